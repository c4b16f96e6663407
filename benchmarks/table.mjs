/** The records as the table of docs/benchmarks.md. Pure. */
const BEGIN = '<!-- begin: written by npm run bench -->';
const END = '<!-- end -->';

const short = (n) => Number(n.toPrecision(3));
export function figureText(name, value) {
  if (name.endsWith('Bytes')) return `${short(value / 2 ** 20)} MiB`;
  if (value >= 1) return `${short(value)} s`;
  return value >= 1e-3 ? `${short(value * 1e3)} ms` : `${short(value * 1e6)} µs`;
}

/** One row a side: what it is, its median, how many times the engine's, its peak memory. */
export function tableOf(records) {
  const lines = [];
  for (const r of records) {
    const { graph, machine } = r;
    lines.push(
      `### ${r.name}: ${graph.links.toLocaleString('en')} links${graph.hard ? ', hard' : ''}`,
      '',
      `${r.asks}. Median of ${r.rounds} interleaved rounds; ${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; ${r.date.slice(0, 10)}, commit ${r.commit}.`,
      '',
      `| who | ${r.figure} | times the first | peak memory | answer |`,
      '|---|---|---|---|---|',
      ...r.sides.map((s) => `| ${cells(r, s).join(' | ')} |`),
      '',
    );
  }
  return lines.join('\n');
}

function cells(record, side) {
  if (side.status !== 'measured') return [side.label, `${side.status}: ${side.reason}`, '', '', ''];
  const { figures, check, ratio } = side;
  const peak = figures.peakBytes === undefined ? '' : figureText('peakBytes', figures.peakBytes.median);
  const said = Object.entries(check).map(([k, v]) => `${k} ${v.toLocaleString('en')}`);
  const own = figures[record.figure].median;
  return [
    side.label,
    figureText(record.figure, own),
    ratio === undefined ? '' : `${short(ratio)}`,
    peak,
    said.join(', '),
  ];
}

/** `page` with the part between the marks replaced. */
export function withTable(page, records) {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from === -1 || to < from) throw new Error('docs/benchmarks.md: the marks of the table are missing');
  return `${page.slice(0, from)}${BEGIN}\n\n${tableOf(records)}\n${page.slice(to)}`;
}

/**
 * Laying out a group, beside dagre and elk in one run. Run after a build:
 *   node benchmarks/layout.mjs [--peers FOLDER]
 * The peers are no part of this project (elk alone is eight megabytes): FOLDER is one in which `npm install
 * @dagrejs/dagre elkjs` was run; without it their columns say "not run".
 * Groups: owners above and companies below, a second owner for every fourth, one loop for every fifty; and a chain of
 * 10,000. Every engine is given the same boxes and lines with the same sizes; ours measures and places the words as
 * well, the peers are given each label's size. Medians of rounds taken in turns.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { draw, layout } from '../dist/faces/draw/index.js';
import { seeded } from './seeded.mjs';

const { values } = parseArgs({ options: { peers: { type: 'string' }, rounds: { type: 'string', default: '5' } } });
const ROUNDS = Number(values.rounds);
const [BOX, LABEL] = [
  { width: 150, height: 46 },
  { width: 46, height: 16 },
];

const share = (percent) => ({ exact: percent, fraction: `${percent}/100` });
const node = (id, place) => ({ id, name: `Company ${id}`, type: 'company', otherNames: [], place, offices: [] });
function edge(from, to, percent) {
  const said = {
    words: `${percent}%`,
    hedge: 'exact',
    of: 'capital',
    share: share(percent),
    use: 'used',
    statement: 's',
    source: 'f',
    directness: 'direct',
  };
  return {
    id: `${from} > ${to}`,
    from,
    to,
    kind: 'shares-and-votes',
    economic: share(percent),
    votes: share(percent),
    said: [said],
    suspect: false,
    road: false,
    statements: [],
  };
}
const answerOf = (nodes, edges) => ({
  headline: 'A group.',
  lead: '',
  because: '',
  subject: { id: 's', name: 'Company s', type: 'company' },
  nodes,
  edges,
  undisclosed: {},
  forest: [],
  forestLeftOut: 0,
  verdicts: [],
  events: [],
});

/** A quarter of the parties above the subject, three quarters below it. */
function group(size) {
  const { below, chance } = seeded(size);
  const nodes = [node('s', 'subject')];
  const [up, down] = [['s'], ['s']];
  const edges = new Map();
  const add = (from, to, percent) => {
    if (from !== to) edges.set(`${from} > ${to}`, edge(from, to, percent));
  };
  for (let n = 1; n < size; n += 1) {
    const id = `n${n}`;
    const above = n % 4 === 0;
    nodes.push(node(id, above ? 'above' : 'below'));
    const side = above ? up : down;
    const other = side[below(side.length)];
    if (above) add(id, other, 5 + below(45));
    else add(other, id, 51 + below(49));
    if (chance(0.25)) {
      const second = side[below(side.length)];
      if (above) add(id, second, 1 + below(20));
      else add(second, id, 1 + below(20));
    }
    if (n % 50 === 0) add(down.at(-1), up[below(up.length)], 1 + below(5));
    side.push(id);
  }
  return answerOf(nodes, [...edges.values()]);
}

function chain(length) {
  const ids = Array.from({ length }, (_, n) => (n === 0 ? 's' : `n${n}`));
  return answerOf(
    ids.map((id) => node(id, id === 's' ? 'subject' : 'above')),
    ids.slice(1).map((id, n) => edge(id, ids[n], 100)),
  );
}

/** name -> what lays an answer out; undefined: not installed */
function engines(folder) {
  const load = (name) => {
    if (folder === undefined || !existsSync(join(folder, 'node_modules', name))) return undefined;
    return createRequire(join(folder, 'package.json'))(name);
  };
  const [dagre, Elk] = [load('@dagrejs/dagre'), load('elkjs')];
  return {
    'lookthrough, layout': (a) => layout(a),
    'lookthrough, to SVG': (a) => draw(a, 'svg'),
    dagre: dagre && ((a) => byDagre(dagre, a)),
    elk: Elk && ((a) => byElk(Elk, a)),
  };
}

function byDagre(dagre, { nodes, edges }) {
  const g = new dagre.graphlib.Graph({ multigraph: true });
  g.setGraph({ rankdir: 'TB' });
  for (const n of nodes) g.setNode(n.id, { ...BOX });
  for (const e of edges) g.setEdge(e.from, e.to, { ...LABEL, labelpos: 'c' }, e.id);
  dagre.layout(g);
}

const byElk = (Elk, { nodes, edges }) =>
  new Elk().layout({
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'DOWN', 'elk.edgeRouting': 'ORTHOGONAL' },
    children: nodes.map((n) => ({ id: n.id, ...BOX })),
    edges: edges.map((e) => ({ id: e.id, sources: [e.from], targets: [e.to], labels: [{ text: '50%', ...LABEL }] })),
  });

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const groups = {
  '60 parties': group(60),
  '200 parties': group(200),
  '400 parties': group(400),
  'a chain of 10,000': chain(10_000),
};
const all = engines(values.peers);
console.log(
  `${cpus()[0]?.model ?? 'a machine'}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; Node ${process.versions.node}; median of ${ROUNDS} rounds in turns, milliseconds of CPU\n`,
);
console.log(
  `| group | boxes drawn, lines | ${Object.keys(all).join(' | ')} |\n|---|---|${Object.keys(all)
    .map(() => '---|')
    .join('')}`,
);
for (const [name, answer] of Object.entries(groups)) {
  const times = Object.fromEntries(Object.keys(all).map((key) => [key, []]));
  const failed = {};
  // A chain is one round: the peers take minutes or fail, and say so.
  for (let round = 0; round < (name.includes('chain') ? 1 : ROUNDS); round += 1)
    for (const [key, work] of Object.entries(all)) {
      if (work === undefined || failed[key] !== undefined) continue;
      const before = process.cpuUsage();
      try {
        await work(answer);
      } catch (error) {
        failed[key] = String(error?.message ?? error)
          .split('\n')[0]
          .slice(0, 60);
      }
      const used = process.cpuUsage(before);
      times[key].push((used.user + used.system) / 1000);
    }
  const drawn = layout(answer);
  const what =
    drawn.tooMany === undefined
      ? `${drawn.boxes.length}, ${drawn.lines.length}`
      : `none: ${drawn.tooMany.boxes} are named too many`;
  const cell = (key) => (all[key] === undefined ? 'not run' : (failed[key] ?? median(times[key]).toFixed(0)));
  console.log(`| ${name}, ${answer.edges.length} holdings | ${what} | ${Object.keys(all).map(cell).join(' | ')} |`);
}

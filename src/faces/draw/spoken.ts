/** A chart that is laid out, in the language of its words: names stay as the source has them, nothing moves. */
import { wrapped } from './measure.ts';
import type { Box, BoxRow, LabelPart, Layout, Line } from './types.ts';

type Say = (text: string) => string;

/**
 * @param say a sentence or word of the engine in the language, or as it was
 * @param quoted a source's own words with the quotes of the language
 * @returns words of the engine in the language wherever they take no more room than was kept for them
 */
export function spoken(l: Layout, say: Say, quoted: Say): Layout {
  return { ...l, boxes: l.boxes.map((b) => boxIn(b, say)), lines: l.lines.map((x) => lineIn(x, say, quoted)) };
}

function boxIn(box: Box, say: Say): Box {
  const sub = kindIn(box.sub, say);
  if (box.bar !== undefined)
    return {
      ...box,
      rows: box.rows.map((r) => (r.kind === 'mono' || r.kind === 'sub' ? { ...r, text: kindIn(r.text, say) } : r)),
    };
  const under = box.rows.filter((r) => r.kind === 'sub');
  const rows = wrapped(sub, 12, box.width - 12);
  if (sub === box.sub || rows.length > under.length)
    return { ...box, rows: box.rows.map((r) => (r.kind === 'mono' ? { ...r, text: say(r.text) } : r)) };
  const place = (r: BoxRow): BoxRow[] => {
    if (r.kind === 'mono') return [{ ...r, text: say(r.text) }];
    if (r.kind !== 'sub') return [r];
    const text = rows[under.indexOf(r)];
    return text === undefined ? [] : [{ ...r, text }];
  };
  return { ...box, sub, rows: box.rows.flatMap(place) };
}

/** "company · listed in Hong Kong": where the whole is not known, each part for itself. */
function kindIn(text: string, say: Say): string {
  const whole = say(text);
  return whole === text ? text.split(' · ').map(say).join(' · ') : whole;
}

function lineIn(line: Line, say: Say, quoted: Say): Line {
  if (line.label === undefined) return line;
  const parts = runsOf(line.label.parts).flatMap((run) => runIn(run, say, quoted));
  return { ...line, label: { ...line.label, parts } };
}

/** Lines of one voice that stand together: a sentence may have been broken over them. */
function runsOf(parts: readonly LabelPart[]): readonly (readonly LabelPart[])[] {
  const runs: LabelPart[][] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last !== undefined && last[0]?.kind === part.kind) last.push(part);
    else runs.push([part]);
  }
  return runs;
}

function runIn(run: readonly LabelPart[], say: Say, quoted: Say): readonly LabelPart[] {
  const [first] = run;
  if (first === undefined || first.kind === 'gauge') return run;
  if (first.kind === 'quoted') return run.map((p) => ({ ...p, text: quoted(p.text) }));
  const whole = run.map((p) => p.text).join(' ');
  const said = say(whole);
  if (said === whole) return run.map((p) => ({ ...p, text: say(p.text) }));
  const rows = wrapped(said, first.kind === 'strong' ? 13.5 : 12, Math.max(...run.map((p) => p.width), 84));
  if (rows.length > run.length) return run;
  return run.slice(0, rows.length).map((p, at) => ({ ...p, text: rows[at] ?? p.text }));
}

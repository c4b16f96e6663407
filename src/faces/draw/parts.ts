/** The boxes and lines of a drawing before they have places, and their order by share. */
import type { StructureAnswer } from '../../index.ts';
import { partyBox, REST, sized } from './boxes.ts';
import { discSized } from './disc.ts';
import { type Fold, type Kept, upperOf } from './folding.ts';
import { labelOf } from './label.ts';
import { besideSelf, type Pen } from './pen.ts';
import type { DrawWords, EdgeIn, Label, Sized, Wire } from './types.ts';
import { upward } from './upward.ts';
import { readText } from './words.ts';

export interface Parts {
  readonly boxes: readonly Sized[];
  readonly wires: readonly Wire[];
  /** holdings in oneself, drawn beside the box */
  readonly selves: readonly { readonly edge: EdgeIn; readonly label: Label }[];
  readonly rank: ReadonlyMap<string, number>;
  readonly pen: Pen;
}

export function partsOf(answer: StructureAnswer, kept: Kept, words: DrawWords, narrow: boolean, pen: Pen): Parts {
  const turned = upward(kept.edges);
  const wires = kept.edges
    .filter((e) => e.from !== e.to)
    .map((edge): Wire => {
      const loop = turned.get(edge);
      const [upper, lower] = loop === undefined ? [edge.from, edge.to] : [edge.to, edge.from];
      return {
        id: edge.id,
        kind: 'edge',
        edge,
        upper,
        lower,
        up: loop !== undefined,
        ...(loop === undefined ? {} : { loop }),
        label: labelOf(edge, words, narrow, loop),
      };
    });
  for (const f of kept.folds) {
    const [upper, lower] = f.side === 'owners' ? [f.id, f.anchor] : [f.anchor, f.id];
    wires.push({ id: f.id, kind: 'fold', upper, lower, up: false });
  }
  const selves = kept.edges
    .filter((e) => e.from === e.to)
    .map((edge) => ({ edge, label: labelOf(edge, words, narrow) }));
  const sides = new Map<string, number>();
  for (const s of selves) sides.set(s.edge.from, (sides.get(s.edge.from) ?? 0) + s.label.width + besideSelf(pen));
  const ports = portsOf(wires);
  const boxes: Sized[] = kept.nodes
    .filter((n) => n.id !== answer.subject.id)
    .map((n) => {
      const side = sides.get(n.id);
      return {
        ...partyBox(n, narrow, (ports.get(n.id) ?? 1) * pen.port, pen, side),
        ...(side === undefined ? {} : { side }),
      };
    });
  const several = pen.notation === 'parallel' ? discSized : sized;
  for (const f of kept.folds)
    boxes.push(several(f.id, `${f.members.length} ${words.others}`, foldText(f, words), 'fold', narrow));
  const rest = answer.undisclosed.votes ?? answer.undisclosed.economic;
  if (rest !== undefined && rest.exact !== 0) {
    boxes.push(several(REST, words.notDeclared, `=\u00a0${readText(rest)}`, 'rest', narrow));
    wires.push({ id: REST, kind: 'rest', upper: REST, lower: answer.subject.id, up: false });
  }
  return { boxes, wires, selves, rank: ranked(answer, boxes, wires), pen };
}

const foldText = (f: Fold, words: DrawWords): string =>
  `=\u00a0${readText(f.low === f.high ? { exact: f.low } : { minimum: f.low, maximum: f.high })}, ${words.noneOver} ${f.largest}\u00a0%`;

function portsOf(wires: readonly Wire[]): Map<string, number> {
  const [over, under] = [new Map<string, number>(), new Map<string, number>()];
  for (const w of wires) {
    under.set(w.upper, (under.get(w.upper) ?? 0) + 1);
    over.set(w.lower, (over.get(w.lower) ?? 0) + 1);
  }
  return new Map(
    [...over.keys(), ...under.keys()].map((id) => [id, Math.max(over.get(id) ?? 0, under.get(id) ?? 0) + 1]),
  );
}

const weight = (w: Wire): number =>
  w.kind === 'rest' ? -2 : w.kind === 'fold' ? -1 : w.edge === undefined ? 0 : upperOf(w.edge);

/** A walk from the subject, the largest share and its whole chain first; then by name and id. */
function ranked(answer: StructureAnswer, boxes: readonly Sized[], wires: readonly Wire[]): Map<string, number> {
  const names = new Map(boxes.map((b) => [b.id, b.label]));
  const near = new Map<string, { wire: Wire; to: string }[]>();
  for (const wire of wires)
    for (const [at, to] of [
      [wire.lower, wire.upper],
      [wire.upper, wire.lower],
    ] as const) {
      const list = near.get(at);
      if (list === undefined) near.set(at, [{ wire, to }]);
      else list.push({ wire, to });
    }
  const key = (to: string): string => `${names.get(to) ?? ''}\u0000${to}`;
  const rank = new Map<string, number>();
  const starts = [answer.subject.id, ...boxes.map((b) => b.id).sort()];
  for (const start of starts) {
    const stack = [start];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (rank.has(id)) continue;
      rank.set(id, rank.size);
      const sorted = (near.get(id) ?? [])
        .filter((n) => !rank.has(n.to))
        .sort((a, b) => weight(b.wire) - weight(a.wire) || (key(a.to) < key(b.to) ? -1 : 1));
      for (const n of sorted.reverse()) stack.push(n.to);
    }
  }
  return rank;
}

/** What a scenario moves, side by side: rows of the forest, holdings, consequences that no reading escapes. */
import type { Move, Share, Structure, Verdict, WhatIf } from '../types.ts';

type ForestRow = Structure['answer']['forest'][number];
export interface Side {
  readonly share: Share;
  readonly verdict?: Verdict | undefined;
}
export interface Pair {
  readonly label: string;
  readonly sub: string;
  readonly kind: ForestRow['kind'];
  readonly choice?: Readonly<Record<string, string>> | undefined;
  readonly before?: Side | undefined;
  readonly after?: Side | undefined;
}

const keyOf = (r: ForestRow): string =>
  `${r.kind} ${r.choice === undefined ? `${r.label} ${r.sub ?? ''}` : JSON.stringify(r.choice)}`;
const sideOf = (r: ForestRow | undefined): Side | undefined =>
  r === undefined ? undefined : { share: r.share, verdict: r.verdict };

/** Rows of both forests, each once; what a source says is said today, and a scenario moves no source. */
export function forestPairs(before: readonly ForestRow[], after: readonly ForestRow[]): readonly Pair[] {
  const was = new Map(before.map((r) => [keyOf(r), r] as const));
  const is = new Map(after.map((r) => [keyOf(r), r] as const));
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key): Pair[] => {
    const [x, y] = [was.get(key), is.get(key)];
    const row = y ?? x;
    if (row === undefined) return [];
    const told = row.kind === 'source';
    return [
      {
        label: row.label,
        sub: row.sub ?? '',
        kind: row.kind,
        choice: row.choice,
        before: sideOf(told ? row : x),
        after: told ? undefined : sideOf(y),
      },
    ];
  });
}

/** Without a rule of the structure, the groups whose votes an offer rule looks at: each once. */
export function movePairs(moves: readonly Move[]): readonly Pair[] {
  const first = new Map(moves.map((m) => [m.party.id, m] as const).reverse());
  return [...first.values()].reverse().map((m) => ({
    label: m.party.name,
    sub: '',
    kind: 'together' as const,
    before: { share: m.from, verdict: m.overBefore },
    after: { share: m.to, verdict: m.overAfter },
  }));
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type Holder = WhatIf['answer']['before']['holders'][number];
export interface Held {
  readonly name: string;
  readonly before: Holder | undefined;
  readonly after: Holder | undefined;
}

export function heldPairs({ before, after }: WhatIf['answer']): readonly Held[] {
  const ids = [...new Set([...after.holders, ...before.holders].map((h) => h.party.id))];
  return ids.map((id) => {
    const [x, y] = [before.holders.find((h) => h.party.id === id), after.holders.find((h) => h.party.id === id)];
    return { name: (y ?? x)?.party.name ?? id, before: x, after: y };
  });
}

/** The first offer that is due whatever the facts and the amount are. */
export const certainOffer = ({ crossed }: WhatIf['answer']): Move | undefined =>
  crossed.find((m) => m.verdict === 'yes' && m.overAfter === 'yes');

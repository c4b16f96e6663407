/** Facts with a few readings: open points, and control that a source states. */
import type { OpenPoint, Snapshot } from '../../snapshot/types.ts';
import type { Fact } from '../types.ts';
import { nameOf } from '../words.ts';
import type { Retrial } from './retrial.ts';

export interface World {
  readonly text: string;
  /** open point id -> option id */
  readonly choices: Readonly<Record<string, string>>;
  /** assumptions that do not hold */
  readonly off: readonly string[];
}
export interface Lever {
  readonly fact: Fact;
  /** everything it can be */
  readonly worlds: readonly World[];
}

const KIND: Record<OpenPoint['kind'], Fact['kind']> = {
  directness: 'directness',
  misprint: 'reading',
  conflict: 'reading',
  identity: 'identity',
  date: 'date',
};
/** A hull of the other options is no reading of its own. */
const HULL = 'either';
const ORDER: readonly OpenPoint['kind'][] = ['directness', 'date', 'conflict', 'misprint', 'identity'];

/** Directness first; only what can bear on the company: points about what stands above it, and unsure identities. */
export function leversOf({ input, bench }: Retrial): readonly Lever[] {
  const { snapshot } = input;
  const bears = (p: OpenPoint): boolean =>
    p.parties.length === 0 ||
    // An identity is about either of two; of any other point the first is the holder, who may stand beside.
    (p.kind === 'identity' ? p.parties : p.parties.slice(1)).some((n) => bench.everybody.has(n));
  const points = snapshot.openPoints
    .filter((p) => p.options.length > 1 && bears(p))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.id < b.id ? -1 : 1))
    .map(pointLever);
  return [...points, ...statedLevers(snapshot, bench.everybody)];
}

function pointLever(p: OpenPoint): Lever {
  const [holder, company] = p.kind === 'identity' ? [] : p.parties;
  return {
    fact: {
      kind: KIND[p.kind],
      openPoint: p.id,
      text: p.text,
      ...(holder === undefined ? {} : { holder }),
      ...(company === undefined ? {} : { company }),
    },
    worlds: p.options.filter((o) => o.id !== HULL).map((o) => ({ text: o.text, choices: { [p.id]: o.id }, off: [] })),
  };
}

function statedLevers(s: Snapshot, everybody: ReadonlySet<number>): readonly Lever[] {
  const seen = new Set<string>();
  return s.statedControl.flatMap(({ controller, company, assumption }): Lever[] => {
    if (seen.has(assumption) || !everybody.has(company)) return [];
    seen.add(assumption);
    const text = `whether ${nameOf(s, controller)} controls ${nameOf(s, company)}, as a source states`;
    return [
      {
        fact: { kind: 'stated-control', holder: controller, company, text },
        worlds: [
          { text: 'it does', choices: {}, off: [] },
          { text: 'it does not', choices: {}, off: [assumption] },
        ],
      },
    ];
  });
}

/** Every way the levers can stand together. */
export function worldsOf(levers: readonly Lever[]): readonly World[] {
  return levers.reduce<readonly World[]>(
    (all, lever) =>
      all.flatMap((a) =>
        lever.worlds.map((w) => ({
          text: a.text === '' ? w.text : `${a.text}; ${w.text}`,
          choices: { ...a.choices, ...w.choices },
          off: [...a.off, ...w.off],
        })),
      ),
    [{ text: '', choices: {}, off: [] }],
  );
}

/** Who gives something in a scenario is taken to have it: an assumption, unless its lower end covers every amount meant. */
import { percentNumber } from '../terms/exact.ts';
import type { Interval } from '../terms/interval.ts';
import { type Amount, certainlyFits } from './amount.ts';
import { type ConversionChange, heldOfClass } from './conversion.ts';
import { order } from './ledger.ts';
import type { SpinOffChange } from './spin-off.ts';
import type { Assumption, Node, Snapshot } from './types.ts';

interface Giving {
  readonly giver: Node;
  readonly company: Node;
  readonly amount: Amount;
  readonly had: Interval | undefined;
  /** "class B of " where the amount is of a class */
  readonly of: string;
  readonly does: 'sells' | 'hands out' | 'converts';
}

/** The assumptions of the scenario, with that of a sale or a spin-off where there is doubt. */
export function givesShares(
  s: Snapshot,
  giver: Node,
  { kind, company, amount }: { readonly kind: 'transfer' | SpinOffChange['kind']; company: Node; amount: Amount },
): readonly Assumption[] {
  const had = s.economic.get(company)?.holdings.find((h) => h.owner === giver)?.bounds;
  return withDoubt(s, { giver, company, amount, had, of: '', does: kind === 'spin-off' ? 'hands out' : 'sells' });
}

/** The same of a part of a class. */
export function givesClass(s: Snapshot, c: ConversionChange): readonly Assumption[] {
  if (c.amount === undefined) return s.assumptions;
  const [had, of] = [heldOfClass(s, c), `class ${c.from} of `];
  return withDoubt(s, { giver: c.holder, company: c.company, amount: c.amount, had, of, does: 'converts' });
}

function withDoubt(s: Snapshot, { giver, company, amount, had, of, does }: Giving): readonly Assumption[] {
  if (certainlyFits(had, amount)) return s.assumptions;
  const name = (n: Node): string => s.parties[n]?.name ?? `#${n}`;
  const { words, bounds } = amount;
  const much = words === undefined ? `${percentNumber(bounds.lo, 'nearest')} %` : `“${words}”`;
  const assumption: Assumption = {
    id: `seller-holds-enough:${name(giver)} > ${of}${name(company)}`,
    kind: 'seller-holds-enough',
    text: `${name(giver)} holds the ${much} of ${of}${name(company)} that it ${does}`,
    parties: [giver, company],
    statements: s.economic.get(company)?.holdings.find((h) => h.owner === giver)?.statements ?? [],
    on: true,
  };
  return [...s.assumptions.filter((a) => a.id !== assumption.id), assumption].sort((a, b) => order(a.id, b.id));
}

/** The verdicts asked for, each with whom it is said of: the rule's own, whether anybody has a majority, who is said to control. */
import type { Control, Structure, Verdict } from '../types.ts';

export interface Outcome {
  readonly verdict: Verdict;
  readonly who: readonly string[];
}
export interface VerdictItem {
  readonly kind: 'majority' | 'rule' | 'stated';
  readonly outcomes: readonly Outcome[];
}
type Row = {
  readonly party?: { readonly name: string } | undefined;
  readonly group?: readonly { readonly name: string }[] | undefined;
};

const ORDER: readonly Verdict[] = ['yes', 'cannot-tell', 'no'];
const nameOf = (r: Row): string => r.party?.name ?? (r.group ?? []).map((p) => p.name).join(' + ');

/**
 * @param control the answer to `control`; undefined: not there yet
 * @param noPerson what is said of a party over the line that is no person
 */
export function verdictItems(
  { answer }: Structure,
  control: Control['answer'] | undefined,
  noPerson: string,
): VerdictItem[] {
  const ends = (control?.notPersons ?? []).filter((n) => n.overLine !== 'no');
  const rule = outcomesOf([
    ...answer.verdicts.map((v) => ({ verdict: v.verdict, who: nameOf(v) })),
    ...ends.map((n) => ({ verdict: n.overLine, who: `${n.party.name} (${noPerson})` })),
  ]);
  const controllers = control?.controllers ?? [];
  const majority = outcomesOf(controllers.map((c) => ({ verdict: c.majorityByVotes, who: nameOf(c) })));
  const stated = outcomesOf(
    controllers.flatMap((c) => (c.basis === 'stated' ? [{ verdict: 'yes' as const, who: nameOf(c) }] : [])),
  );
  const nobody: readonly Outcome[] = control === undefined ? [] : [{ verdict: 'no', who: [] }];
  const items: VerdictItem[] = [
    { kind: 'majority', outcomes: majority.length === 0 ? nobody : majority },
    { kind: 'rule', outcomes: rule },
    { kind: 'stated', outcomes: stated },
  ];
  return items.filter((i) => i.outcomes.length > 0);
}

/** Parties with one verdict stand together: yes first, then what cannot be told, then no. */
function outcomesOf(rows: readonly { readonly verdict: Verdict; readonly who: string }[]): Outcome[] {
  return ORDER.map((verdict) => ({ verdict, who: rows.filter((r) => r.verdict === verdict).map((r) => r.who) })).filter(
    (o) => o.who.length > 0,
  );
}

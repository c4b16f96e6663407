/** Is anything held through others: of what a party is credited with, does anybody but itself hold it. */
import { samePeople, told } from './check-ruled.ts';
import { countedIn } from './counted-in.ts';
import type { Premised } from './premised.ts';
import type { IndirectStep, Step } from './types.ts';

export function checkIndirect(step: IndirectStep, premised: Premised, done: ReadonlyMap<string, Step>): string[] {
  const rest = done.get(step.rests);
  const credited = rest?.kind === 'member' ? done.get(rest.rests) : rest;
  const votes = credited?.kind === 'credited' ? done.get(credited.rests) : undefined;
  if (rest?.kind !== 'credited' && rest?.kind !== 'member') return [`it rests on ${step.rests}, which credits nobody`];
  if (credited?.kind !== 'credited' || votes?.kind !== 'votes') return ['nothing derives what it is credited with'];
  if (!samePeople(rest.set, step.parties) || rest.company !== step.company) return ['the share is somebody else’s'];
  const holders = premised.column(credited.measure, step.company)?.holders ?? [];
  const others = (derived: readonly string[]): boolean => {
    const hands = countedIn(votes, derived);
    return holders.some((h) => h.hi !== '0' && hands.has(h.party) && !step.parties.includes(h.party));
  };
  const sure = others(votes.certain.map((c) => c.company));
  return told(step.verdict, sure ? 'yes' : others(votes.possible) ? 'cannot-tell' : 'no');
}

/** The answers whose proof the page can show, and where each is asked. */
import { type Asked, PROVED, type Proved, queryOf, structureQuery } from './asking.ts';

/** A scenario, a second party, two days: what an answer needs that is not asked has no proof. */
export const provable = (a: Asked): readonly Proved[] =>
  PROVED.filter((of) => {
    if (of === 'what-if') return a.change.length > 0;
    if (of === 'changes') return a.from !== '' && a.to !== '';
    return of !== 'ties' || a.other !== '';
  });

/** What is shown: an address may ask for the proof of an answer it does not ask. */
export const shownProof = (a: Asked): Proved => provable(a).find((of) => of === a.of) ?? 'structure';

/** The address of the answer as its own view asks it. */
export function provedAt(a: Asked): string {
  switch (shownProof(a)) {
    case 'verdicts':
      return `/api/v1/control?${queryOf(a, { rule: 'all', asIf: 'yes' })}`;
    case 'what-if':
      return `/api/v1/what-if?${queryOf(a, { rule: '', change: a.change, quota: a.quota })}`;
    case 'changes':
      return `/api/v1/changes?${queryOf(a, { rule: '', asAt: '', from: a.from, to: a.to })}`;
    case 'ties':
      return `/api/v1/ties?${queryOf(a, { rule: '', other: a.other })}`;
    case 'power':
      return `/api/v1/power?${queryOf(a, { rule: '', quota: a.quota })}`;
    default:
      return `/api/v1/structure?${structureQuery(a)}`;
  }
}

/**
 * Parties of a whole register that nothing but a name holds together, for whoever keeps it: pairs to be judged, those
 * that agree in most beside the name first. Counted in full and listed up to a limit, since names repeat in every register.
 */
import type { Namesakes } from '../identity/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';

/** Pairs and names listed; the counts are of all. */
const PAIRS_LISTED = 200;
const NAMES_LISTED = 50;

export interface NamesakeFinding {
  readonly text: string;
  readonly parties: readonly Node[];
}
export interface NamesakesCounted {
  /** pairs of one name that nothing contradicts, and how many of them are findings */
  readonly pairs: number;
  readonly listed: number;
  /** names of so many parties that their pairs say nothing, and how many of them are findings */
  readonly tooCommon: number;
  readonly tooCommonListed: number;
}

/** @returns findings of parties the snapshot has; O(pairs · log pairs) */
export function namesakeFindings(
  s: Snapshot,
  { unsure, tooCommon }: Namesakes,
): { readonly findings: readonly NamesakeFinding[]; readonly counted: NamesakesCounted } {
  const pairs = unsure.flatMap((pair) => {
    const [a, b] = [s.nodeOf.get(pair.a), s.nodeOf.get(pair.b)];
    return a === undefined || b === undefined ? [] : [{ ...pair, parties: [a, b] }];
  });
  const likeliest = [...pairs].sort((x, y) => (y.agreeing ?? 0) - (x.agreeing ?? 0) || (x.id < y.id ? -1 : 1));
  const commonest = [...tooCommon].sort((x, y) => y.parties - x.parties || (x.name < y.name ? -1 : 1));
  const [told, names] = [likeliest.slice(0, PAIRS_LISTED), commonest.slice(0, NAMES_LISTED)];
  return {
    findings: [
      ...told.map(({ a, b, reason, parties }) => ({ text: `${a} and ${b} may be one party: ${reason}`, parties })),
      ...names.map(({ name, parties }) => ({
        text: `"${name}" is the name of ${parties} parties; whether some of them are one was not asked`,
        parties: [],
      })),
    ],
    counted: {
      pairs: pairs.length,
      listed: told.length,
      tooCommon: tooCommon.length,
      tooCommonListed: names.length,
    },
  };
}

/** " Of 1,234 pairs that a name alone joins, 200 are listed." */
export function namesakesWords({ pairs, listed, tooCommon }: NamesakesCounted): string {
  const common = tooCommon === 0 ? '' : `, and ${tooCommon} names are of too many parties to ask`;
  if (pairs === 0) return tooCommon === 0 ? '' : ` Names of too many parties to ask who is who: ${tooCommon}.`;
  return ` Pairs that a name alone joins: ${pairs}${listed < pairs ? `, ${listed} of them listed` : ''}${common}.`;
}

/** Assumptions in force, numbered as in the proof: those that say the same of several parties are one group. */
import type { Structure } from '../types.ts';

export type Assumption = Structure['assumptions'][number];
export interface NumberedAssumption extends Assumption {
  /** "A2", or "A2.3" within a group */
  readonly number: string;
}
export interface AssumptionGroup {
  /** "A2" */
  readonly number: string;
  readonly kind: string;
  readonly members: readonly NumberedAssumption[];
  /** members that are switched on */
  readonly on: number;
}

/** Groups in the order of the answer, so that switching one off renumbers none. */
export function groupsOf(assumptions: readonly Assumption[]): AssumptionGroup[] {
  const kinds = new Map<string, Assumption[]>();
  for (const a of assumptions) {
    const list = kinds.get(a.kind);
    if (list === undefined) kinds.set(a.kind, [a]);
    else list.push(a);
  }
  return [...kinds].map(([kind, list], at) => {
    const number = `A${at + 1}`;
    const members = list.map((a, n) => ({ ...a, number: list.length === 1 ? number : `${number}.${n + 1}` }));
    return { number, kind, members, on: list.filter((a) => a.on).length };
  });
}

/** The number of each assumption by its id. */
export const numbersOf = (assumptions: readonly Assumption[]): ReadonlyMap<string, string> =>
  new Map(groupsOf(assumptions).flatMap((g) => g.members.map((m) => [m.id, m.number] as const)));

/**
 * What is to be switched off after some are switched: a whole kind by its one word, so that an address stays short.
 * @param before ids and kinds that are switched off
 * @param ids assumptions that are switched
 */
export function switchedOff(
  before: readonly string[],
  assumptions: readonly Assumption[],
  ids: readonly string[],
  on: boolean,
): string[] {
  const switched = new Set(ids);
  const off = groupsOf(assumptions).flatMap(({ kind, members }) => {
    const left = members.filter((m) => (switched.has(m.id) ? !on : !m.on)).map((m) => m.id);
    return members.length > 1 && left.length === members.length ? [kind] : left;
  });
  const known = new Set(assumptions.flatMap((a) => [a.id, a.kind]));
  return [...before.filter((id) => !known.has(id)), ...off];
}

/**
 * Power indices, counted again coalition by coalition: which win, and in which each player turns a losing one into a
 * winning one. Definitions: Shapley and Shubik 1954, Banzhaf 1965, Coleman 1971, Deegan and Packel 1978.
 */
import { type Exact, exact, ratio, ZERO } from '../terms/exact.ts';
import { samePeople } from './check-ruled.ts';
import { read } from './numbers.ts';
import type { Premised } from './premised.ts';
import type { PowerStep, Step } from './types.ts';

/** So many players have a million coalitions; more are not counted again. */
export const MOST_PLAYERS = 20;

export function checkPower(step: PowerStep, premised: Premised, done: ReadonlyMap<string, Step>): string[] {
  if (step.players.length > MOST_PLAYERS) return [`more than ${MOST_PLAYERS} players are not counted again`];
  const failures: string[] = [];
  const weights = step.players.map(({ members, votes }) => {
    const joint = done.get(votes);
    const fits = joint?.kind === 'joint' && joint.company === step.company && joint.measure === 'votes';
    if (fits && joint.undisclosed === 'declared' && samePeople(joint.set, members) && joint.share.lo === joint.share.hi)
      return read(joint.share.lo);
    failures.push(`the votes of ${members.join(' and ')} are not shown to be one figure`);
    return ZERO;
  });
  const members = step.players.flatMap((p) => p.members);
  if (new Set(members).size < members.length) failures.push('somebody votes twice');
  const holders = premised.column('votes', step.company)?.holders ?? [];
  for (const h of holders) if (!members.includes(h.party)) failures.push(`${h.name} votes and is left out`);
  const game = countedGame(weights, read(step.quota), step.inclusive);
  if (game === undefined) return [...failures, 'the votes are too fine to be counted again'];
  for (const { name, values } of step.indices) {
    const found = indexOf(game, name);
    if (values.length !== found.length || !values.every((v, at) => read(v).equals(found[at] as Exact)))
      failures.push(`the index ${name} is another`);
  }
  if (step.act !== undefined && !read(step.act).equals(ratio(game.winning, 2 ** game.players)))
    failures.push('the power to act is another');
  return failures;
}

interface Counted {
  readonly players: number;
  readonly winning: number;
  /** player -> coalitions of so many others that it turns */
  readonly swings: readonly (readonly number[])[];
  /** player -> minimal winning coalitions of so many members */
  readonly minimal: readonly (readonly number[])[];
  readonly minimals: number;
}

/** undefined where a common unit of the votes is beyond whole numbers of a double. O(2^n · n) */
function countedGame(weights: readonly Exact[], quota: Exact, inclusive: boolean): Counted | undefined {
  const unit = [...weights, quota].reduce((d, w) => lcm(d, w.d), 1n);
  const whole = weights.map((w) => Number((w.n * unit) / w.d));
  const line = Number((quota.n * unit) / quota.d);
  if (![...whole, line, whole.reduce((a, b) => a + b, 0)].every(Number.isSafeInteger)) return undefined;
  const n = weights.length;
  const sums = new Float64Array(2 ** n);
  for (let mask = 1; mask < sums.length; mask += 1)
    sums[mask] = (sums[mask & (mask - 1)] as number) + (whole[31 - Math.clz32(mask & -mask)] as number);
  const wins = (mask: number): boolean => (sums[mask] as number) > line || (inclusive && sums[mask] === line);
  const table = (): number[][] => whole.map(() => new Array<number>(n + 1).fill(0));
  const [swings, minimal] = [table(), table()];
  let [winning, minimals] = [0, 0];
  for (let mask = 0; mask < sums.length; mask += 1) {
    if (!wins(mask)) continue;
    winning += 1;
    const inside = whole.flatMap((_, i) => ((mask >> i) & 1 ? [i] : []));
    const turning = inside.filter((i) => !wins(mask & ~(1 << i)));
    for (const i of turning) add(swings[i] as number[], inside.length - 1);
    if (turning.length < inside.length) continue;
    minimals += 1;
    for (const i of inside) add(minimal[i] as number[], inside.length);
  }
  return { players: n, winning, swings, minimal, minimals };
}

function add(counts: number[], at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}
const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

function indexOf(game: Counted, name: PowerStep['indices'][number]['name']): readonly Exact[] {
  const { players, winning, swings, minimal, minimals } = game;
  const totals = swings.map(sum);
  const over = (d: number): readonly Exact[] => totals.map((t) => (d === 0 ? ZERO : ratio(t, d)));
  switch (name) {
    case 'shapley-shubik':
      return swings.map((bySize) => bySize.reduce((v, count, s) => v.add(orders(s, players).mul(count)), ZERO));
    case 'banzhaf-normalised':
      return over(sum(totals));
    case 'banzhaf-absolute':
      return over(2 ** (players - 1));
    case 'coleman-prevent':
      return over(winning);
    case 'coleman-initiate':
      return over(2 ** players - winning);
    case 'deegan-packel':
      return minimal.map((bySize) =>
        minimals === 0
          ? ZERO
          : bySize.reduce((v, count, s) => (s === 0 ? v : v.add(ratio(count, s))), ZERO).div(minimals),
      );
  }
}

/** The part of all orders in which exactly these `before` others come first: before! · after! / n! */
function orders(before: number, n: number): Exact {
  if (before >= n) return ZERO;
  let part = exact(1).div(n);
  for (let k = 0; k < before; k += 1) part = part.mul(k + 1).div(n - 1 - k);
  return part;
}

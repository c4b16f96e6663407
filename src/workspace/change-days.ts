/**
 * The days on which a group changes. Between two days that some date of the statements touches nothing can change, so
 * only those are looked at, each by a snapshot of its own held against the one before: what is listed did change.
 */
import { resolveIdentities } from '../identity/resolve.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { Snapshot } from '../snapshot/types.ts';
import type { Statement } from '../statements/types.ts';
import { type Day, dayAfter, dayBefore, daysOf, type PartialDate } from '../terms/day.ts';
import type { Interval } from '../terms/interval.ts';
import { dayOption } from './ask.ts';
import { resolveParty } from './resolve.ts';
import type { Workspace } from './workspace.ts';

export interface ChangeDay {
  readonly day: Day;
  /** how many holdings, in shares or in votes, begin, end or have other bounds */
  readonly holdings: number;
  /** how many stated controls, pacts and offices begin or end */
  readonly powers: number;
}
export interface ChangeDays {
  /** in order; a holding nobody says the beginning of has none */
  readonly days: readonly ChangeDay[];
  /** days that a date touches, and how many of them were looked at */
  readonly looked: number;
  readonly of: number;
  /** the last day looked at, where some are left: `after` of the next call */
  readonly next?: Day;
}

export interface ChangeDaysQuestion {
  readonly subject: string;
  /** days by which statements had to be published; without it all */
  readonly knownAt?: string;
  /** only days after this one */
  readonly after?: Day;
  /** how many days to look at; fewer, though always one, where the group is so large that they would take long */
  readonly most?: number;
}

/**
 * On which days the parties above a company, and what it holds directly, change.
 * @throws LookthroughError not-found, ambiguous, usage
 * @example (await changeDays(workspace, { subject: 'Kingsoft' })).days.map((d) => d.day)
 */
export async function changeDays(workspace: Workspace, q: ChangeDaysQuestion): Promise<ChangeDays> {
  const id = await resolveParty(workspace.store, q.subject);
  const statements = await workspace.store.closure([id], 1);
  const identities = resolveIdentities(statements);
  const known = q.knownAt === undefined || q.knownAt === 'all' ? {} : dayOption('knownAt', q.knownAt);
  const at = (asAt: Day): Marks => marksOf(takeSnapshot(statements, { ...known, asAt }, identities));
  const touched = daysTouched(statements);
  const left = touched.filter((day) => q.after === undefined || day > q.after);
  const [first] = left;
  if (first === undefined) return { days: [], looked: 0, of: 0 };
  const looked = left.slice(0, Math.min(q.most ?? left.length, Math.max(1, Math.floor(WORK / statements.length))));
  const days: ChangeDay[] = [];
  let marks = at(touched[touched.length - left.length - 1] ?? dayBefore(first));
  for (const day of looked) {
    const now = at(day);
    const changed = {
      day,
      holdings: differing(marks.holdings, now.holdings),
      powers: differing(marks.powers, now.powers),
    };
    if (changed.holdings + changed.powers > 0) days.push(changed);
    marks = now;
  }
  const last = looked.at(-1);
  const more = last !== undefined && looked.length < left.length ? { next: last } : {};
  return { days, looked: looked.length, of: left.length, ...more };
}

/** Statements read for one answer, each once a day: some ten seconds. */
const WORK = 500_000;

/** First and last possible day of every date, and the days after: a fact begins on one and has ended after another. */
function daysTouched(statements: readonly Statement[]): readonly Day[] {
  const days = new Set<Day>();
  for (const date of new Set(statements.flatMap(datesOf))) {
    const { first, last } = daysOf(date);
    for (const day of [first, last]) days.add(day).add(dayAfter(day));
  }
  return [...days].sort();
}

function datesOf(s: Statement): readonly PartialDate[] {
  const dates: (PartialDate | undefined)[] = [s.source.published, s.statementDate];
  if (s.kind === 'relationship') for (const i of s.interests) dates.push(i.startDate, i.endDate);
  if (s.kind === 'transaction') dates.push(s.date);
  if (s.kind === 'tie') dates.push(s.startDate, s.endDate);
  return dates.filter((d) => d !== undefined);
}

/** What a day looks like: one text a holding, and one a power, by who and in whom. */
interface Marks {
  readonly holdings: ReadonlyMap<string, string>;
  readonly powers: ReadonlyMap<string, string>;
}

function marksOf(s: Snapshot): Marks {
  const [holdings, powers] = [new Map<string, string>(), new Map<string, string>()];
  for (const measure of ['economic', 'votes'] as const)
    for (const column of s[measure].values())
      for (const h of column.holdings) holdings.set(`${measure} ${h.owner} ${h.company}`, boundsText(h.bounds));
  for (const c of s.statedControl) powers.set(`control ${c.controller} ${c.company}`, '');
  for (const c of s.concerts) powers.set(`pact ${c.members.join()} ${c.issuers.join()}`, '');
  for (const o of s.offices) powers.set(`office ${o.party} ${o.company} ${o.role}`, '');
  return { holdings, powers };
}

const boundsText = (b: Interval): string =>
  `${b.loOpen ? ']' : '['}${b.lo.toFraction()} ${b.hi.toFraction()}${b.hiOpen ? '[' : ']'}`;

function differing(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): number {
  let count = 0;
  for (const [key, value] of now) if (before.get(key) !== value) count += 1;
  for (const key of before.keys()) if (!now.has(key)) count += 1;
  return count;
}

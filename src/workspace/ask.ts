/** A question with names in it -> an envelope: resolve, fetch what matters, take the snapshot, answer, assemble. */
import { ANSWERS, type AnswerContext, assemble, type Envelope, type Question } from '../answers/index.ts';
import { supposed } from '../answers/scenario.ts';
import { type Namesakes, namesakesOf, resolveIdentities } from '../identity/index.ts';
import type { SideProof } from '../proof/index.ts';
import { type Change, withChanges } from '../snapshot/change.ts';
import { type Identities, NO_IDENTITIES } from '../snapshot/parties.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { Node, Snapshot, SnapshotOptions } from '../snapshot/types.ts';
import type { PartyId, Statement } from '../statements/types.ts';
import { isPartialDate } from '../terms/day.ts';
import { LookthroughError } from '../terms/problem.ts';
import { breadthOfHolders } from './breadth.ts';
import { type NamedChange, parseChange } from './change-sentence.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import { partiesIn, renamed, withIds } from './named-change.ts';
import { nearby } from './nearby.ts';
import { notAsked, reach } from './reach.ts';
import { resolveParty } from './resolve.ts';
import { ScenarioBase } from './scenario-base.ts';
import type { Workspace } from './workspace.ts';

export interface AskLimits {
  /** how many statements an answer may rest on */
  readonly statements?: number;
}

/**
 * @param workspace files or a store
 * @param question names, former names, "@id" or identifiers for parties
 * @param limits of a server that others ask too; part of the statements would give another answer, so none is given
 * @returns the envelope every face prints; the same bytes for the same statements
 * @throws LookthroughError not-found, ambiguous, usage, rule-unknown, rule-verb, limit-reached
 * @example await ask(await openFiles(['case.own']), { verb: 'owners', subject: 'Kingsoft' });
 */
export async function ask(workspace: Workspace, question: Question, limits: AskLimits = {}): Promise<Envelope> {
  const named = await namesOf(workspace, question);
  const about = await known(workspace, question, named);
  checkSize(about.statements.length, limits);
  return answered(workspace, question, named, about);
}

/**
 * The same answer, where it costs less than to have a thread work it out: who holds a company directly, of a store held in
 * memory that says little of the company, and what it says decides it.
 * @returns undefined: it is to be asked as any other
 * @throws LookthroughError as `ask`
 * @example (await askNearby(workspace, question)) ?? (await threads.call(question))
 */
export async function askNearby(workspace: Workspace, question: Question): Promise<Envelope | undefined> {
  const { store } = workspace;
  if (!asksNearby(question) || question.subject === undefined || store.heldAbout === undefined) return undefined;
  const named = await namesOf(workspace, question);
  const { subject = '' } = named;
  if ((store.heldAbout(subject) ?? Number.POSITIVE_INFINITY) > FEW) return undefined;
  const statements = await nearby(store, subject);
  if (statements === undefined) return undefined;
  return answered(workspace, question, named, { statements, identities: NO_IDENTITIES });
}
/** A millisecond or so of work. */
const FEW = 30;

async function answered(workspace: Workspace, question: Question, named: Named, about: Known): Promise<Envelope> {
  const { store } = workspace;
  const meta = await store.meta();
  const base = question.verb === 'what-if' ? ScenarioBase.of(store, about.statements, about.identities) : undefined;
  const take = snapshots(about, question, meta.span?.last, base);
  const snapshot = take();
  checkSwitches(snapshot, question);
  const node = (s: Snapshot, id: PartyId): Node => s.nodeOf.get(id) ?? missing(id);
  const changesIn = (s: Snapshot): readonly Change[] =>
    named.changes.map((c) => renamed(c, (id) => node(s, id)) as Change);
  const context: AnswerContext = {
    question,
    snapshot,
    subject: named.subject === undefined ? -1 : node(snapshot, named.subject),
    others: named.others.map((id) => node(snapshot, id)),
    concerts: named.concerts.map((c) => ({
      members: c.members.map((id) => node(snapshot, id)),
      issuers: c.issuers.map((id) => node(snapshot, id)),
    })),
    changes: changesIn(snapshot),
    changesIn,
    ...(question.verb === 'ties'
      ? { breadth: await breadthOfHolders(store, snapshot, [named.subject ?? '', ...named.others]) }
      : {}),
    ...(about.namesakes === undefined ? {} : { namesakes: about.namesakes }),
    retake: take,
    ...(base === undefined ? {} : { workings: (s, company, undisclosed) => base.workings(s, company, undisclosed) }),
  };
  return assemble({
    context,
    answer: ANSWERS[question.verb],
    dataVersion: meta.version,
    engineVersion: ENGINE_VERSION,
  });
}

/** The snapshot an envelope was taken from, for replaying its proof. */
export async function snapshotFor(workspace: Workspace, question: Question): Promise<Snapshot> {
  const named = await namesOf(workspace, question);
  return snapshots(await known(workspace, question, named), question, (await workspace.store.meta()).span?.last)();
}

/** Every snapshot an envelope speaks of, for replaying its proof with its sides. */
export async function snapshotsFor(
  workspace: Workspace,
  question: Question,
): Promise<{ readonly snapshot: Snapshot; side(of: SideProof): Snapshot }> {
  const named = await namesOf(workspace, question);
  const meta = await workspace.store.meta();
  const take = snapshots(await known(workspace, question, named), question, meta.span?.last);
  const snapshot = take();
  const node = (id: PartyId): Node => snapshot.nodeOf.get(id) ?? missing(id);
  return {
    snapshot,
    side({ of, asAt, knownAt }) {
      if (of === 'period') return take({ asAt, knownAt });
      const changes = named.changes.map((c) => renamed(c, node) as Change);
      return withChanges(snapshot, supposed(snapshot, changes, named.subject === undefined ? -1 : node(named.subject)));
    },
  };
}

function checkSize(count: number, { statements: most = Number.POSITIVE_INFINITY }: AskLimits): void {
  if (count <= most) return;
  throw new LookthroughError(
    'limit-reached',
    `this answer rests on ${count} statements, and up to ${most} are taken a question here; ask the command line, or serve with --most-statements ${count}`,
    { received: String(count) },
  );
}

/** A choice or an assumption that is not there would be ignored in silence; a period has two snapshots of its own. */
function checkSwitches(s: Snapshot, q: Question): void {
  if (q.verb === 'changes') return;
  for (const [id, option] of Object.entries(q.choices ?? {})) {
    const point = s.openPoints.find((p) => p.id === id);
    const ids = s.openPoints.map((p) => p.id);
    if (point === undefined)
      throw new LookthroughError(
        'usage',
        `there is no open point "${id}" here; there are ${ids.join('; ') || 'none'}`,
        { received: id, choices: ids },
      );
    const options = point.options.map((o) => o.id);
    if (!options.includes(option))
      throw new LookthroughError('usage', `"${id}" has no option "${option}"; there are ${options.join(', ')}`, {
        received: option,
        choices: options,
      });
  }
  const known = s.assumptions.flatMap((a) => [a.id, a.kind]);
  for (const id of [...(q.noAssume ?? []), ...(q.assume ?? [])]) {
    if (!known.includes(id))
      throw new LookthroughError(
        'usage',
        `there is no assumption "${id}" here; there are ${[...new Set(known)].join('; ') || 'none'}`,
        { received: id, choices: known },
      );
  }
}

interface Named {
  readonly subject?: PartyId;
  readonly others: readonly PartyId[];
  readonly concerts: readonly { readonly members: readonly PartyId[]; readonly issuers: readonly PartyId[] }[];
  readonly changes: readonly NamedChange[];
}

async function namesOf({ store }: Workspace, q: Question): Promise<Named> {
  const one = (text: string): Promise<PartyId> => resolveParty(store, text, q.choices);
  const all = (list: readonly string[]): Promise<PartyId[]> => Promise.all(list.map(one));
  const subject = q.subject === undefined ? {} : { subject: await one(q.subject) };
  const others = q.verb === 'ties' ? [q.other] : q.verb === 'screen' ? q.blocked : [];
  const concerts = 'concert' in q ? (q.concert ?? []) : [];
  const changes = 'change' in q ? (q.change ?? []).map(parseChange) : [];
  return {
    ...subject,
    others: await all(others),
    concerts: await Promise.all(
      concerts.map(async (c) => ({ members: await all(c.members), issuers: await all(c.issuers ?? []) })),
    ),
    changes: await Promise.all(changes.map((c) => withIds(c, one))),
  };
}

/** The statements the question rests on, and who is who in them. */
async function known({ store }: Workspace, q: Question, named: Named): Promise<Known> {
  const parties = new Set<PartyId>(named.subject === undefined ? [] : [named.subject]);
  for (const id of named.others) parties.add(id);
  for (const c of named.concerts) for (const id of [...c.members, ...c.issuers]) parties.add(id);
  for (const c of named.changes) for (const id of partiesIn(c)) parties.add(id);
  const near = asksNearby(q) && named.subject !== undefined ? await nearby(store, named.subject) : undefined;
  if (near !== undefined) return { statements: near, identities: NO_IDENTITIES };
  const reached = await reach(store, q.verb, [...parties]);
  const { statements } = reached;
  const certain = resolveIdentities(statements);
  // Over a whole store they are findings and no open points: there are as many as there are common names.
  if (parties.size === 0) return { statements, identities: certain, namesakes: () => namesakesOf(statements, certain) };
  const alike = namesakesOf(statements, certain);
  const tooCommon = [...reached.tooCommon, ...alike.tooCommon];
  const identities = {
    groups: certain.groups,
    unsure: [...certain.unsure, ...alike.unsure],
    notAsked: notAsked(tooCommon),
  };
  return { statements, identities };
}

/** A choice, a switched assumption or what was known when may be about whatever is above. */
const asksNearby = (q: Question): boolean =>
  q.verb === 'owners' &&
  q.direct === true &&
  (q.knownAt ?? 'all') === 'all' &&
  [q.choices, q.noAssume, q.assume].every((x) => x === undefined || Object.keys(x).length === 0);

interface Known {
  readonly statements: readonly Statement[];
  readonly identities: Identities;
  /** of a question about everything */
  namesakes?(): Namesakes;
}

function snapshots(
  { statements, identities }: Known,
  q: Question,
  last: string | undefined,
  base?: ScenarioBase,
): (o?: SnapshotOptions) => Snapshot {
  const options: SnapshotOptions = {
    ...dayOption('asAt', q.asAt ?? last),
    ...(last === undefined ? {} : { begun: last }),
    ...(q.knownAt === undefined || q.knownAt === 'all' ? {} : dayOption('knownAt', q.knownAt)),
    ...(q.choices === undefined ? {} : { choices: q.choices }),
    ...(q.noAssume === undefined ? {} : { off: q.noAssume }),
    ...(q.assume === undefined ? {} : { on: q.assume }),
    ...(q.over100 === undefined ? {} : { over100: q.over100 }),
  };
  if (base !== undefined) return (o = {}) => base.snapshot({ ...options, ...o }, statements, identities);
  return (o = {}) => takeSnapshot(statements, { ...options, ...o }, identities);
}

/** @throws LookthroughError usage: no day of the calendar */
export function dayOption(key: 'asAt' | 'knownAt', day: string | undefined): SnapshotOptions {
  if (day === undefined) return {};
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !isPartialDate(day)) {
    const flag = key === 'asAt' ? '--as-at' : '--known-at';
    throw new LookthroughError('usage', `${flag} "${day}" is not a day; expected YYYY-MM-DD`, { received: day });
  }
  return { [key]: day };
}

function missing(id: PartyId): never {
  throw new LookthroughError('not-found', `${id} is named nowhere in the statements in force`, { received: id });
}

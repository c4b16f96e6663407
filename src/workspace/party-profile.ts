/** One party: its names and numbers, and every statement that names it, with the part it plays there. */
import { resolveIdentities } from '../identity/resolve.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { Party } from '../snapshot/types.ts';
import { type PartyId, type PartyStatement, partiesOf, type Statement } from '../statements/types.ts';
import { type Days, daysOf, type PartialDate } from '../terms/day.ts';
import { LookthroughError } from '../terms/problem.ts';
import { resolveParty } from './resolve.ts';
import type { Workspace } from './workspace.ts';

/** itself: the statement is about the party; owner, owned: of a holding or transfer; named: any other part in it */
export type PartPlayed = 'itself' | 'owner' | 'owned' | 'named';

export interface Said {
  readonly statement: Statement;
  readonly as: PartPlayed;
}
export interface PartyProfile {
  /** as answers show it: what is certainly one party is one */
  readonly party: Party;
  readonly members: readonly { readonly id: PartyId; readonly name: string }[];
  readonly founded?: PartialDate;
  /** of a person, the year and month alone, as registers publish it */
  readonly born?: PartialDate;
  /** first and last possible day of what names it */
  readonly told?: Days;
  /** every statement that names it, also those replaced since, in order of id */
  readonly said: readonly Said[];
}

/**
 * Who a party is, and what is said of it.
 * @param text a name, a former name, an identifier or "@" and an id
 * @returns the profile; exact. Costs what an answer about the party and what it holds directly would read
 * @throws LookthroughError not-found, ambiguous
 * @example (await partyProfile(await openFiles(['case.own']), 'Kingsoft')).party.otherNames
 */
export async function partyProfile(workspace: Workspace, text: string): Promise<PartyProfile> {
  const id = await resolveParty(workspace.store, text);
  const statements = await workspace.store.closure([id], 1);
  const snapshot = takeSnapshot(statements, {}, resolveIdentities(statements));
  const party = snapshot.parties[snapshot.nodeOf.get(id) ?? -1];
  if (party === undefined) throw new LookthroughError('not-found', `${id} is named nowhere`, { received: text });
  const ids = new Set<PartyId>([party.id, ...(party.mergedFrom ?? [])]);
  const said = statements
    .filter((s) => partiesOf(s).some((p) => ids.has(p)))
    .sort((a, b) => (a.statementId < b.statementId ? -1 : 1))
    .map((statement) => ({ statement, as: partPlayed(statement, ids) }));
  const own = said.flatMap(({ statement: s, as }) => (as === 'itself' && s.kind === 'party' ? [s] : []));
  const members = (party.members ?? []).flatMap((n) => snapshot.parties[n] ?? []);
  return {
    party,
    members: members.map((m) => ({ id: m.id, name: m.name })),
    ...dated(
      'founded',
      dateIn(own, (s) => s.foundingDate),
    ),
    ...dated('born', dateIn(own, (s) => s.birthDate)?.slice(0, 'YYYY-MM'.length)),
    ...toldIn(said),
    said,
  };
}

function partPlayed(s: Statement, ids: ReadonlySet<PartyId>): PartPlayed {
  const is = (id: PartyId | undefined): boolean => id !== undefined && ids.has(id);
  switch (s.kind) {
    case 'party':
      return is(s.party) ? 'itself' : 'named';
    case 'relationship':
      return is(s.subject) ? 'owned' : is(s.interestedParty) ? 'owner' : 'named';
    case 'transaction':
      return is(s.company) ? 'owned' : 'owner';
    case 'complete-list':
    case 'share-class':
      return 'itself';
    default:
      return 'named';
  }
}

/** Sources that differ: the narrowest, then the earliest, so that the order of files changes nothing. */
function dateIn(
  own: readonly PartyStatement[],
  of: (s: PartyStatement) => PartialDate | undefined,
): PartialDate | undefined {
  const dates = own.flatMap((s) => of(s) ?? []);
  return dates.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0];
}

const dated = <K extends string>(key: K, date: PartialDate | undefined): { [P in K]?: PartialDate } =>
  date === undefined ? {} : ({ [key]: date } as { [P in K]?: PartialDate });

function toldIn(said: readonly Said[]): { told?: Days } {
  const days = said.flatMap(({ statement: s }) =>
    [s.source.published, s.statementDate].flatMap((d) => (d === undefined ? [] : [daysOf(d)])),
  );
  const first = days.map((d) => d.first).sort()[0];
  const last = days
    .map((d) => d.last)
    .sort()
    .at(-1);
  return first === undefined || last === undefined ? {} : { told: { first, last } };
}

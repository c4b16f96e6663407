/**
 * A statement without an erased person: who holds what stays, under a stand-in that tells nothing; names, numbers, dates
 * of birth and whatever free text names the person go. Its id is made anew of what is left: the old one is a digest of
 * the name and the day of birth too, and whoever knows all but the day would find it in some thousand tries. A source that
 * is read again gives the same statement without the person, and so the same new id: it adds nothing.
 */
import { sealStatement, type UnsealedStatement } from './seal.ts';
import { type PartyId, type PartyStatement, partiesOf, type Statement } from './types.ts';

export interface Erasures {
  /** the id that stands for an erased party; undefined for everybody else */
  standIn(party: PartyId): PartyId | undefined;
  /** whether a text names somebody erased */
  named(text: string): boolean;
}

/** What an erased person is called. */
export const ERASED_NAME = 'erased person';
/** What stands in place of words about an erased person. */
export const ERASED_TEXT = '[erased]';

/** Places of free text, at any depth. */
const FREE_TEXT: ReadonlySet<string> = new Set(['words', 'details', 'attributedTo', 'reason', 'description', 'file']);
/** Places of ids that a register makes from the ids of its parties. */
const MADE_FROM_IDS: ReadonlySet<string> = new Set(['originalId', 'pointer', 'url']);

/**
 * @returns the statement itself where nobody erased is in it
 * Cost: the text of the statement
 */
export function withoutErased(statement: Statement, erasures: Erasures): Statement {
  const erased = partiesOf(statement).filter((party) => erasures.standIn(party) !== undefined);
  if (statement.kind === 'party' && erasures.standIn(statement.party) !== undefined)
    return standInParty(statement, erasures);
  const found = rewritten(statement, '', { erasures, erased, about: erased.length > 0 });
  return found === statement ? statement : sealedAnew(found as Statement);
}

/** A record that the content decided is decided by what is left of it. */
function sealedAnew(s: Statement): Statement {
  const { statementId, recordId, ...rest } = s;
  const derived = recordId === `r:${statementId.slice(2)}`;
  return sealStatement((derived ? rest : { ...rest, recordId }) as UnsealedStatement);
}

/** Nothing but that somebody is there. */
function standInParty(s: PartyStatement, erasures: Erasures): Statement {
  const { party, recordStatus, statementDate, partyType, source, members } = s;
  const id = (of: string): string => erasures.standIn(of) ?? of;
  return sealStatement({
    kind: 'party',
    party: id(party),
    name: ERASED_NAME,
    partyType,
    ...(members === undefined ? {} : { members: members.map(id) }),
    recordId: id(party),
    recordStatus,
    ...(statementDate === undefined ? {} : { statementDate }),
    source,
    locator: {},
  });
}

interface Walk {
  readonly erasures: Erasures;
  /** ids of erased parties the statement names */
  readonly erased: readonly PartyId[];
  /** the statement is about one of them: all free text goes */
  readonly about: boolean;
}

/** As deep as a statement nests, which its type bounds. The value itself where nothing in it changes. */
function rewritten(value: unknown, key: string, walk: Walk): unknown {
  if (typeof value === 'string') return textOf(value, key, walk);
  if (typeof value !== 'object' || value === null || key === 'bounds' || key === 'figure') return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => rewritten(item, key, walk));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  let changed = false;
  const record: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    // Words of a share are its figure as printed: they go only if they name somebody.
    record[name] = rewritten(part, name, name === 'share' ? { ...walk, about: false } : walk);
    changed ||= record[name] !== part;
  }
  return changed ? record : value;
}

function textOf(text: string, key: string, { erasures, erased, about }: Walk): string {
  const standIn = erasures.standIn(text);
  if (standIn !== undefined) return standIn;
  if (FREE_TEXT.has(key)) return (about && key !== 'file') || erasures.named(text) ? ERASED_TEXT : text;
  if (MADE_FROM_IDS.has(key) && erased.some((id) => text.includes(id))) return ERASED_TEXT;
  return text;
}

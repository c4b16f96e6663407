/**
 * What one source says about one party, holding, transaction or tie. Never edited: later statements replace, close or
 * contradict earlier ones. BODS 0.4 words where it has them; transactions, ties, judgements, completeness and share
 * classes are our additions.
 */
import type { PartialDate } from '../terms/day.ts';
import type { InterestType } from '../terms/interest-types.ts';
import type { Share } from '../terms/share.ts';

/** Opaque. Readers of named tables use `partyIdOfName`; registers bring their own ids. */
export type PartyId = string;

export type PartyType =
  | 'person'
  | 'company' // any body that can have owners; BODS registeredEntity / legalEntity
  | 'partnership'
  | 'fund'
  | 'trust'
  | 'arrangement'
  | 'state'
  | 'state-body'
  | 'business-unit'
  | 'group' // unnamed persons: "management", "the public"
  | 'joint' // several holders together, see members
  | 'unknown';

/** `register`: a plain figure is a point and "owns" is direct. `prose`: a figure is rounded, directness is unknown. */
export type Manner = 'register' | 'prose';

export interface Source {
  /** the title; with the publisher it tells two sources apart, so it is part of every statement's id */
  readonly name: string;
  readonly kind: 'register' | 'filing' | 'news' | 'report' | 'table' | 'self-declaration' | 'other';
  readonly manner: Manner;
  readonly publisher?: string;
  readonly published?: PartialDate;
  readonly url?: string;
  /** preference among sources of one day: higher wins; default 0 */
  readonly rank?: number;
  readonly licence?: string;
}

/** Where in the source; not part of a statement's id, so that moving a file or shuffling rows changes no answer. */
export interface Locator {
  readonly file?: string;
  readonly line?: number;
  readonly row?: number;
  readonly pointer?: string;
  readonly page?: number;
  readonly paragraph?: string;
  /** the source's words, where rights allow */
  readonly words?: string;
  readonly fetched?: string;
}

interface Base {
  /** "s:" + 32 hex digits of the SHA-256 of the content; set by `sealStatement` */
  readonly statementId: string;
  /** one real thing over time; without one from the source, the content decides (see `sealStatement`) */
  readonly recordId: string;
  readonly recordStatus: 'new' | 'updated' | 'closed';
  /** declared: the day the source says it for */
  readonly statementDate?: PartialDate;
  readonly source: Source;
  readonly locator: Locator;
  /** the source's own id of this statement */
  readonly originalId?: string;
  /** original ids this statement takes the place of (BODS 0.1 to 0.3) */
  readonly replaces?: readonly string[];
  /** whose words the source reports: "the finance chief, Francis Ng" */
  readonly attributedTo?: string;
}

export interface Identifier {
  readonly scheme: string;
  readonly id: string;
}

export interface PartyStatement extends Base {
  readonly kind: 'party';
  readonly party: PartyId;
  readonly name: string;
  /** other names, other scripts, former names */
  readonly otherNames?: readonly string[];
  readonly partyType: PartyType;
  readonly identifiers?: readonly Identifier[];
  /** ISO 3166 code */
  readonly jurisdiction?: string;
  readonly listed?: string;
  readonly foundingDate?: PartialDate;
  /** of a person, as far as the source tells: registers publish year and month */
  readonly birthDate?: PartialDate;
  /** members of a joint holder */
  readonly members?: readonly PartyId[];
  /** why nobody is named (BODS unspecifiedReason) */
  readonly unspecified?: { readonly reason: string; readonly description?: string };
}

export type Directness = 'direct' | 'indirect' | 'total' | 'unknown';

export interface Interest {
  readonly interestType: InterestType;
  readonly directness: Directness;
  readonly share?: Share;
  /** how many shares or units, decimal text, where the source counts them; it implies no percentage */
  readonly sharesCount?: string;
  readonly startDate?: PartialDate;
  readonly endDate?: PartialDate;
  readonly class?: string;
  readonly lot?: string;
  /** the interest is control itself: stated, by contract, by the board */
  readonly control?: 'stated' | 'contract' | 'board';
  /** office or trust role in the source's word: "chairman", "settlor" */
  readonly role?: string;
  readonly details?: string;
}

/** Another way to read a suspect passage; the snapshot follows it only when the open point is switched to it. */
export interface OtherReading {
  readonly subject?: PartyId;
  readonly interestedParty?: PartyId;
  readonly share?: Share;
  readonly reason: string;
}

export interface RelationshipStatement extends Base {
  readonly kind: 'relationship';
  /** what is held */
  readonly subject: PartyId;
  /** who holds */
  readonly interestedParty: PartyId;
  readonly interests: readonly Interest[];
  /** part of a longer declared link (BODS isComponent) */
  readonly isComponent?: boolean;
  /** original ids of the component statements of a declared indirect link */
  readonly components?: readonly string[];
  /** holder of record for somebody: the nominator, or 'unknown' */
  readonly nomineeFor?: PartyId;
  readonly otherReadings?: readonly OtherReading[];
  /** regime a filing was made under: a declared share counts as the regime's own figure there */
  readonly regime?: string;
}

export type TransactionKind =
  | 'acquisition'
  | 'disposal'
  | 'subscription'
  | 'listing'
  | 'spin-off'
  | 'joint-investment'
  | 'funding-round';

export interface Amount {
  /** decimal text, in units of the currency */
  readonly value: string;
  readonly currency: string;
  readonly hedge: string;
}

export interface TransactionStatement extends Base {
  readonly kind: 'transaction';
  readonly transaction: TransactionKind;
  /** whose shares */
  readonly company: PartyId;
  readonly buyers: readonly PartyId[];
  readonly sellers: readonly PartyId[];
  readonly share?: Share;
  readonly class?: string;
  readonly date?: PartialDate;
  /** only a completed transfer implies a level */
  readonly status: 'completed' | 'planned' | 'conditional';
  readonly amount?: Amount;
  readonly valuation?: Amount;
  /** exchange of a listing, parent of a spin-off */
  readonly venue?: string;
}

export interface TieStatement extends Base {
  readonly kind: 'tie';
  readonly tie: 'commercial' | 'family' | 'concert' | 'founder' | 'plan' | 'other';
  readonly parties: readonly PartyId[];
  /** concert: the companies the pact names; empty = none named, so it counts nowhere without a question that says so */
  readonly issuers?: readonly PartyId[];
  readonly role?: string;
  readonly startDate?: PartialDate;
  readonly endDate?: PartialDate;
}

export interface JudgementStatement extends Base {
  readonly kind: 'judgement';
  readonly a: PartyId;
  readonly b: PartyId;
  readonly judgement: 'same' | 'not-same' | 'unsure';
  readonly reason?: string;
}

/** The source says its list of holders is complete. */
export interface CompleteListStatement extends Base {
  readonly kind: 'complete-list';
  readonly company: PartyId;
  readonly of: 'shares' | 'votes' | 'both';
}

export interface ShareClassStatement extends Base {
  readonly kind: 'share-class';
  readonly company: PartyId;
  readonly class: string;
  /** this class as part of all capital, and of all votes, where stated */
  readonly capital?: Share;
  readonly votes?: Share;
  /** votes of one share, decimal text: "10" */
  readonly votesPerShare?: string;
}

export type Statement =
  | PartyStatement
  | RelationshipStatement
  | TransactionStatement
  | TieStatement
  | JudgementStatement
  | CompleteListStatement
  | ShareClassStatement;
export type StatementKind = Statement['kind'];

/** Every party a statement names, in no order. */
export function partiesOf(s: Statement): readonly PartyId[] {
  switch (s.kind) {
    case 'party':
      return [s.party, ...(s.members ?? [])];
    case 'relationship':
      return [s.subject, s.interestedParty, ...(s.nomineeFor ? [s.nomineeFor] : []), ...readingParties(s)];
    case 'transaction':
      return [s.company, ...s.buyers, ...s.sellers];
    case 'tie':
      return [...s.parties, ...(s.issuers ?? [])];
    case 'judgement':
      return [s.a, s.b];
    default:
      return [s.company];
  }
}

function readingParties(s: RelationshipStatement): readonly PartyId[] {
  const named = (s.otherReadings ?? []).flatMap((r) => [r.subject, r.interestedParty]);
  return named.filter((p): p is PartyId => p !== undefined);
}

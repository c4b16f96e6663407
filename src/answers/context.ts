/** What every question is given, and what it gives back before the envelope is put round it. */
import type { ControlOptions, Measure, Undisclosed } from '../compute/types.ts';
import type { Namesakes } from '../identity/index.ts';
import type { ProofBuilder } from '../proof/index.ts';
import type { Change } from '../snapshot/change.ts';
import type { Assumption, Node, Party, Snapshot, SnapshotOptions, Warning } from '../snapshot/types.ts';
import { HALF } from '../terms/exact.ts';
import type { Workings } from '../verdicts/index.ts';
import type { PartyOut } from './envelope.ts';
import type { Page } from './page.ts';
import type { Side } from './prove-sides.ts';
import type { Question } from './question.ts';

export interface AnswerContext<Q extends Question = Question> {
  readonly question: Q;
  readonly snapshot: Snapshot;
  readonly subject: Node;
  /** second party (ties), blocked parties (screen), members and issuers of --concert, already resolved */
  readonly others: readonly Node[];
  readonly concerts: readonly { readonly members: readonly Node[]; readonly issuers: readonly Node[] }[];
  /** of a what-if, already resolved */
  readonly changes: readonly Change[];
  /** the same changes where a snapshot has their parties */
  changesIn?(snapshot: Snapshot): readonly Change[];
  /** of a question about everything: parties that a name alone joins, which are no open points of it */
  namesakes?(): Namesakes;
  /** how many companies a party holds a part of in all the data, of those that hold a part of both parties of `ties` */
  readonly breadth?: ReadonlyMap<Node, number>;
  /** the same statements on another day, under other choices, without an assumption */
  retake(options?: SnapshotOptions): Snapshot;
  /** what was worked out of a company when it was last asked about, where that is kept */
  workings?(snapshot: Snapshot, company: Node, undisclosed: Undisclosed): Workings;
}

export interface AnswerBody {
  readonly answer: { readonly headline: string } & Readonly<Record<string, unknown>>;
  /** regime id -> version */
  readonly rules?: Readonly<Record<string, string>>;
  readonly warnings?: readonly Warning[];
  /** assumptions the question itself makes, beside the snapshot's */
  readonly assumptions?: readonly Assumption[];
  /** the stretch of a list that is shown, where the question asks for one; worked out of the answer as it is now alone */
  page?(): Page;
  /** adds the steps this answer rests on */
  prove(builder: ProofBuilder): void;
  /** other states of the facts that it speaks of: after a scenario, at the other end of a period */
  readonly sides?: readonly Side[];
}
export const undisclosedOf = (q: Question): Undisclosed => q.undisclosed ?? 'declared';

/** More than half of the votes, stated control included. */
export function majority(q: Question, measure: Measure = 'votes'): ControlOptions {
  return { measure, quota: HALF, inclusive: false, undisclosed: undisclosedOf(q) };
}

export const partyOf = (s: Snapshot, node: Node): Party => {
  const party = s.parties[node];
  if (party === undefined) throw new RangeError(`no party ${node}`);
  return party;
};
export const nameOf = (s: Snapshot, node: Node): string => partyOf(s, node).name;

export function partyOut(s: Snapshot, node: Node): PartyOut {
  const { id, name, type } = partyOf(s, node);
  return { id, name, type };
}

/** "A", "A and B", "A, B and C" */
export function listWords(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Nobody owns or controls it: the end of the chain. */
export function isUltimate(s: Snapshot, node: Node): boolean {
  return !hasHolders(s, node) && !s.statedControl.some((c) => c.company === node);
}

/** Somebody is said to hold shares or votes of it. */
export const hasHolders = (s: Snapshot, node: Node): boolean =>
  (s.economic.get(node)?.holdings.length ?? 0) > 0 || (s.votes.get(node)?.holdings.length ?? 0) > 0;

/** A natural person may stand here: a person, a group of persons, or a leaf nobody has typed. */
export const couldBePerson = (s: Snapshot, node: Node): boolean => {
  const { type } = partyOf(s, node);
  return type === 'person' || type === 'group' || (type === 'unknown' && isUltimate(s, node));
};

/** One verb's answer. */
export type Answer<Q extends Question = Question> = (context: AnswerContext<Q>) => AnswerBody;

/** Shapes of what the server answers; the engine's own types, nothing of its code. */

import type { RuleAskedOut } from '../../src/answers/envelope.ts';
import type { Api } from '../../src/faces/http/api.ts';
import type { EvidenceOut } from '../../src/faces/http/evidence.ts';
import type { Story } from '../../src/faces/story/index.ts';
import type { ChangeOut, Envelope, StructureAnswer } from '../../src/index.ts';

export type { Story };

export type Answered<A> = Omit<Envelope, 'answer'> & { readonly answer: A };
export type Structure = Answered<StructureAnswer>;
export type Edge = StructureAnswer['edges'][number];
export type Share = NonNullable<Edge['economic']>;
export type Evidence = EvidenceOut;
export type Verdict = 'yes' | 'no' | 'cannot-tell';
export type Regime = ReturnType<Api['regimes']>[number];
export type RuleVerdict = StructureAnswer['verdicts'][number];

export type RuleAsked = RuleAskedOut;

export interface Party {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}
export interface Tie {
  readonly kinds: readonly string[];
  readonly ownership: boolean;
  readonly verdict: 'yes' | 'cannot-tell';
  readonly because?: string;
  readonly text: string;
  readonly path: readonly {
    readonly from: Party;
    readonly to: Party;
    readonly text: string;
    readonly role?: string;
    readonly start?: string;
    readonly end?: string;
    readonly share?: Share;
    readonly said?: readonly { readonly words?: string; readonly hedge: string; readonly directness: string }[];
    readonly suspect?: boolean;
    readonly statements: readonly string[];
  }[];
  readonly strength?: Share;
  readonly strengthText?: string;
  readonly date?: string;
  readonly discounted?: string;
  readonly sources: readonly string[];
}
export interface LeftOut {
  readonly reason: string;
  readonly text: string;
  readonly because: string;
  readonly statements: readonly string[];
  readonly sources: readonly string[];
}
export type Ties = Answered<{
  headline: string;
  subject: Party;
  other: Party;
  ties: readonly Tie[];
  leftOut: readonly LeftOut[];
}>;
export interface Settles {
  readonly facts: readonly { readonly kind: string; readonly text: string }[];
  readonly strength: string;
  readonly outcomes: readonly { readonly if: string; readonly verdict: Verdict }[];
}
export interface Standing {
  readonly rule: string;
  readonly party?: Party;
  readonly group?: readonly Party[];
  readonly from: { readonly verdict: Verdict; readonly share?: Share };
  readonly to: { readonly verdict: Verdict; readonly share?: Share };
  readonly clause: string;
  readonly certain: boolean;
  readonly wouldSettle?: readonly Settles[];
}
export interface Move {
  readonly rule: string;
  readonly party: Party;
  readonly verdict: Verdict;
  readonly from: Share;
  readonly to: Share;
  readonly overBefore: Verdict;
  readonly overAfter: Verdict;
  readonly clause: string;
  readonly because: string;
  readonly wouldSettle: readonly Settles[];
  readonly conditionalOn?: readonly string[];
}
interface HolderRow {
  readonly party: Party;
  readonly share: Share;
  readonly votes?: Share;
}
interface PowerValue {
  readonly value: number;
  readonly minimum?: number;
  readonly maximum?: number;
}
export type WhatIf = Answered<{
  headline: string;
  conditionalOn?: readonly string[];
  because: string;
  subject: Party;
  changes: readonly ChangeOut[];
  before: { readonly holders: readonly HolderRow[] };
  after: { readonly holders: readonly HolderRow[] };
  crossed: readonly Move[];
  standings: readonly Standing[];
  power: {
    readonly changed: readonly {
      readonly index: string;
      readonly members: readonly Party[];
      readonly from?: PowerValue;
      readonly to?: PowerValue;
    }[];
    readonly notes: readonly string[];
  };
}>;
export type Changes = Answered<{
  headline: string;
  conditionalOn?: readonly string[];
  verdicts: readonly Move[];
  standings: readonly Standing[];
  edges: readonly { readonly measure: string; readonly party: Party; readonly from?: Share; readonly to?: Share }[];
}>;
interface NotPerson {
  readonly party: Party;
  readonly overLine: Verdict;
  readonly share?: Share;
  readonly clause: string;
  readonly says: string;
  readonly parties: readonly { readonly party: Party; readonly role: string }[];
}
export type Control = Answered<{
  headline: string;
  conditionalOn?: readonly string[];
  subject: Party;
  controllers: readonly {
    readonly party?: Party;
    readonly group?: readonly Party[];
    readonly verdict: 'certain' | 'possible';
    readonly basis: string;
    readonly majorityByVotes: Verdict;
  }[];
  verdicts: readonly RuleVerdict[];
  notPersons?: readonly NotPerson[];
  rulesAsked?: readonly RuleAsked[];
  /** sources without each of which the verdicts were worked out again; none where one source tells all */
  sourcesLeftOut?: readonly string[];
  /** sources without which nothing was worked out, and why */
  sourcesNotTried?: { readonly count: number; readonly because: string };
  undisclosed: readonly { readonly measure: string; readonly share: Share }[];
}>;

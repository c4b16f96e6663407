/** The questions, typed in; every face builds one of these and nothing else. */
import type { Measure, Undisclosed } from '../compute/types.ts';

export interface Common {
  /** YYYY-MM-DD, a partial date is refused; default: the last possible day in the data, of what was not still to come when it was read */
  readonly asAt?: string;
  /** YYYY-MM-DD or "all" */
  readonly knownAt?: string;
  /** open point id -> option id */
  readonly choices?: Readonly<Record<string, string>>;
  /** assumption ids or kinds to switch off (--no-assume) or back on (--assume) */
  readonly noAssume?: readonly string[];
  readonly assume?: readonly string[];
  readonly over100?: 'widen' | 'as-stated';
  readonly undisclosed?: Undisclosed;
}

/** Members act together in the companies named after @; none named: in every company of the question. */
export interface ConcertArg {
  readonly members: readonly string[];
  readonly issuers?: readonly string[];
}

/** Party arguments are names, former names, identifiers or ids; resolved by the workspace. */
export type Question = Common &
  (
    | {
        readonly verb: 'owners';
        readonly subject: string;
        readonly measure?: Measure | 'both';
        /** who holds the company itself, as stated: nothing is looked through */
        readonly direct?: boolean;
        /** with `direct`: rows of one page; without it all */
        readonly limit?: number;
        /** with `direct`: `nextAfter` of the page before */
        readonly after?: string;
      }
    | { readonly verb: 'holdings'; readonly subject: string; readonly measure?: Measure | 'both' }
    | {
        readonly verb: 'control';
        readonly subject: string;
        readonly rule?: string;
        readonly concert?: readonly ConcertArg[];
        readonly quota?: string;
        /** control in every meaning, each by its name; de facto control at a meeting to which this part of the votes comes */
        readonly turnout?: string;
        readonly allParties?: boolean;
        /** with the rule `all`: those not in force on the day too, as if they were */
        readonly asIf?: boolean;
      }
    | {
        readonly verb: 'controlled';
        readonly subject: string;
        readonly concert?: readonly ConcertArg[];
        readonly quota?: string;
      }
    | {
        readonly verb: 'beneficial-owners';
        readonly subject: string;
        readonly rule: string;
        readonly concert?: readonly ConcertArg[];
        /** a row for every party, also for those far from every line where there are more than a thousand */
        readonly allParties?: boolean;
        readonly asIf?: boolean;
      }
    | { readonly verb: 'screen'; readonly blocked: readonly string[]; readonly rule: string; readonly subject?: string }
    | { readonly verb: 'ties'; readonly subject: string; readonly other: string }
    | {
        readonly verb: 'changes';
        readonly subject: string;
        /** two days the facts are true on, or one (`asAt`) with two states of knowledge, or both */
        readonly from?: string;
        readonly to?: string;
        /** two days by which statements were published */
        readonly knownFrom?: string;
        readonly knownTo?: string;
        readonly rule?: string;
      }
    | {
        readonly verb: 'what-if';
        readonly subject: string;
        readonly change: readonly string[];
        readonly rule?: string;
        /** per cent of all votes that decides, for the power indices; default 50, more than which is needed */
        readonly quota?: string;
      }
    | {
        readonly verb: 'power';
        readonly subject: string;
        readonly quota?: string;
        readonly concert?: readonly ConcertArg[];
      }
    | { readonly verb: 'audit'; readonly subject?: string }
    | {
        readonly verb: 'structure';
        readonly subject: string;
        /** sentences as of `what-if`: the structure were it so */
        readonly change?: readonly string[];
        readonly rule?: string;
        /** the quantity of the lines, and without a rule of the answer; a rule says itself what it counts */
        readonly measure?: Measure | 'both';
      }
  );
export type Verb = Question['verb'];
export const VERBS: readonly Verb[] = [
  'owners',
  'holdings',
  'control',
  'controlled',
  'beneficial-owners',
  'screen',
  'ties',
  'changes',
  'what-if',
  'power',
  'audit',
  'structure',
];

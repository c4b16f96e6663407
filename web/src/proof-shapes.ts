/** What of a proof the page reads: premises and steps as the answer carries them, every field optional that some lack. */
import type { Verdict } from './types.ts';

export interface Ends {
  readonly lo: string;
  readonly hi: string;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
}
export interface Holder extends Ends {
  readonly party: string;
  readonly name: string;
  readonly statements: readonly string[];
}
export interface Premise extends Partial<Ends> {
  readonly id: string;
  readonly kind:
    | 'column'
    | 'digest'
    | 'claim'
    | 'stated-control'
    | 'filed'
    | 'members'
    | 'office'
    | 'kin'
    | 'holding'
    | 'told';
  readonly measure?: string;
  readonly company: string;
  readonly name?: string;
  readonly complete?: boolean;
  readonly holders?: readonly Holder[];
  readonly holder?: string;
  readonly counts?: readonly string[];
  readonly total?: Ends;
  readonly controller?: string;
  readonly assumption?: string;
  readonly members?: readonly { readonly party: string; readonly name: string }[];
  readonly holderName?: string;
  readonly rule?: string;
  readonly role?: string;
  readonly kinship?: string;
  readonly what?: string;
  /** who a source tells of, and from whom they bought */
  readonly parties?: readonly string[];
  readonly sellers?: readonly string[];
  readonly statements?: readonly string[];
}
export interface Step {
  readonly id: string;
  readonly kind:
    | 'ownership'
    | 'flow'
    | 'votes'
    | 'hands'
    | 'joint'
    | 'credited'
    | 'filed'
    | 'member'
    | 'household'
    | 'deemed'
    | 'verdict'
    | 'controlled'
    | 'right'
    | 'indirect'
    | 'weighed'
    | 'between'
    | 'role'
    | 'tie'
    | 'power';
  readonly measure?: string;
  readonly company?: string;
  readonly holders?: readonly string[];
  readonly seed?: readonly string[];
  readonly set?: readonly string[];
  readonly parties?: readonly string[];
  readonly certain?: readonly { readonly company: string }[];
  readonly lines?: readonly (Ends & { readonly party: string })[];
  readonly share?: Ends;
  readonly rule?: string;
  readonly clause?: string;
  readonly threshold?: string;
  readonly inclusive?: boolean;
  readonly verdict?: Verdict;
  readonly rests?: string;
  readonly apart?: boolean;
  readonly basis?: string;
  /** of a limb weighed: any, all, readings, unclear; of a tie its kind */
  readonly how?: string;
  readonly parts?: readonly string[];
  readonly entities?: readonly { readonly control: string; readonly interest?: string }[];
  readonly figures?: readonly string[];
  readonly joints?: readonly string[];
  readonly trust?: string;
  readonly office?: string;
  readonly own?: string;
  readonly kin?: readonly { readonly premise: string; readonly votes: string }[];
  readonly over?: readonly string[];
  readonly through?: readonly string[];
  readonly limb?: string;
  readonly a?: string;
  readonly b?: string;
  readonly links?: readonly { readonly rests: string }[];
  readonly quota?: string;
  readonly players?: readonly { readonly members: readonly string[]; readonly votes: string }[];
}

/** What the answer says and no step shows. */
export interface Unproven {
  readonly rule?: string;
  readonly limb?: string;
  readonly what?: string;
  readonly parties: readonly string[];
  readonly why: string;
}
/** A proof, or the part of one about another state of the facts. */
export interface Part {
  readonly premises: readonly Premise[];
  readonly steps: readonly Step[];
  readonly unproven?: readonly Unproven[];
}
export interface Side extends Part {
  readonly of: 'scenario' | 'period';
  readonly asAt: string;
  readonly knownAt: string;
}

/** Ownership as a plain graph, the way graph programs read it: every figure exact text, with numbers beside it. */

export interface GraphNode {
  readonly id: string;
  readonly name: string;
  /** party type: "person", "company", … */
  readonly kind: string;
  /** "scheme:id" */
  readonly identifiers: readonly string[];
  readonly jurisdiction?: string;
  readonly statements: readonly string[];
}

/** Ends in per cent: a decimal where it ends ("29.9"), else the fraction ("100/3"). */
export interface GraphShare {
  readonly lo: string;
  readonly hi: string;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
  /** rounded outward: what a program that only sorts and filters by numbers needs */
  readonly loNumber: number;
  readonly hiNumber: number;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** shares | votes | shares-and-votes | control | office | joint-member | other-reading */
  readonly kind: string;
  readonly economic?: GraphShare;
  readonly votes?: GraphShare;
  readonly role?: string;
  readonly since?: string;
  readonly until?: string;
  readonly statements: readonly string[];
  /** titles of the sources of those statements */
  readonly sources: readonly string[];
}

export interface OwnershipGraph {
  /** "as at 2015-03-31, all publications" */
  readonly frame: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** A written file. `replaced`: ids whose text held characters the format forbids; U+FFFD stands there instead. */
export interface GraphText {
  readonly text: string;
  readonly replaced: readonly string[];
}

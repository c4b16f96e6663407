/** One company's owners, asked one after the other: the flow up from it where that is an answer, fillings where not. */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import type { Exact } from '../../terms/exact.ts';
import { reaches } from '../../terms/interval.ts';
import type { OwnershipBounds } from '../types.ts';
import { OwnershipBook } from './book.ts';
import { type FlowShare, OwnershipFlow } from './flow.ts';
import { type BoundsOptions, boundsBetween } from './reference.ts';
import { SoleWays } from './sole-ways.ts';

/** The line of a rule: what lies so near to it that rounding hides the side is solved in fractions. */
export interface Line {
  readonly threshold: Exact;
  readonly inclusive: boolean;
}

/** Above so few parties fractions are solved to the end, so that the answer shows them. */
const SHOWN_AS_FRACTIONS = 150;

export class OwnersOf {
  readonly book: OwnershipBook;
  private readonly company: Node;
  private readonly options: BoundsOptions;
  private readonly twin: OwnersOf | undefined;
  private ways: SoleWays | undefined;
  private flowing: OwnershipFlow | undefined;
  private asked = false;
  private readonly fillings = new Map<string, (company: Node) => OwnershipBounds>();

  /** @param twin of the other quantity where both have the same columns above the company: then fillings are shared */
  constructor(snapshot: Snapshot, company: Node, options: BoundsOptions, twin?: OwnersOf) {
    this.twin = twin;
    this.book = new OwnershipBook(snapshot, options.measure);
    this.company = company;
    this.options = options;
  }

  /**
   * What `ownershipBounds` says of the holders, as a set.
   * @param line without one, ends may lie within 10⁻⁶⁰ outside the exact ones where these have hundreds of digits
   */
  of(holders: readonly Node[], line?: Line): OwnershipBounds {
    const [only] = holders;
    const share = holders.length === 1 && only !== undefined ? this.flow()?.shareOf(only) : undefined;
    if (share === undefined || !this.isEnough(share, line)) return this.filled(holders);
    return withFlow(share, this.flow() as OwnershipFlow, holders, this.options, () => this.filled(holders));
  }

  /** By fillings of its own alone, each set of holders once. */
  filled(holders: readonly Node[]): OwnershipBounds {
    return this.between(holders)(this.company);
  }

  /**
   * The holders' part of a company on the way up, from the fillings of the company asked about.
   * @param entity one that stands above that company; with `over100: 'as-stated'` a column below it may diverge
   */
  filledOf(entity: Node, holders: readonly Node[]): OwnershipBounds {
    return this.between(holders)(entity);
  }

  /** Is the party above the company by holdings of this measure? */
  leadsTo(entity: Node): boolean {
    return this.book.heldAbove(this.company).has(entity);
  }

  private between(holders: readonly Node[]): (company: Node) => OwnershipBounds {
    const key = holders.join();
    const found = this.fillings.get(key) ?? oncePerCompany(this.solved(holders));
    this.fillings.set(key, found);
    return found;
  }

  /** One party with one way down needs no filling of its own; its certificate is drawn up of fillings when it is read. */
  private solved(holders: readonly Node[]): (company: Node) => OwnershipBounds {
    const [only] = holders;
    if (this.options.undisclosed === 'anyone' || holders.length !== 1 || only === undefined)
      return this.poured(holders);
    let filled: ((company: Node) => OwnershipBounds) | undefined;
    const byFilling = (entity: Node): OwnershipBounds => {
      filled ??= oncePerCompany(this.poured(holders));
      return filled(entity);
    };
    this.ways ??= new SoleWays(this.book, this.company);
    const { ways, options } = this;
    return (entity) => {
      const bounds = ways.partOf(only, entity, (end) => this.between([end])(entity));
      if (bounds === undefined) return byFilling(entity);
      return withLines({ bounds, loose: false, holders: [...holders], company: entity, ...options }, () =>
        byFilling(entity),
      );
    };
  }

  private poured(holders: readonly Node[]): (company: Node) => OwnershipBounds {
    if (this.twin === undefined) return boundsBetween(this.book, holders, this.company, this.options);
    const of = this.twin.between(holders);
    const { measure } = this.options;
    return (company) => {
      const found = of(company);
      const { undisclosed, bounds, loose } = found;
      return withLines({ measure, undisclosed, holders: found.holders, bounds, loose, company }, () => found);
    };
  }

  private isEnough({ bounds, rounded }: FlowShare, line: Line | undefined): boolean {
    if (!rounded) return true;
    if ((this.flow()?.size ?? 0) <= SHOWN_AS_FRACTIONS) return false;
    return line === undefined || reaches(bounds, line.threshold, line.inclusive) !== 'cannot-tell';
  }

  /** The undeclared rest may be a holder's own: then no flow is an answer. */
  private flow(): OwnershipFlow | undefined {
    if (!this.asked && this.options.undisclosed === 'declared')
      this.flowing = OwnershipFlow.of(this.book, this.company);
    this.asked = true;
    return this.flowing;
  }
}

function oncePerCompany(of: (company: Node) => OwnershipBounds): (company: Node) => OwnershipBounds {
  const known = new Map<Node, OwnershipBounds>();
  return (company) => {
    const found = known.get(company) ?? of(company);
    known.set(company, found);
    return found;
  };
}

/** An answer whose certificate stays undrawn until it is read. */
function withLines(
  said: Omit<OwnershipBounds, 'upper' | 'lower'>,
  lines: () => Pick<OwnershipBounds, 'upper' | 'lower'>,
): OwnershipBounds {
  return {
    ...said,
    get upper() {
      return lines().upper;
    },
    get lower() {
      return lines().lower;
    },
  };
}

function withFlow(
  share: FlowShare,
  flow: OwnershipFlow,
  holders: readonly Node[],
  { measure, undisclosed }: BoundsOptions,
  filled: () => OwnershipBounds,
): OwnershipBounds {
  let found: OwnershipBounds | undefined;
  const said = { bounds: share.bounds, loose: false, measure, undisclosed, holders: [...holders], flow };
  return withLines({ ...said, company: flow.company }, () => {
    found ??= filled();
    return found;
  });
}

/**
 * Everybody up the chain with the part of the company that could be theirs.
 * @param owners of the same company and options, where other questions share them
 * Cost: the columns above the company once where one flow answers for all (`flow.ts`); else, for each of them, the
 * columns between it and the company.
 */
export function ownersWithBounds(
  snapshot: Snapshot,
  company: Node,
  options: BoundsOptions,
  owners: OwnersOf = new OwnersOf(snapshot, company, options),
): readonly { readonly holder: Node; readonly result: OwnershipBounds }[] {
  const found = [];
  for (const holder of ownersAbove(owners.book, company)) {
    const result = owners.of([holder]);
    if (result.bounds.hi.n !== 0n) found.push({ holder, result });
  }
  return found;
}

/** Sorted; the company itself only where a loop leads back to it, and then it is left out. */
function ownersAbove(book: OwnershipBook, company: Node): readonly Node[] {
  const seen = new Set([company]);
  for (const node of seen) {
    for (const h of book.column(node)?.holdings ?? []) if (h.bounds.hi.n > 0n) seen.add(h.owner);
  }
  seen.delete(company);
  return [...seen].sort((a, b) => a - b);
}

/**
 * What the passes note while a snapshot is built: assumptions, open points and warnings, each once, whatever order the
 * rows came in. An assumption that is switched off stays listed (`on: false`), so that an answer can offer it back.
 */
import type { Assumption, Node, OpenPoint, SnapshotOptions, Warning, WarningCode } from './types.ts';

export class Ledger {
  private readonly assumptions = new Map<string, Noted<Assumption>>();
  private readonly points = new Map<string, OpenPoint>();
  private readonly warnings = new Map<string, Noted<Warning>>();
  private readonly off: ReadonlySet<string>;
  private readonly on: ReadonlySet<string>;
  private readonly choices: ReadonlyMap<string, string>;

  constructor(options: SnapshotOptions) {
    this.off = new Set(options.off ?? []);
    this.on = new Set(options.on ?? []);
    this.choices = new Map(Object.entries(options.choices ?? {}));
  }

  /** Notes an assumption and says whether it is in force. `about` makes the id unique: "Lei Jun > Xiaomi". */
  assume(kind: string, about: string, text: string, parties: readonly Node[], statements: readonly string[]): boolean {
    const id = about === '' ? kind : `${kind}:${about}`;
    const on = this.on.has(id) || !(this.off.has(id) || (this.off.has(kind) && !this.on.has(kind)));
    note(this.assumptions, id, { id, kind, text, on }, parties, statements);
    return on;
  }

  /** Notes an open point and returns the option in force: the one chosen, else the default. */
  open(point: Omit<OpenPoint, 'chosen'>): string {
    const wanted = this.choices.get(point.id);
    const chosen = wanted !== undefined && point.options.some((o) => o.id === wanted) ? wanted : point.default;
    const known = this.points.get(point.id);
    this.points.set(point.id, {
      ...point,
      chosen,
      parties: union(known?.parties ?? [], point.parties),
      statements: union(known?.statements ?? [], point.statements),
    });
    return chosen;
  }

  /** Whom a point is about and who says so, where that is known only after it was decided. */
  concerns(point: string, parties: readonly Node[], statements: readonly string[]): void {
    const known = this.points.get(point);
    if (known === undefined) return;
    this.points.set(point, {
      ...known,
      parties: [...new Set([...known.parties, ...parties])].sort(order),
      statements: [...new Set([...known.statements, ...statements])].sort(order),
    });
  }

  warn(code: WarningCode, message: string, parties: readonly Node[], statements: readonly string[]): void {
    note(this.warnings, `${code} ${message}`, { code, message }, parties, statements);
  }

  listAssumptions(): Assumption[] {
    return [...this.assumptions.values()]
      .map(({ what: { on, ...what }, ...whom }) => ({ ...what, ...listed(whom), on }))
      .sort((a, b) => order(a.id, b.id));
  }
  listOpenPoints(): OpenPoint[] {
    return [...this.points.values()].sort((a, b) => order(a.id, b.id));
  }
  listWarnings(): Warning[] {
    return [...this.warnings.values()]
      .map(({ what, ...whom }) => ({ ...what, ...listed(whom) }))
      .sort((a, b) => order(a.code, b.code) || order(a.message, b.message));
  }
}

/** Gathered in sets while it grows: one assumption may be about every holder of a company with ten thousand. */
interface Noted<T extends Whom> {
  readonly what: Omit<T, keyof Whom>;
  readonly parties: Set<Node>;
  readonly statements: Set<string>;
}

interface Whom {
  readonly parties: readonly Node[];
  readonly statements: readonly string[];
}

/** The latest words stand; whom they are about adds up. */
function note<T extends Whom>(
  list: Map<string, Noted<T>>,
  key: string,
  what: Omit<T, keyof Whom>,
  parties: readonly Node[],
  statements: readonly string[],
): void {
  const known = list.get(key) ?? { parties: new Set<Node>(), statements: new Set<string>() };
  for (const party of parties) known.parties.add(party);
  for (const statement of statements) known.statements.add(statement);
  list.set(key, { what, parties: known.parties, statements: known.statements });
}

const listed = ({ parties, statements }: Pick<Noted<Whom>, keyof Whom>): Whom => ({
  parties: [...parties].sort(order),
  statements: [...statements].sort(order),
});

export function order<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Both lists, each member once, sorted. */
export function union<T extends string | number>(a: readonly T[], b: readonly T[]): readonly T[] {
  if (b.length === 0) return a;
  if (a.length === 0 && b.length === 1) return b;
  return [...new Set([...a, ...b])].sort(order);
}

/**
 * What the passes note while a snapshot is built: assumptions, open points and warnings, each once, whatever order the
 * rows came in. An assumption that is switched off stays listed (`on: false`), so that an answer can offer it back.
 */
import type { Assumption, Node, OpenPoint, SnapshotOptions, Warning, WarningCode } from './types.ts';

export class Ledger {
  private readonly assumptions = new Map<string, Assumption>();
  private readonly points = new Map<string, OpenPoint>();
  private readonly warnings = new Map<string, Warning>();
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
    const known = this.assumptions.get(id);
    this.assumptions.set(id, {
      id,
      kind,
      text,
      parties: union(known?.parties ?? [], parties),
      statements: union(known?.statements ?? [], statements),
      on,
    });
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
    const key = `${code} ${message}`;
    const known = this.warnings.get(key);
    this.warnings.set(key, {
      code,
      message,
      parties: union(known?.parties ?? [], parties),
      statements: union(known?.statements ?? [], statements),
    });
  }

  listAssumptions(): Assumption[] {
    return [...this.assumptions.values()].sort((a, b) => order(a.id, b.id));
  }
  listOpenPoints(): OpenPoint[] {
    return [...this.points.values()].sort((a, b) => order(a.id, b.id));
  }
  listWarnings(): Warning[] {
    return [...this.warnings.values()].sort((a, b) => order(a.code, b.code) || order(a.message, b.message));
  }
}

export function order<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Both lists, each member once, sorted. */
export function union<T extends string | number>(a: readonly T[], b: readonly T[]): readonly T[] {
  if (b.length === 0) return a;
  if (a.length === 0 && b.length === 1) return b;
  return [...new Set([...a, ...b])].sort(order);
}

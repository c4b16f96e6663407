/** What an import read, as a person wants it told: folder by folder, and problems by what they say, not row by row. */
import type { Problem } from '../terms/problem.ts';

export interface FolderSummary {
  /** "" for files named without a folder */
  readonly folder: string;
  readonly files: number;
  readonly statements: number;
  /** not kept: rows, records, files */
  readonly rejected: number;
  /** kept, with a word */
  readonly warnings: number;
  /** files that gave no statement */
  readonly empty: number;
}
export interface ProblemGroup {
  readonly message: string;
  readonly severity: Problem['severity'];
  readonly count: number;
  readonly files: number;
  readonly first: Problem;
}

/** Kinds of problem kept apart; those after them are counted together. */
const MOST_KINDS = 200;

export class ImportSummary {
  private readonly byFolder = new Map<string, Omit<FolderSummary, 'folder'>>();
  private readonly byMessage = new Map<string, { count: number; files: Set<string>; first: Problem }>();
  private others = 0;

  file(name: string, statements: number, rejected: number, warnings: number): void {
    const slash = name.lastIndexOf('/');
    const folder = slash < 0 ? '' : name.slice(0, slash);
    const known = this.byFolder.get(folder);
    this.byFolder.set(folder, {
      files: (known?.files ?? 0) + 1,
      statements: (known?.statements ?? 0) + statements,
      rejected: (known?.rejected ?? 0) + rejected,
      warnings: (known?.warnings ?? 0) + warnings,
      empty: (known?.empty ?? 0) + (statements === 0 ? 1 : 0),
    });
  }

  problem(problem: Problem, file: string): void {
    const key = `${problem.severity} ${kindOf(problem)}`;
    const known = this.byMessage.get(key);
    if (known === undefined && this.byMessage.size >= MOST_KINDS) {
      this.others += 1;
      return;
    }
    const group = known ?? { count: 0, files: new Set<string>(), first: problem };
    group.count += 1;
    group.files.add(file);
    this.byMessage.set(key, group);
  }

  folders(): readonly FolderSummary[] {
    return [...this.byFolder].map(([folder, of]) => ({ folder, ...of })).sort((a, b) => (a.folder < b.folder ? -1 : 1));
  }

  /** Most often first, rejected before warnings. */
  problems(): readonly ProblemGroup[] {
    return [...this.byMessage.values()]
      .map(({ count, files, first }) => ({
        message: kindOf(first),
        severity: first.severity,
        count,
        files: files.size,
        first,
      }))
      .sort((a, b) => a.severity.localeCompare(b.severity) || b.count - a.count || (a.message < b.message ? -1 : 1));
  }

  /** Problems of kinds beyond the first two hundred. */
  get ungrouped(): number {
    return this.others;
  }
}

/** Two problems that differ only in a value between quotes or in a number say the same. */
const kindOf = ({ message }: Problem): string => message.replace(/"[^"]*"/g, '"…"').replace(/\b[\dA-Z]{12,}\b/g, '…');

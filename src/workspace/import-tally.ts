/** What an import has counted and heard so far. */
import type { Problem } from '../terms/problem.ts';
import { ImportSummary } from './import-summary.ts';
import type { Read } from './portions.ts';

export interface ImportReport {
  readonly added: number;
  readonly known: number;
  /** all of them; `kept` holds the first thousand */
  readonly problems: number;
  readonly rejected: number;
  readonly kept: readonly Problem[];
  /** by folder, and by what the problems say */
  readonly summary: ImportSummary;
}

const KEPT = 1000;

export class ImportTally {
  private added = 0;
  private known = 0;
  private problems = 0;
  private rejected = 0;
  private readonly kept: Problem[] = [];
  private readonly summary = new ImportSummary();

  get counts(): Pick<ImportReport, 'added' | 'known' | 'problems' | 'rejected'> {
    const { added, known, problems, rejected } = this;
    return { added, known, problems, rejected };
  }

  get report(): ImportReport {
    return { ...this.counts, kept: this.kept, summary: this.summary };
  }

  /** A file that the store holds whole already. */
  knownWhole(file: string, statements: number): void {
    this.known += statements;
    this.summary.file(file, statements, 0, 0);
  }

  /** @returns how many statements there are now, and were */
  durable({ added, known }: Pick<ImportReport, 'added' | 'known'>): Pick<ImportReport, 'added' | 'known'> {
    this.added += added;
    this.known += known;
    return { added: this.added, known: this.known };
  }

  /** @param file "" for none */
  problem(problem: Problem, file: string): void {
    this.problems += 1;
    if (problem.severity === 'rejected') this.rejected += 1;
    if (this.kept.length < KEPT) this.kept.push(problem);
    this.summary.problem(problem, file);
  }

  file(name: string): FileTally {
    return new FileTally(this, this.summary, name);
  }
}

/** Of one file. */
export class FileTally {
  /** good items and bad ones */
  items = 0;
  private statements = 0;
  private rejected = 0;
  private warnings = 0;
  private readonly all: ImportTally;
  private readonly summary: ImportSummary;
  private readonly name: string;

  constructor(all: ImportTally, summary: ImportSummary, name: string) {
    this.all = all;
    this.summary = summary;
    this.name = name;
  }

  read({ items, statements, problems }: Read): void {
    this.items += items;
    this.statements += statements;
    for (const problem of problems) {
      if (problem.severity === 'rejected') this.rejected += 1;
      else this.warnings += 1;
      this.all.problem(problem, this.name);
    }
  }

  /** The file is through, and all of it durable. @returns whether it was without a problem */
  end(): boolean {
    this.summary.file(this.name, this.statements, this.rejected, this.warnings);
    return this.rejected + this.warnings === 0;
  }
}

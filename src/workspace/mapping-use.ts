/** Whether a column mapping speaks of the files it was given for: a slip in a file's name must not pass in silence. */
import { type ColumnMapping, tableFor } from '../sources/index.ts';
import type { Problem } from '../terms/problem.ts';

export class MappingUse {
  private readonly mapping: ColumnMapping | undefined;
  private readonly files: string[] = [];
  private used = false;

  constructor(mapping: ColumnMapping | undefined) {
    this.mapping = mapping;
  }

  /** @param file that is read, as Problems name it */
  readonly saw = (file: string): void => {
    const { mapping } = this;
    if (mapping === undefined) return;
    const sheets = mapping.tables.map((t) => t.sheet);
    this.used ||= [undefined, ...sheets].some((sheet) => tableFor(mapping, file, sheet) !== undefined);
    if (!this.used && this.files.length < SHOWN) this.files.push(file);
  };

  /** One warning where no file was one the mapping speaks of. */
  problems(): readonly Problem[] {
    if (this.mapping === undefined || this.used || this.files.length === 0) return [];
    const names = this.mapping.tables.map((t) => t.file ?? '*').join(', ');
    return [
      {
        code: 'missing-column',
        severity: 'warning',
        message: 'the column mapping speaks of no file that was read; columns are guessed',
        place: {},
        received: names.slice(0, 200),
        expected: `a table of it with "file": ${this.files.join(' or ')}`,
      },
    ];
  }
}
const SHOWN = 5;

/** Told while files are read: statements dated later than today, where their reader has not told of them itself. */
import type { Statement } from '../statements/types.ts';
import { dayBegun, isAhead } from '../store/dated-ahead.ts';
import type { Problem } from '../terms/problem.ts';

const NONE: readonly Problem[] = [];

export class DatedAhead {
  private readonly begun = dayBegun();
  private toldByReader = false;
  /** one line may be several statements */
  private lastPlace = '';

  /** Called with every Problem of the file: a reader that names such dates names each with its place. */
  heard(problem: Problem): void {
    this.toldByReader ||= problem.code === 'dated-in-the-future';
  }

  /** Cost: two short texts compared */
  problemsOf(s: Statement): readonly Problem[] {
    const date = [s.statementDate, s.source.published].find((d) => isAhead(d, this.begun));
    if (date === undefined || this.toldByReader) return NONE;
    const { file, line, row, pointer } = s.locator;
    const at = JSON.stringify([file, line, row, pointer, date]);
    if (at === this.lastPlace) return NONE;
    this.lastPlace = at;
    const problem: Problem = {
      code: 'dated-in-the-future',
      severity: 'warning',
      message: 'the date is still to come',
      place: {
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { line }),
        ...(row === undefined ? {} : { row }),
        ...(pointer === undefined ? {} : { pointer }),
      },
      received: date,
      expected: 'a day that has been',
    };
    return [problem];
  }
}

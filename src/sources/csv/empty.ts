import type { Problem } from '../../terms/problem.ts';

/** A file without a row. */
export function emptyTable(file: string): Problem {
  return {
    code: 'empty-input',
    severity: 'rejected',
    message: 'the file holds no row',
    place: { file },
    expected: 'a header row such as owner,owned,share',
  };
}

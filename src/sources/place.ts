/** Where a field of a record stands, for a Problem. */
import type { Locator } from '../statements/types.ts';
import type { Place } from '../terms/problem.ts';

export const placeOfField = ({ file, line, pointer }: Locator, field: string): Place => ({
  ...(file === undefined ? {} : { file }),
  ...(line === undefined ? {} : { line }),
  ...(pointer === undefined ? {} : { pointer }),
  field,
});

/** Running text as a source of proposals, never of statements: no format of `SOURCES`, since nothing in it is a fact yet. */
export { namesIn, readText } from './read.ts';
export type * from './types.ts';

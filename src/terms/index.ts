/** The words and exact values everything else is written in. */
export * from './day.ts';
export * from './exact.ts';
export * from './grammar.ts';
export { hedgedInterval } from './hedge.ts';
export * from './interest-types.ts';
export * from './interval.ts';
export * from './problem.ts';
export type * from './share.ts';

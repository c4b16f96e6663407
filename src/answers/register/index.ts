/** A rule over a whole register. */
export { registerOfSnapshot } from './of-snapshot.ts';
export { RegisterRun } from './run.ts';
export { companiesApart, specialCompanies, verdictsOf } from './special.ts';
export type * from './types.ts';

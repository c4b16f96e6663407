/** What sources say: the statement types, and how one gets its id. */

export { statementFromJson, statementJson } from './json.ts';
export { canonicalJson, digestOf, partyIdOfName, sealStatement, type UnsealedStatement } from './seal.ts';
export * from './types.ts';

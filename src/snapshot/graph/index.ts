/** The share graph: a register in typed arrays. */
export { buildGraph, type HoldingList } from './build.ts';
export { companyOrder } from './order.ts';
export { BAND, type Bands, BandTable, leastOf, mostOf, NO_BANDS, shareOf, UNSTATED, WHOLE } from './share-code.ts';
export { COLUMN, type ShareGraph } from './types.ts';

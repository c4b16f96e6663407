/** The two ways in which texts that only say "directly or indirectly" are read in practice. */
import type { Reading } from './types.ts';

export const MULTIPLIED_OR_ROLLED_UP: readonly Reading[] = [
  { name: 'shares multiplied along the chain', engine: 'multiply' },
  { name: 'majority stakes rolled up', engine: 'roll-up' },
];

/**
 * A chain of control, as far as an answer writes it out. Of a thousand companies one above the other each has a chain
 * of all those below it: written in full they would be half a million names, all of them in the shorter ones already.
 */
import type { Node, Snapshot, Warning } from '../snapshot/types.ts';
import { partyOut } from './context.ts';
import type { PartyOut } from './envelope.ts';

/** Chains of more parties are written by so many at either end, halved. */
export const MOST_IN_CHAIN = 40;

export interface ChainOut {
  /** owner first, company last */
  readonly chain: readonly PartyOut[];
  /** parties between the first and the last twenty that are not written */
  readonly chainLeftOut?: number;
}

export function chainOut(s: Snapshot, chain: readonly Node[]): ChainOut {
  const out = (nodes: readonly Node[]): readonly PartyOut[] => nodes.map((n) => partyOut(s, n));
  if (chain.length <= MOST_IN_CHAIN) return { chain: out(chain) };
  const end = MOST_IN_CHAIN / 2;
  return {
    chain: [...out(chain.slice(0, end)), ...out(chain.slice(-end))],
    chainLeftOut: chain.length - MOST_IN_CHAIN,
  };
}

/** One for the answer, where a chain is not written out. */
export function chainWarnings(chains: readonly (readonly Node[])[]): readonly Warning[] {
  const long = chains.filter((c) => c.length > MOST_IN_CHAIN).length;
  if (long === 0) return [];
  const message = `chains of more than ${MOST_IN_CHAIN} parties are written by their first and last ${MOST_IN_CHAIN / 2}, with the count of those between: ${long} of ${chains.length} here; "structure" shows every link`;
  return [{ code: 'partial-answer', message, parties: [], statements: [] }];
}

/** A snapshot's columns as short text, for tables of cases: "Lei Jun (26.85, 29.95)". */
import { intervalText } from '../src/answers/share-out.ts';
import type { Column, Snapshot } from '../src/snapshot/types.ts';
import { partyIdOfName } from '../src/statements/seal.ts';

export function columnText(s: Snapshot, measure: 'economic' | 'votes', company: string): string[] {
  const node = s.nodeOf.get(partyIdOfName(company));
  const column: Column | undefined = node === undefined ? undefined : s[measure].get(node);
  return (column?.holdings ?? []).map((h) => `${s.parties[h.owner]?.name} ${intervalText(h.bounds).replace(' %', '')}`);
}

export function claimText(s: Snapshot): string[] {
  const name = (n: number): string => s.parties[n]?.name ?? '?';
  return s.claims.map(
    (c) =>
      `${name(c.holder)} > ${name(c.company)} ${intervalText(c.total).replace(' %', '')} counts ${c.counts.map(name).join(', ')}${c.cap ? ' cap' : ''}`,
  );
}

/** A change as a sentence, names and shares as answers print them. */
import type { Change } from '../snapshot/change.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { point } from '../terms/interval.ts';
import { listWords, nameOf } from './context.ts';
import { intervalWords } from './share-out.ts';

export function changeText(s: Snapshot, c: Change): string {
  const name = (node: Node): string => nameOf(s, node);
  if (c.kind === 'concert') return concertText(s, c.members, c.issuers);
  const share = c.share === undefined ? '' : intervalWords(point(c.share));
  switch (c.kind) {
    case 'issue':
      return `${name(c.company)} issues ${share} new shares to ${name(c.buyer)}`;
    case 'spin-off':
      return `${name(c.parent)} spins off ${share} of ${name(c.company)} to its holders`;
    case 'conversion': {
      const what = share === '' ? 'its' : `${share} of`;
      return `${name(c.holder)} converts ${what} class ${c.from} of ${name(c.company)} to class ${c.to}`;
    }
    default:
      return `${name(c.seller)} sells ${share} of ${name(c.company)} to ${name(c.buyer)}`;
  }
}

function concertText(s: Snapshot, members: readonly Node[], issuers: readonly Node[]): string {
  const over = issuers.length === 0 ? '' : ` over ${listWords(issuers.map((n) => nameOf(s, n)))}`;
  return `${listWords(members.map((n) => nameOf(s, n)))} act in concert${over}`;
}

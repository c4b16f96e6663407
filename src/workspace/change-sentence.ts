/** A what-if as a sentence: "Tencent sells another 3% of Kingsoft to Xiaomi". Names stay names here. */
import { type Exact, exact } from '../terms/exact.ts';
import { shareAt } from '../terms/grammar.ts';
import { isPoint } from '../terms/interval.ts';
import { LookthroughError } from '../terms/problem.ts';

export type NamedChange =
  | {
      readonly kind: 'transfer';
      readonly seller: string;
      readonly buyer: string;
      readonly company: string;
      readonly share: Exact;
    }
  | { readonly kind: 'issue'; readonly buyer: string; readonly company: string; readonly share: Exact }
  | { readonly kind: 'concert'; readonly members: readonly string[]; readonly issuers: readonly string[] };

const UNDERSTOOD =
  '"A sells 3% of C to B", "B buys 3% of C from A", "C issues 10% new shares to B", "A and B act in concert over C"';

/** @throws LookthroughError usage, with what would be understood */
export function parseChange(text: string): NamedChange {
  const sentence = text.trim().replace(/\.$/, '');
  return sells(sentence) ?? buys(sentence) ?? issues(sentence) ?? concert(sentence) ?? refuse(text, 'is not a change');
}

function refuse(text: string, why: string): never {
  throw new LookthroughError('usage', `"${text}" ${why}; understood are ${UNDERSTOOD}`, { received: text });
}

const SELLS = /^(.+?)\s+(?:sells|transfers|gives)\s+(?:another|a further|further)?\s*(.+?)\s+of\s+(.+?)\s+to\s+(.+)$/iu;
function sells(text: string): NamedChange | undefined {
  const m = SELLS.exec(text);
  if (m === null) return undefined;
  return { kind: 'transfer', seller: name(m[1]), share: share(m[2], text), company: name(m[3]), buyer: name(m[4]) };
}

const BUYS = /^(.+?)\s+(?:buys|acquires|takes)\s+(?:another|a further|further)?\s*(.+?)\s+of\s+(.+?)\s+from\s+(.+)$/iu;
function buys(text: string): NamedChange | undefined {
  const m = BUYS.exec(text);
  if (m === null) return undefined;
  return { kind: 'transfer', buyer: name(m[1]), share: share(m[2], text), company: name(m[3]), seller: name(m[4]) };
}

const ISSUES = /^(.+?)\s+issues\s+(.+?)\s+(?:of\s+)?(?:new\s+shares|in\s+new\s+shares)\s+to\s+(.+)$/iu;
function issues(text: string): NamedChange | undefined {
  const m = ISSUES.exec(text);
  return m === null ? undefined : { kind: 'issue', company: name(m[1]), share: share(m[2], text), buyer: name(m[3]) };
}

const CONCERT = /^(.+?)\s+act\s+in\s+concert(?:\s+(?:over|in)\s+(.+))?$/iu;
function concert(text: string): NamedChange | undefined {
  const m = CONCERT.exec(text);
  if (m === null) return undefined;
  return { kind: 'concert', members: names(m[1]), issuers: m[2] === undefined ? [] : names(m[2]) };
}

const name = (text: string | undefined): string => (text ?? '').trim().replace(/^"(.*)"$/u, '$1');
const names = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/\s*,\s*|\s+and\s+/u)
    .map(name)
    .filter((n) => n !== '');

/** A scenario moves exactly what it says: a hedge has no place in it. */
function share(text: string | undefined, whole: string): Exact {
  const found = shareAt((text ?? '').trim(), 0, { manner: 'register' });
  if (found !== undefined && 'refusal' in found) refuse(whole, found.refusal.message);
  if (found === undefined || !('share' in found)) return refuse(whole, `has no share such as 3% in "${text ?? ''}"`);
  const { bounds } = found.share;
  if (!isPoint(bounds)) return refuse(whole, `must say exactly how much changes hands, not "${text ?? ''}"`);
  return bounds.lo.n === 0n ? refuse(whole, 'moves nothing') : exact(bounds.lo.toFraction());
}

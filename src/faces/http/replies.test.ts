import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Replies } from './replies.ts';
import type { Asked, Reply, Route } from './route.ts';
import type { ThreadedReplies } from './threaded.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Threads whose one answer is given by hand. */
function byHand() {
  const begun: AbortSignal[] = [];
  const ends: ((reply: Reply) => void)[] = [];
  const reply = (_route: Route, _asked: Asked, signal: AbortSignal): Promise<Reply> => {
    begun.push(signal);
    return new Promise((resolve) => ends.push(resolve));
  };
  return { begun, ends, replies: new Replies({ reply } as unknown as ThreadedReplies) };
}
const [route, asked] = [{} as Route, {} as Asked];

describe('a reply that is being worked out', () => {
  test('is given to all who ask for it meanwhile, and kept', async () => {
    const { begun, ends, replies } = byHand();
    const both = [1, 2].map(() => replies.of('tag', route, asked, new AbortController().signal));
    ends[0]?.({ text: 'once' });
    expect(await Promise.all(both)).toEqual([{ text: 'once' }, { text: 'once' }]);
    expect([begun.length, replies.kept('tag')]).toEqual([1, { text: 'once' }]);
  });
  test('is given up when all have left it for a moment, and not while somebody waits', () => {
    const { begun, replies } = byHand();
    const [ann, bob, eve] = [new AbortController(), new AbortController(), new AbortController()];
    void replies.of('tag', route, asked, ann.signal);
    void replies.of('tag', route, asked, bob.signal);
    ann.abort();
    vi.advanceTimersByTime(10_000);
    expect(begun[0]?.aborted).toBe(false);
    bob.abort();
    vi.advanceTimersByTime(500);
    // A page that is loaded again.
    void replies.of('tag', route, asked, eve.signal);
    vi.advanceTimersByTime(10_000);
    expect(begun[0]?.aborted).toBe(false);
    eve.abort();
    vi.advanceTimersByTime(10_000);
    expect([begun.length, begun[0]?.aborted]).toEqual([1, true]);
  });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { longWait } from './long-wait.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('whoever waits is told once what goes on, and not where it is over before', async () => {
  const told: string[] = [];
  const slow = longWait(new Promise((done) => setTimeout(done, 60_000, 'slow')), () => void told.push('slow'));
  const fast = longWait(new Promise((done) => setTimeout(done, 9_000, 'fast')), () => void told.push('fast'));
  const failed = longWait(
    new Promise((_, fail) => setTimeout(() => fail(new Error('no store')), 5_000)),
    () => void told.push('failed'),
  );
  const refused = expect(failed).rejects.toThrow('no store');
  await vi.advanceTimersByTimeAsync(100_000);
  expect([await slow, await fast, told]).toEqual(['slow', 'fast', ['slow']]);
  await refused;
});

/** One batch is read while one is written: none is lost, none is ahead of the one before it, a failure is told. */
import { describe, expect, test } from 'vitest';
import { is } from '../../test/statements.ts';
import type { Statement } from '../statements/types.ts';
import { memoryStore } from '../store/memory/index.ts';
import type { StatementStore } from '../store/types.ts';
import { Batches } from './batches.ts';

const some = (n: number): Statement => is(`P${n}`, 'company');

/** A store whose batches are written when they are let. */
function slow() {
  const begun: number[] = [];
  const waiting: ((error?: Error) => void)[] = [];
  const append = (statements: readonly Statement[]): Promise<{ added: number; known: number }> =>
    new Promise((resolve, reject) => {
      begun.push(statements.length);
      waiting.push((error) => (error ? reject(error) : resolve({ added: statements.length, known: 0 })));
    });
  return { store: { ...memoryStore(), append } as StatementStore, begun, write: waiting };
}
const turns = async (): Promise<void> => {
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
};

describe('batches', () => {
  test('go on reading while the last one is written, and the next waits for it', async () => {
    const { store, begun, write } = slow();
    const kept: number[] = [];
    const batches = new Batches(store, (_, read) => void kept.push(read));
    batches.take(some(1));
    await batches.flush(1);
    expect([begun, kept]).toEqual([[1], []]);
    batches.take(some(2));
    batches.take(some(3));
    let second = false;
    const flushed = batches.flush(3).then(() => {
      second = true;
    });
    await turns();
    expect([begun, second]).toEqual([[1], false]);
    write[0]?.();
    await flushed;
    expect([begun, kept]).toEqual([[1, 2], [1]]);
  });
  test('are all durable at the end', async () => {
    const { store, begun, write } = slow();
    const batches = new Batches(store, () => undefined);
    batches.take(some(1));
    let ended = false;
    const end = batches.end(1).then(() => {
      ended = true;
    });
    await turns();
    expect([begun, ended]).toEqual([[1], false]);
    write[0]?.();
    await end;
  });
  test('tell a failure to whoever takes the next, and at the end', async () => {
    const { store, begun, write } = slow();
    const batches = new Batches(store, () => undefined);
    batches.take(some(1));
    await batches.flush(1);
    write[0]?.(new Error('no room'));
    batches.take(some(2));
    await expect(batches.flush(2)).rejects.toThrow('no room');
    await expect(batches.end(2)).rejects.toThrow('no room');
    expect(begun).toEqual([1]);
  });
  test('left in the middle, wait for the one being written and write no more', async () => {
    const { store, begun, write } = slow();
    const batches = new Batches(store, () => undefined);
    batches.take(some(1));
    await batches.flush(1);
    batches.take(some(2));
    let left = false;
    const leaving = batches.leave().then(() => {
      left = true;
    });
    await turns();
    expect(left).toBe(false);
    write[0]?.(new Error('no room'));
    await leaving;
    expect(begun).toEqual([1]);
  });
});

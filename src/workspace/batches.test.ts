/** One batch is read while one is written: none is lost, none is ahead of the one before it, a failure is told. */
import { describe, expect, test } from 'vitest';
import { is } from '../../test/statements.ts';
import type { Statement } from '../statements/types.ts';
import { memoryStore } from '../store/memory/index.ts';
import type { StatementStore } from '../store/types.ts';
import { Batches, newBatch } from './batches.ts';

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
/** A batch of one statement for each number. */
function of(store: StatementStore, ...numbers: number[]) {
  const batch = newBatch(store);
  for (const n of numbers) batch.take(some(n));
  return batch;
}
const nobody = (): void => undefined;
const turns = async (): Promise<void> => {
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
};

describe('batches', () => {
  test('go on reading while the last one is written, and the next waits for it', async () => {
    const { store, begun, write } = slow();
    const kept: unknown[] = [];
    const batches = new Batches();
    await batches.write(of(store, 1), (counts) => void kept.push(counts));
    expect([begun, kept]).toEqual([[1], []]);
    let second = false;
    const written = batches.write(of(store, 2, 3), nobody).then(() => {
      second = true;
    });
    await turns();
    expect([begun, second]).toEqual([[1], false]);
    write[0]?.();
    await written;
    expect([begun, kept]).toEqual([[1, 2], [{ added: 1, known: 0 }]]);
  });
  test('are all durable at the end', async () => {
    const { store, begun, write } = slow();
    const batches = new Batches();
    await batches.write(of(store, 1), nobody);
    let ended = false;
    const end = batches.end().then(() => {
      ended = true;
    });
    await turns();
    expect([begun, ended]).toEqual([[1], false]);
    write[0]?.();
    await end;
  });
  test('tell a failure to whoever brings the next, and at the end', async () => {
    const { store, begun, write } = slow();
    const batches = new Batches();
    await batches.write(of(store, 1), nobody);
    write[0]?.(new Error('no room'));
    await expect(batches.write(of(store, 2), nobody)).rejects.toThrow('no room');
    await expect(batches.end()).rejects.toThrow('no room');
    expect(begun).toEqual([1]);
  });
  test('left in the middle, wait for the one being written and write no more', async () => {
    const { store, begun, write } = slow();
    const batches = new Batches();
    await batches.write(of(store, 1), nobody);
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

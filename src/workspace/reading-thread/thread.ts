/** The program of a thread that reads files, writes their statements out as rows and hands them over, batch by batch. */
import { parentPort } from 'node:worker_threads';
import { BatchRows } from '../../store/duckdb/batch-rows.ts';
import { buffersOf, type MovedBatch } from '../../store/moved-batch.ts';
import { portionsOf } from '../portions.ts';
import { thrownOf } from '../threads/thrown.ts';
import type { FromReader, MovedPortion, ToReader } from './messages.ts';

/**
 * Portions handed over and not done with, at most: one is being written and one waits for that, while this thread fills
 * a third. More would fill memory and hide no wait.
 */
const MOST_WAITING = 2;

const port = parentPort;
if (port === null) throw new Error('this is no thread');

let waiting = 0;
let goOn: (() => void) | undefined;
/** batches that are written: their room is filled again */
const rooms: MovedBatch[] = [];

port.on('message', (message: ToReader) => {
  if ('read' in message) void read(message);
  else {
    waiting -= 1;
    if (message.done !== undefined) rooms.push(message.done);
    goOn?.();
  }
});

async function read({ read: input, options }: Extract<ToReader, { read: unknown }>): Promise<void> {
  try {
    for await (const { batch, ...told } of portionsOf(input, options, () => new BatchRows(rooms.pop()))) {
      while (waiting >= MOST_WAITING) await room();
      waiting += 1;
      handOver(batch === undefined ? told : { ...told, batch: batch.moved() });
    }
    say({ through: true });
  } catch (error) {
    say({ thrown: thrownOf(error) });
  }
}

const room = (): Promise<void> =>
  new Promise((resolve) => {
    goOn = resolve;
  });

function handOver(portion: MovedPortion): void {
  say({ portion }, portion.batch === undefined ? [] : buffersOf(portion.batch));
}

function say(message: FromReader, handedOver: ArrayBuffer[] = []): void {
  port?.postMessage(message, handedOver);
}

/** One thread of the pool: does stretches of every question until it is told to end. */
import { workerData } from 'node:worker_threads';
import { END, type SharedWork, STATE, Work } from './work.ts';

const shared = workerData as SharedWork;
const { state } = shared;
const work = new Work(shared);
let seen = 0;
for (;;) {
  Atomics.wait(state, STATE.question, seen);
  seen = Atomics.load(state, STATE.question);
  if (seen === END) break;
  try {
    while (work.siftOne());
    while (work.settleOne());
  } catch (error) {
    Atomics.store(state, STATE.failed, 1);
    for (let place = 0; place < state.length; place += 1) Atomics.notify(state, place);
    throw error;
  }
  Atomics.add(state, STATE.idle, 1);
  Atomics.notify(state, STATE.idle);
}

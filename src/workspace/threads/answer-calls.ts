/** The end of a thread that answers: takes calls, one after the other, over the store of the thread that began it. */
import { parentPort } from 'node:worker_threads';
import { HeldStore } from '../../store/held/held-store.ts';
import { type Workspace, workspaceOf } from '../workspace.ts';
import type { FromThread, LookUp, ToThread } from './messages.ts';
import { RemoteStore } from './remote-store.ts';
import { errorOf, thrownOf } from './thrown.ts';

interface Waiting {
  resolve(found: unknown): void;
  reject(error: Error): void;
}

/**
 * What the program of a thread does; see `threadsOver`.
 * @param answer given what was called with, data alone, and the workspace; gives data alone
 * @throws Error: this is no thread
 * @example answerCalls(async (workspace, asked) => envelopeText(await ask(workspace, asked as Question)));
 */
export function answerCalls(answer: (workspace: Workspace, asked: unknown) => Promise<unknown>): void {
  const port = parentPort;
  if (port === null) throw new Error('answerCalls: this is no thread');
  const say = (message: FromThread): void => port.postMessage(message);
  const waiting = new Map<number, Waiting>();
  let lookUps = 0;
  const lookUp = (of: LookUp): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lookUps += 1;
      waiting.set(lookUps, { resolve, reject });
      say({ lookUp: lookUps, of });
    });
  const store = new RemoteStore(lookUp);
  const workspace = workspaceOf(store);
  port.on('message', (message: ToThread) => {
    if ('held' in message) {
      store.memory = message.held === undefined ? undefined : new HeldStore(message.held);
      return;
    }
    if ('call' in message) {
      const { call } = message;
      // A message that cannot be posted is the answer's fault, and told as that.
      answer(workspace, message.asked)
        .then((given) => say({ call, answer: given }))
        .catch((error: unknown) => say({ call, thrown: thrownOf(error) }));
      return;
    }
    const waits = waiting.get(message.lookUp);
    waiting.delete(message.lookUp);
    if ('thrown' in message) waits?.reject(errorOf(message.thrown));
    else waits?.resolve(message.found);
  });
  say({ ready: true });
}

/** Serves an API and the explorer on loopback. */
import type { AddressInfo } from 'node:net';
import { serve as listen } from '@hono/node-server';
import type { AskLimits } from '../../index.ts';
import type { Api } from './api.ts';
import { appOf, LONGEST_URL } from './app.ts';
import type { ThreadedReplies } from './threaded.ts';

export interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * @param options webRoot: folder of the built explorer; port: 0 for any free one; host: loopback unless said otherwise; takes: files may be
 * handed over, which a server on an address of the network never does;
 *   threads: who works answers out, without them the thread that listens
 * @throws the system's error, EADDRINUSE among them
 */
export async function serve(
  api: Api,
  options: {
    readonly webRoot: string;
    readonly port: number;
    readonly host?: string;
    readonly takes?: AskLimits;
    readonly threads?: ThreadedReplies;
  },
): Promise<Running> {
  const host = options.host ?? '127.0.0.1';
  const app = appOf(api, {
    webRoot: options.webRoot,
    ...(options.takes === undefined || options.host !== undefined ? {} : { takes: options.takes }),
    ...(options.threads === undefined ? {} : { threads: options.threads }),
    ...(options.host === undefined ? {} : { hosts: [options.host, '127.0.0.1', 'localhost'] }),
  });
  // Room for the longest address beside other headers: a longer one is refused by its own code, not by the parser.
  const serverOptions = { maxHeaderSize: 4 * LONGEST_URL };
  const server = listen({ fetch: app.fetch, port: options.port, hostname: host, serverOptions });
  await new Promise<void>((ready, fail) => {
    server.once('listening', ready);
    server.once('error', fail);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}/`,
    close: () =>
      new Promise<void>((closed) => {
        // What is still being worked out is for nobody.
        server.close(() => void (options.threads?.close() ?? Promise.resolve()).then(closed));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

export { type Api, apiOf } from './api.ts';
export { appOf } from './app.ts';
export type { EvidenceOut } from './evidence.ts';

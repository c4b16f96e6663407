/** The program of a thread that works replies out. */
import { workerData } from 'node:worker_threads';
import { answerCalls, type Workspace } from '../../index.ts';
import { apiOf } from './api.ts';
import { draftOf } from './draft.ts';
import { Refusal } from './problem.ts';
import type { Route } from './route.ts';
import { routesOf } from './routes.ts';
import type { ThreadCall, ThreadData, ThreadReply } from './threaded.ts';

const { limits, told } = workerData as ThreadData;
let routes: ReadonlyMap<string, Route> | undefined;

answerCalls(async (workspace, asked) => {
  try {
    return await given(workspace, asked as ThreadCall);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, detail } = error;
    return { refusal: { code, message, detail } } satisfies ThreadReply;
  }
});

async function given(workspace: Workspace, call: ThreadCall): Promise<ThreadReply> {
  if ('draft' in call) return { draft: await draftOf(call.draft, call.values) };
  routes ??= new Map(routesOf(apiOf(workspace, limits, told)).map((route) => [route.path, route] as const));
  const route = routes.get(call.route);
  const form = route?.forms.find((f) => f.id === call.asked.form);
  if (route === undefined || form === undefined) throw new Error(`no such reply: ${call.route} ${call.asked.form}`);
  return { reply: await route.reply({ ...call.asked, form, query: new URLSearchParams(call.asked.query) }) };
}

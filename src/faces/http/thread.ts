/** The program of a thread that works replies out. */
import { workerData } from 'node:worker_threads';
import { answerCalls, type Workspace } from '../../index.ts';
import { type Api, apiOf } from './api.ts';
import { draftOf } from './draft.ts';
import { READS_HERE } from './handed-files.ts';
import { Refusal } from './problem.ts';
import { readHere } from './read-text.ts';
import type { Route } from './route.ts';
import { routesOf } from './routes.ts';
import type { ThreadCall, ThreadData, ThreadReply } from './threaded.ts';

const { limits, told } = workerData as ThreadData;
let api: Api | undefined;
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
  if ('draft' in call) return { text: await draftOf(call.draft, call.values) };
  if ('look' in call) return { looked: await READS_HERE.look(call.look) };
  if ('open' in call) return { opened: await READS_HERE.open(call.open, call.columns) };
  api ??= apiOf(workspace, limits, told);
  if ('read' in call) return { text: await readHere(api)(call.read, call.source) };
  if ('tell' in call) return { text: await api.tell(call.tell, call.language) };
  routes ??= new Map(routesOf(api).map((route) => [route.path, route] as const));
  const route = routes.get(call.route);
  const form = route?.forms.find((f) => f.id === call.asked.form);
  if (route === undefined || form === undefined) throw new Error(`no such reply: ${call.route} ${call.asked.form}`);
  return { reply: await route.reply({ ...call.asked, form, query: new URLSearchParams(call.asked.query) }) };
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFiles } from '../../index.ts';
import { main } from '../cli/main.ts';
import { apiOf } from './api.ts';
import { appOf } from './app.ts';
import { type Fault, ProblemBody } from './problem.ts';

const OWN = `source "r" (register) published 2020
Ann owns 60% of Beta
Cy owns 20% of Beta
Beta owns 50% of Gamma
Ann is a person
Cy is a person
`;
const folder = mkdtempSync(join(tmpdir(), 'lookthrough-question-'));
const file = join(folder, 'facts.own');
writeFileSync(file, OWN);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let app: ReturnType<typeof appOf>;
beforeAll(async () => {
  app = appOf(apiOf(await openFiles([file])), { webRoot: '/nowhere' });
});
const get = (path: string): Promise<Response> =>
  Promise.resolve(app.request(`http://127.0.0.1/api/v1/${path}`, { headers: { host: '127.0.0.1' } }));
const problemOf = async (path: string): Promise<ProblemBody> => ProblemBody.parse(await (await get(path)).json());

async function printed(...args: string[]): Promise<string> {
  let out = '';
  const streams = { stdout: { write: (t: string) => (out += t) }, stderr: { write: () => true } };
  expect(await main([...args, file, '--json'], streams)).toBe(0);
  return out;
}

describe('a question gives the bytes the command line prints', () => {
  test.each([
    ['owners?subject=Gamma', ['owners', 'Gamma']],
    [
      'owners?measure=votes&subject=Gamma&asAt=2021-01-01',
      ['owners', 'Gamma', '--measure', 'votes', '--as-at', '2021-01-01'],
    ],
    ['holdings?subject=Ann&knownAt=2022-01-01', ['holdings', 'Ann', '--known-at', '2022-01-01']],
    [
      'control?subject=Beta&rule=all&undisclosed=anyone',
      ['control', 'Beta', '--rule', 'all', '--undisclosed', 'anyone'],
    ],
    [
      'control?subject=Beta&concert=Ann,Cy@Beta&quota=66',
      ['control', 'Beta', '--concert', 'Ann,Cy@Beta', '--quota', '66'],
    ],
    ['controlled?subject=Ann', ['controlled', 'Ann']],
    ['beneficial-owners?rule=uk-psc&subject=Beta', ['beneficial-owners', 'Beta', '--rule', 'uk-psc']],
    [
      'screen?blocked=Ann&blocked=Cy&rule=us-ofac-50',
      ['screen', '--rule', 'us-ofac-50', '--list', 'Ann', '--list', 'Cy'],
    ],
    ['control?subject=Beta&rule=all&asIf=yes', ['control', 'Beta', '--rule', 'all', '--as-if']],
    ['control?subject=Beta&rule=uk-psc&allParties=yes', ['control', 'Beta', '--rule', 'uk-psc', '--all-parties']],
    ['ties?subject=Ann&other=Gamma', ['ties', 'Ann', 'Gamma']],
    [
      'changes?subject=Beta&from=2020-02-01&to=2021-02-01',
      ['changes', 'Beta', '--from', '2020-02-01', '--to', '2021-02-01'],
    ],
    [
      'what-if?subject=Beta&change=Ann sells 3% of Beta to Cy',
      ['what-if', 'Beta', '--change', 'Ann sells 3% of Beta to Cy'],
    ],
    [
      'power?subject=Beta&quota=75.5&over100=as-stated',
      ['power', 'Beta', '--quota', '75.5', '--over-100', 'as-stated'],
    ],
    ['audit', ['audit']],
  ])('%s', async (path, args) => {
    const response = await get(encodeURI(path));
    expect([response.status, await response.text()]).toEqual([200, await printed(...args)]);
  });
});

describe('every parameter at fault is named, with what it was and what it takes', () => {
  const fault = (
    parameter: string,
    received: string | undefined,
    expected: string,
    pointer = `#/${parameter}`,
  ): Partial<Fault> => ({
    parameter,
    pointer,
    ...(received === undefined ? {} : { received }),
    expected: expect.stringContaining(expected) as unknown as string,
  });
  test.each<[string, number, string, Partial<Fault>[]]>([
    ['owners', 400, 'usage', [fault('subject', undefined, 'a name')]],
    ['owners?subject=', 400, 'usage', [fault('subject', '', 'a name')]],
    ['owners?subject=Gamma&sujet=x', 400, 'usage', [fault('sujet', 'x', 'one of asAt, knownAt')]],
    ['owners?subject=Gamma&a~/b=x', 400, 'usage', [fault('a~/b', 'x', 'one of', '#/a~0~1b')]],
    ['owners?subject=Gamma&__proto__=x', 400, 'usage', [fault('__proto__', 'x', 'one of')]],
    ['owners?subject=Gamma&asAt=yesterday', 400, 'usage', [fault('asAt', 'yesterday', 'a day')]],
    ['owners?subject=Gamma&asAt=2015-02-29', 400, 'usage', [fault('asAt', '2015-02-29', 'a day')]],
    ['owners?subject=Gamma&knownAt=2015', 400, 'usage', [fault('knownAt', '2015', 'or all')]],
    ['owners?subject=Gamma&measure=both&measure=votes', 400, 'usage', [fault('measure', 'both, votes', 'one value')]],
    ['owners?subject=Gamma&over100=no', 400, 'usage', [fault('over100', 'no', 'widen or as-stated')]],
    ['control?subject=Gamma&quota=101', 400, 'usage', [fault('quota', '101', 'between 0 and 100')]],
    ['control?subject=Gamma&concert=Ann', 400, 'usage', [fault('concert', 'Ann', 'A,B', '#/concert/0')]],
    ['owners?subject=Gamma&choice=p~a&choice=p', 400, 'usage', [fault('choice', 'p', 'point~option', '#/choice/1')]],
    ['changes?subject=Beta', 400, 'usage', [fault('from', undefined, 'a day'), fault('to', undefined, 'a day')]],
    ['changes?subject=Beta&from=2020-01-01', 400, 'usage', [fault('to', undefined, 'a day')]],
    [
      'ties?asAt=x&other=',
      400,
      'usage',
      [fault('asAt', 'x', 'a day'), fault('subject', undefined, 'a name'), fault('other', '', 'a name')],
    ],
    // what only the engine can know
    ['owners?subject=Gama', 404, 'not-found', [fault('subject', 'Gama', 'Gamma')]],
    ['ties?subject=Ann&other=Bet', 404, 'not-found', [fault('other', 'Bet', 'Beta')]],
    [
      'screen?rule=us-ofac-50&blocked=Ann&blocked=Nobody',
      404,
      'not-found',
      [fault('blocked', 'Nobody', 'a name', '#/blocked/1')],
    ],
    ['ties?subject=Ann&other=Ann', 400, 'usage', [fault('other', 'Ann', 'a name')]],
    ['control?subject=Gamma&rule=nope', 400, 'rule-unknown', [fault('rule', 'nope', 'uk-psc')]],
    [
      'control?subject=Gamma&rule=hk-takeovers-30',
      400,
      'rule-verb',
      [fault('rule', 'hk-takeovers-30', 'the id of a rule')],
    ],
    ['owners?subject=Gamma&choice=p~a', 400, 'usage', [fault('choice', 'p~a', 'point~option', '#/choice/0')]],
    ['owners?subject=Gamma&noAssume=luck', 400, 'usage', [fault('noAssume', 'luck', '', '#/noAssume/0')]],
    ['what-if?subject=Beta&change=Ann jumps', 400, 'usage', [fault('change', 'Ann jumps', 'a sentence', '#/change/0')]],
    [
      'what-if?subject=Beta&change=Ann sells 3% of Beta to Cy&change=Dan sells 3% of Beta to Cy',
      404,
      'not-found',
      [fault('change', 'Dan sells 3% of Beta to Cy', '', '#/change/1')],
    ],
    [
      'what-if?subject=Beta&change=Cy sells 30% of Beta to Ann',
      400,
      'usage',
      [fault('change', 'Cy sells 30% of Beta to Ann', 'a sentence', '#/change/0')],
    ],
  ])('%s', async (path, status, code, errors) => {
    const body = await problemOf(encodeURI(path));
    expect(body).toMatchObject({ status, code });
    expect(body.errors).toHaveLength(errors.length);
    expect(body.errors).toEqual(expect.arrayContaining(errors.map((e) => expect.objectContaining(e))));
    for (const { detail } of body.errors ?? []) expect(body.detail).toContain(detail);
  });
});

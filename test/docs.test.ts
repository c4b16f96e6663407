/** The documents are true: every command, flag, code and function is there, commands in the README run, snippets too. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { EXIT_OF } from '../src/faces/cli/exit.ts';
import { main, programOf } from '../src/faces/cli/main.ts';
import { Session } from '../src/faces/cli/session.ts';
import * as api from '../src/index.ts';
import { schemaText } from './schema.ts';

const ROOT = join(import.meta.dirname, '..');
const doc = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'lookthrough-docs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const quiet = { stdout: { write: () => true }, stderr: { write: () => true } };

/** Runs a command of the README from the project's folder, writing into a folder of its own. */
async function run(line: string): Promise<{ code: number; out: string; err: string }> {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? '').slice(1);
  const args = words.map((w) =>
    w.startsWith('gallery/')
      ? join(ROOT, w)
      : /\.(svg|html|lookthrough)$/.test(w) || w === 'owners.csv'
        ? join(folder, w)
        : w,
  );
  let [out, err] = ['', ''];
  const code = await main(args, {
    stdout: {
      write: (t) => {
        out += t;
        return true;
      },
      columns: 110,
    },
    stderr: {
      write: (t) => {
        err += t;
        return true;
      },
    },
  });
  return { code, out, err };
}

describe('the README', () => {
  const readme = doc('README.md');
  const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap((m) => (m[1] ?? '').split('\n'))
    .filter((l) => l.startsWith('lookthrough '));
  test('opens with the question and the answer the program prints', async () => {
    const { out } = await run('lookthrough start --no-serve');
    const block = readme.split('```')[1]?.trim().split('\n') ?? [];
    for (const line of block) expect(out).toContain(line);
  });
  test.each(commands)('%s', async (line) => {
    const { code, err } = await run(line);
    expect([code, err.split('\n').filter((l) => l.startsWith('rejected'))]).toEqual([0, []]);
  });
  test('its snippet runs as it stands', async () => {
    const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(code).toContain("from 'lookthrough'");
    const workspace = await api.openFiles([join(ROOT, 'gallery/kingsoft-2015/financeasia.own')]);
    const answer = await api.ask(workspace, { verb: 'owners', subject: 'Kingsoft', asAt: '2015-03-31' });
    expect(answer.answer.headline).toContain('26.85 and under 32.6545');
  });
  test('names both commands', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });
});

describe('every command and flag', () => {
  const program = programOf(new Session(quiet));
  const answers = doc('docs/answers.md');
  test.each(program.commands.map((c) => c.name()))('%s is documented and explains itself', (name) => {
    expect(answers + doc('README.md')).toContain(`\`${name}\``);
    const command = program.commands.find((c) => c.name() === name);
    expect(command?.description().length).toBeGreaterThan(10);
    for (const option of command?.options ?? []) expect(answers).toContain(option.long);
  });
});

describe('every code', () => {
  const errors = doc('docs/errors.md');
  test.each(api.ERROR_CODES)('error %s has its exit code', (code) =>
    expect(errors).toMatch(new RegExp(`\\| \`${code}\` \\| ${EXIT_OF[code]} \\|`)),
  );
  test.each(api.PROBLEM_CODES)('problem %s', (code) => expect(errors).toContain(`| \`${code}\` |`));
});

describe('the public functions', () => {
  const functions = Object.entries(api)
    .filter(([, v]) => typeof v === 'function' && !/^[A-Z]/.test(String((v as { name: string }).name)))
    .map(([n]) => n);
  test.each(functions)('%s is documented', (name) => expect(doc('docs/answers.md')).toContain(`\`${name}(`));
});

describe('the schema', () => {
  test('is the one the answers are typed by', () => {
    if (process.env['UPDATE_GALLERY'] === '1') writeFileSync(join(ROOT, 'schema/envelope.json'), schemaText());
    expect(doc('schema/envelope.json')).toBe(schemaText());
  });
  test('fits an answer', async () => {
    const workspace = await api.openFiles([join(ROOT, 'gallery/kingsoft-2015/financeasia.own')]);
    expect(
      api.Envelope.safeParse(
        JSON.parse(
          api.envelopeText(
            await api.ask(workspace, { verb: 'control', subject: 'Kingsoft', rule: 'hk-listing-controlling' }),
          ),
        ),
      ).error,
    ).toBeUndefined();
  });
});

describe('the package', () => {
  test('says the version the answers carry', () => {
    expect((JSON.parse(doc('package.json')) as { version: string }).version).toBe(api.ENGINE_VERSION);
  });
  test('locks no download address', () => expect(doc('package-lock.json')).not.toContain('"resolved": "http'));
});

describe('bad input has a clear message and its exit code', () => {
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const K = 'gallery/kingsoft-2015/financeasia.own';
  const cases: [string, () => string, number, string][] = [
    ['an empty file', () => `lookthrough owners X ${file('empty.csv', '')}`, 4, 'the file holds no row'],
    [
      'a CSV without the needed columns',
      () => `lookthrough owners X ${file('cols.csv', 'a,b\n1,2\n')}`,
      4,
      'no column for owner and owned',
    ],
    [
      'a share of 130 %',
      () => `lookthrough owners X ${file('r130.csv', 'owner,owned,share\nA,X,130\nB,X,10\n')}`,
      3,
      'row 2, share: 130 is not between 0 and 100 %',
    ],
    [
      'a negative share',
      () => `lookthrough owners X ${file('neg.csv', 'owner,owned,share\nA,X,-3\nB,X,10\n')}`,
      3,
      '"-3" is negative',
    ],
    [
      'NaN',
      () => `lookthrough owners X ${file('nan.csv', 'owner,owned,share\nA,X,NaN\nB,X,10\n')}`,
      3,
      '"NaN" is not a share',
    ],
    ['an unknown company', () => `lookthrough owners Kingsfot ${K}`, 4, 'did you mean "Kingsoft"?'],
    [
      'an ambiguous name',
      () => `lookthrough owners X ${file('two.csv', 'owner,owned,share,owned_id\nA,X,10,r:1\nB,X,20,r:2\n')}`,
      4,
      '"X" is the name of 2 parties',
    ],
    [
      'a truncated JSON line',
      () =>
        `lookthrough audit ${file('cut.jsonl', '{"statementId":"a","recordId":"a","recordType":"entity","recordStatus":"new","recordDetails":{"name":"A","entityType":{"type":"registeredEntity"}}}\n{"statementId":"b","rec')}`,
      3,
      'line 2: this is not JSON',
    ],
    [
      'a notation line with a typo',
      () => `lookthrough owners B ${file('typo.own', 'A ownz 60% of B\nC owns 10% of B\n')}`,
      3,
      'did you mean "owns"?',
    ],
    ['a file that is not there', () => 'lookthrough owners X nowhere.own', 4, 'there is no file nowhere.own'],
    ['an unknown rule', () => `lookthrough control Kingsoft ${K} --rule uk-pcs`, 2, 'there is no rule "uk-pcs"'],
    [
      'a rule of another question',
      () => `lookthrough control Kingsoft ${K} --rule hk-takeovers-30`,
      2,
      'ask with "what-if" or "changes"',
    ],
    [
      'a day that is none',
      () => `lookthrough owners Kingsoft ${K} --as-at 2015-02-30`,
      2,
      'is not a day; expected YYYY-MM-DD',
    ],
    [
      'a change that is not understood',
      () => `lookthrough what-if Kingsoft ${K} --change "make it so"`,
      2,
      'is not a change; understood are',
    ],
    [
      'a change that moves more than there is, by a hedge',
      () => `lookthrough what-if Kingsoft ${K} --change "Xiaomi sells more than 3% of Kingsoft to Tencent"`,
      2,
      'the seller certainly has less than that; it can have no more than under 3 %',
    ],
    [
      'a choice that is not open',
      () => `lookthrough owners Kingsoft ${K} --choose "nothing=x"`,
      2,
      'there is no open point "nothing" here; there are directness:Lei Jun > Kingsoft',
    ],
    [
      'an assumption nobody makes',
      () => `lookthrough owners Kingsoft ${K} --no-assume luck`,
      2,
      'there is no assumption "luck" here',
    ],
    ['no data', () => 'lookthrough owners Kingsoft', 2, 'no data: name one or more files'],
    ['a drawing nobody makes', () => `lookthrough draw Kingsoft ${K} -o x.bmp`, 2, 'cannot draw ".bmp"'],
    [
      'an answer that is none',
      () => `lookthrough verify ${file('no.json', '{}')}`,
      3,
      'this is not an answer of lookthrough',
    ],
  ];
  test.each(cases)('%s', async (_, line, code, message) => {
    const result = await run(line());
    expect(result.err).toContain(message);
    expect(result.code).toBe(code);
  });
  test('good rows around bad ones are answered', async () => {
    const { out } = await run(`lookthrough owners X ${file('mixed.csv', 'owner,owned,share\nA,X,130\nB,X,10\n')}`);
    expect(out).toContain('B has 10 %');
  });
  test('a forged answer is found out, with exit code 1', async () => {
    const { out } = await run(`lookthrough owners Kingsoft ${K} --json`);
    const forgedEverywhere = file('forged.json', out.replaceAll('"597/2000"', '"600/2000"'));
    expect((await run(`lookthrough verify ${forgedEverywhere} ${K}`)).code).toBe(1);
    const forgedAnswer = file('shown.json', out.replace('"minimum": 29.85', '"minimum": 30'));
    expect((await run(`lookthrough verify ${forgedAnswer}`)).out).toContain('the answer shows other votes');
    const honest = file('honest.json', out);
    expect((await run(`lookthrough verify ${honest} ${K}`)).out).toContain('replayed');
  });
});

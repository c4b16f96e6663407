/** A date that is still to come is kept and told, and moves no default day. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ask, importInto, openFiles, openStore } from '../index.ts';
import type { Workspace } from './workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-ahead-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said = (year: string, share: number) =>
  `source "Register of ${year}" (register) published ${year}\nAnn owns ${share}% of Beta\n`;
const PAST = { name: 'past.own', text: said('3 May 2019', 40) };
const SLIP = { name: 'slip.own', text: said('3 May 2999', 40) };
const MONTHS = { name: 'months.own', text: said('2999', 40) };
const BODS = {
  name: 'slip.json',
  text: JSON.stringify([
    {
      statementId: 'statement-of-a-company-aaaaaaaaaaa',
      recordId: 'c',
      declarationSubject: 'c',
      recordType: 'entity',
      recordStatus: 'new',
      statementDate: '2999-01-02',
      recordDetails: { isComponent: false, entityType: { type: 'registeredEntity' }, name: 'Beta' },
    },
  ]),
};

let round = 0;
/** The same from files and from a store, which is opened anew. */
async function both(
  inputs: readonly { name: string; text: string }[],
  look: (w: Workspace) => Promise<void>,
): Promise<void> {
  await look(await openFiles(inputs));
  round += 1;
  const path = join(folder, `${round}.lookthrough`);
  const filled = await openStore(path, { create: true });
  await importInto(filled.store, inputs);
  await filled.close();
  const store = await openStore(path);
  await look(store);
  await store.close();
}
const dayOf = async (w: Workspace): Promise<string> => (await ask(w, { verb: 'owners', subject: 'Beta' })).asAt;

describe('the default day', () => {
  test('is not moved by one statement dated in the future', () =>
    both([PAST, SLIP], async (w) => expect(await dayOf(w)).toBe('2019-05-03')));
  test('of nothing but such statements is the first day they may mean', () =>
    both([MONTHS], async (w) => expect(await dayOf(w)).toBe('2999-01-01')));
  test('asked for, is any day there is', () =>
    both([PAST, SLIP], async (w) =>
      expect((await ask(w, { verb: 'owners', subject: 'Beta', asAt: '2999-12-31' })).asAt).toBe('2999-12-31'),
    ));
});

describe('a statement dated in the future', () => {
  test('is a warning of the answer and a finding of the audit, which name it', () =>
    both([PAST, SLIP], async (w) => {
      const { warnings } = await ask(w, { verb: 'owners', subject: 'Beta' });
      const [warning] = warnings.filter((x) => x.code === 'dated-in-the-future');
      expect(warning?.message).toBe(
        '3 statements are dated later than the day they were read, up to 2999-05-03; the default day is 2019-05-03, the last that had come',
      );
      expect(warning?.statements).toHaveLength(3);
      const audit = (await ask(w, { verb: 'audit' })).answer as unknown as {
        findings: { kind: string; text: string }[];
      };
      expect(audit.findings.filter((f) => f.kind === 'date').map((f) => f.text)).toEqual([warning?.message]);
    }));
  test('is told when it is read, once, by a reader that names such dates too', async () => {
    for (const [input, place] of [
      [SLIP, { file: 'slip.own', line: 2 }],
      [BODS, { file: 'slip.json', field: 'statementDate', pointer: '/0/statementDate' }],
    ] as const) {
      const { problems } = await openFiles([input]);
      expect(problems.filter((p) => p.code === 'dated-in-the-future').map((p) => p.place)).toMatchObject([place]);
    }
  });
  test('leaves an answer about the past without a word', async () => {
    const { warnings } = await ask(await openFiles([PAST]), { verb: 'owners', subject: 'Beta' });
    expect(warnings.map((x) => x.code)).not.toContain('dated-in-the-future');
  });
});

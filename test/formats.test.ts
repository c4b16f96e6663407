/** The same facts in three formats, from a file and from a store, in any order: one answer. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ask, type Envelope, envelopeText, importInto, openFiles, openStore, type Question } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-formats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OWN = `source "register" (register) published 2020-12-31
Ann is a person
Bob is a person
Ann owns (25,50] of Beta directly
Bob owns 30% of Beta directly
Beta owns 60% of Gamma directly
Gamma owns 40% of Delta directly
Beta owns 15.5% of Delta directly
`;
const CSV = `owner,owned,share,owner_type,source,published
Ann,Beta,"(25,50]",person,register,2020-12-31
Bob,Beta,30,person,register,2020-12-31
Beta,Gamma,60,,register,2020-12-31
Gamma,Delta,40,,register,2020-12-31
Beta,Delta,15.5,,register,2020-12-31
`;
const SHARES: [string, string, object][] = [
  ['Ann', 'Beta', { exclusiveMinimum: 25, maximum: 50 }],
  ['Bob', 'Beta', { exact: 30 }],
  ['Beta', 'Gamma', { exact: 60 }],
  ['Gamma', 'Delta', { exact: 40 }],
  ['Beta', 'Delta', { exact: 15.5 }],
];
const more = { publicationDetails: { publicationDate: '2020-12-31' }, source: { description: 'register' } };
const BODS = JSON.stringify([
  ...['Ann', 'Bob'].map((n) => ({
    statementId: `s-${n}`,
    recordId: n,
    recordType: 'person',
    recordStatus: 'new',
    recordDetails: { names: [{ fullName: n }] },
    ...more,
  })),
  ...['Beta', 'Gamma', 'Delta'].map((n) => ({
    statementId: `s-${n}`,
    recordId: n,
    recordType: 'entity',
    recordStatus: 'new',
    recordDetails: { entityType: { type: 'registeredEntity' }, name: n },
    ...more,
  })),
  ...SHARES.map(([a, b, share], i) => ({
    statementId: `r${i}`,
    recordId: `rel${i}`,
    recordType: 'relationship',
    recordStatus: 'new',
    recordDetails: {
      subject: b,
      interestedParty: a,
      interests: [{ type: 'shareholding', directOrIndirect: 'direct', share }],
    },
    ...more,
  })),
]);
const QUESTIONS: Question[] = [
  { verb: 'owners', subject: 'Delta' },
  { verb: 'control', subject: 'Delta', rule: 'hk-listing-controlling' },
  { verb: 'beneficial-owners', subject: 'Delta', rule: 'eu-amlr' },
  { verb: 'holdings', subject: 'Beta' },
];

/** Ids become names, statement ids go: what is left must be the same between formats. */
function withoutIds(e: Envelope): unknown {
  const names = new Map<string, string>();
  const note = (v: unknown): void => {
    if (typeof v !== 'object' || v === null) return;
    const o = v as { id?: unknown; name?: unknown };
    if (typeof o.id === 'string' && typeof o.name === 'string') names.set(o.id, o.name);
    for (const x of Object.values(v)) note(x);
  };
  note(e.answer);
  const text = JSON.stringify({
    answer: e.answer,
    assumptions: e.assumptions.map((a) => a.id),
    warnings: e.warnings.map((w) => w.code),
    asAt: e.asAt,
  });
  return JSON.parse(text, (key, value: unknown) =>
    key === 'statements'
      ? undefined
      : key === 'type'
        ? undefined
        : typeof value === 'string'
          ? (names.get(value) ?? value)
          : value,
  );
}

describe('the same facts as notation, CSV and BODS', () => {
  test.each(QUESTIONS)('give the same answer, assumptions and warning codes: $verb', async (question) => {
    const answers = await Promise.all(
      [
        { name: 'a.own', text: OWN },
        { name: 'b.csv', text: CSV },
        { name: 'c.json', text: BODS },
      ].map(async (input) => {
        const workspace = await openFiles([input]);
        expect(workspace.problems.filter((p) => p.severity === 'rejected')).toEqual([]);
        return withoutIds(await ask(workspace, question));
      }),
    );
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });
});

describe('a file and the store it was imported into', () => {
  test.each(QUESTIONS)('give the same bytes: $verb', async (question) => {
    const file = join(folder, 'facts.csv');
    writeFileSync(file, CSV);
    const store = await openStore(join(folder, `${question.verb}.lookthrough`), { create: true });
    await importInto(store.store, [file]);
    const [a, b] = [await ask(await openFiles([file]), question), await ask(store, question)];
    await store.close();
    expect(envelopeText(b)).toBe(envelopeText(a));
  });
});

describe('rows in another order', () => {
  test.each(QUESTIONS)('give the same bytes: $verb', async (question) => {
    const [head, ...rows] = CSV.trim().split('\n');
    const shuffled = [head, ...[...rows].reverse()].join('\n');
    const lines = OWN.trim().split('\n');
    const turned = [lines[0], ...lines.slice(1).reverse()].join('\n');
    for (const [name, one, other] of [
      ['facts.csv', CSV, shuffled],
      ['facts.own', OWN, turned],
    ] as const) {
      const answer = async (text: string): Promise<string> =>
        envelopeText(await ask(await openFiles([{ name, text }]), question));
      expect(await answer(other)).toBe(await answer(one));
    }
  });
});

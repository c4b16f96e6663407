/** How each rule is asked: in force that day or as if, of a company it is about or not; and what hangs on one source. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask, checkProof, type Envelope, openFiles, type Question, REGIMES, verify } from '../src/index.ts';

const CASE = join(import.meta.dirname, '../gallery/kingsoft-2015');
const file = (name: string) => ({ name, text: readFileSync(join(CASE, name), 'utf8') });
const [FIRST, SECOND] = [file('financeasia.own'), file('january-2015-news.own')];
const DAY = '2015-03-31';
const control = (more: Partial<Extract<Question, { verb: 'control' }>> = {}): Question => ({
  verb: 'control',
  subject: 'Kingsoft',
  rule: 'all',
  asAt: DAY,
  ...more,
});

interface Judged {
  readonly rule: string;
  readonly party: { readonly name: string };
  readonly verdict: string;
  readonly share?: unknown;
  readonly otherSources?: readonly { readonly without: string; readonly verdict?: string; readonly share?: unknown }[];
}
interface Asked {
  readonly rule: string;
  readonly inForce: string;
  readonly says: string;
  readonly applies?: string;
}
const verdicts = (e: Envelope): readonly Judged[] => e.answer['verdicts'] as Judged[];
const asked = (e: Envelope): readonly Asked[] => e.answer['rulesAsked'] as Asked[];

const everyRule = openFiles([FIRST]).then((w) => ask(w, control({ asIf: true })));

describe('rules as they are asked', () => {
  test('are those in force, or all of them as if they were, and the answer to the rest stays', async () => {
    const workspace = await openFiles([FIRST]);
    const [now, asIf] = [await ask(workspace, control()), await everyRule];
    expect(asked(now).map((r) => r.inForce)).not.toContain('no');
    expect(asked(asIf).map((r) => r.rule)).toEqual(REGIMES.filter((r) => r.verbs.includes('control')).map((r) => r.id));
    expect(asked(asIf).find((r) => r.rule === 'uk-psc')?.says).toBe('asked as if: in force from 2016-04-06');
    const rules = Object.keys(now.rules);
    expect(verdicts(asIf).filter((v) => rules.includes(v.rule))).toEqual(verdicts(now));
    expect(checkProof(asIf.proof)).toMatchObject({ ok: true });
    expect(await verify(JSON.parse(JSON.stringify(asIf)), workspace)).toMatchObject({ ok: true });
  });
  test('that leave the company out say so before their verdict, warn, and count with none of the others', async () => {
    const workspace = await openFiles([FIRST]);
    const alone = await ask(workspace, control({ rule: 'hk-scr', asAt: '2019-01-01' }));
    expect(alone.answer.headline).toMatch(/^The Hong Kong significant controllers register does not apply to Kingsoft/);
    expect(alone.warnings.map((w) => w.code)).toContain('rule-does-not-apply');
    const all = await everyRule;
    const counted = all.answer.headline.split('do not apply')[0] ?? '';
    expect(counted).toContain('; hk-scr,');
    expect(counted.split('; hk-scr,')[0]).not.toMatch(/hk-scr|uk-psc/);
    expect(all.answer.headline).toContain('not in force that day and answered as if: eu-amlr, uk-psc');
  });
});

describe('a verdict without one source', () => {
  const LABELS = [
    'FinanceAsia, feature on Kingsoft and Xiaomi (FinanceAsia, Haymarket)',
    'ITpro, news on Kingsoft, Tencent and Xiaomi (Nikkei BP)',
  ];
  test('is what the other files alone give', async () => {
    const both = await ask(await openFiles([FIRST, SECOND]), control());
    expect(both.answer['sourcesLeftOut']).toEqual(LABELS);
    for (const [at, rest] of [SECOND, FIRST].entries()) {
      const alone = verdicts(await ask(await openFiles([rest]), control()));
      for (const row of verdicts(both)) {
        const other = row.otherSources?.find((o) => o.without === LABELS[at]) ?? row;
        const there = alone.find((v) => v.rule === row.rule && v.party.name === row.party.name);
        expect([row.rule, row.party.name, other.verdict, other.share]).toEqual([
          row.rule,
          row.party.name,
          there?.verdict ?? 'no',
          there?.share,
        ]);
      }
    }
  });
  test('shows where the first source leaves open what the second decides', async () => {
    const both = await ask(await openFiles([FIRST, SECOND]), control({ rule: 'hk-listing-controlling' }));
    const [row] = verdicts(both);
    expect([row?.verdict, row?.otherSources?.map((o) => `${o.verdict} without ${o.without}`)]).toEqual([
      'no',
      [`cannot-tell without ${LABELS[1]}`],
    ]);
  });
  test('is not looked for where one source tells all, or no rule is asked', async () => {
    expect((await ask(await openFiles([FIRST]), control())).answer).not.toHaveProperty('sourcesLeftOut');
    const plain = await ask(await openFiles([FIRST, SECOND]), { verb: 'control', subject: 'Kingsoft', asAt: DAY });
    expect(plain.answer).not.toHaveProperty('sourcesLeftOut');
  });
  test('is said not to be worked out for sources beyond the sixth, and for any where more than 400 parties are above', async () => {
    const share = (name: string, line: string) => ({
      name,
      text: `source "${name}" (register) published 2020\n${line}`,
    });
    const eight = Array.from({ length: 8 }, (_, n) => share(`S${n}`, `P${n} owns 5% of T`));
    const about = (subject: string) => ({ verb: 'control', subject, rule: 'uk-psc' }) as const;
    const few = (await ask(await openFiles(eight), about('T'))).answer;
    expect((few['sourcesLeftOut'] as string[]).length).toBe(6);
    expect(few['sourcesNotTried']).toEqual({
      count: 2,
      because: 'only the 6 sources that say most are left out in turn',
    });
    const crowd = Array.from({ length: 401 }, (_, n) => `Q${n} owns 0.1% of T`).join('\n');
    const many = (await ask(await openFiles([share('A', crowd), share('B', 'R owns 30% of T')]), about('T'))).answer;
    expect([many['sourcesLeftOut'], many['sourcesNotTried']]).toEqual([
      [],
      { count: 2, because: 'more than 400 parties are above it' },
    ]);
  });
  test('is nothing where nobody else tells of the company', async () => {
    const text = (name: string, line: string) => ({
      name: `${name}.own`,
      text: `source "${name}" (register) published 2020\n${line}\n`,
    });
    const files = [text('one', 'Beta owns 60% of Alpha'), text('two', 'P (person) owns 80% of Beta')];
    const found = await ask(await openFiles(files), { verb: 'control', subject: 'Alpha', rule: 'fatf' });
    const row = verdicts(found).find((v) => v.party.name === 'P');
    expect(row?.otherSources).toEqual([{ without: 'one' }, { without: 'two', verdict: 'no' }]);
  });
});

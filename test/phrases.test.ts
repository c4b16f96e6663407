/** The engine's sentences on a Chinese page: taken apart by a book of patterns, and never in a way that is not sure. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { translator } from '../src/faces/phrases/translate.ts';
import { inChinese, listen } from '../src/faces/phrases/zh.ts';
import { ZH_TITLES } from '../src/faces/phrases/zh-rules.ts';
import { ask, type Envelope, openFiles, REGIMES, type StructureAnswer } from '../src/index.ts';
import { appliesTo } from '../src/rules/index.ts';

const GALLERY = join(import.meta.dirname, '../gallery');
/** What the explorer asks; other answers are not shown on its pages. */
const SHOWN = new Set(['structure', 'control', 'owners', 'ties', 'changes', 'what-if']);

const CHARTS = [
  ['kingsoft-2015', 'Kingsoft'],
  ['kyc', 'T'],
] as const;

function answers(): Envelope[] {
  return readdirSync(GALLERY).flatMap((name) => {
    const folder = join(GALLERY, name, 'expected');
    const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.json')) : [];
    return files
      .map((f) => JSON.parse(readFileSync(join(folder, f), 'utf8')) as Envelope)
      .filter((e) => SHOWN.has(String(e.question?.verb)));
  });
}

interface Asked {
  readonly rulesAsked?: readonly { readonly because?: string }[];
}
interface Told {
  readonly text: string;
  readonly because?: string;
}
function sentences({ answer, assumptions, openPoints, warnings }: Envelope): string[] {
  const a = answer as Partial<StructureAnswer> & { ties?: readonly Told[]; leftOut?: readonly Told[] } & Asked;
  const told = [
    ...[a.headline, a.because, a.lead],
    ...assumptions.map((x) => x.text),
    ...openPoints.flatMap((p) => [p.text, ...p.options.flatMap((o) => [o.text, o.wouldBe])]),
    ...warnings.map((w) => w.message),
    ...(a.verdicts ?? []).flatMap((v) => [
      'basis' in v ? v.basis : '',
      ...('limbs' in v ? v.wouldSettle : []).flatMap((w) => [
        ...w.facts.map((f) => f.text),
        ...w.outcomes.map((o) => o.if),
      ]),
    ]),
    ...(a.rulesAsked ?? []).flatMap((r) => r.because?.split('; ') ?? []),
    ...(a.events ?? []).map((e) => e.text),
    ...[...(a.ties ?? []), ...(a.leftOut ?? [])].flatMap((t) => [t.text, t.because]),
  ];
  return told.filter((text): text is string => typeof text === 'string' && text !== '');
}

interface Row {
  readonly wouldSettle?: readonly { facts: { text: string }[]; outcomes: { if: string }[] }[];
}

describe('a sentence of the engine', () => {
  test('on which companies a rule is about is said in Chinese, for every rule and every company', () => {
    const told = ['Hong Kong', undefined].flatMap((listed) =>
      ['US', undefined].map((jurisdiction) => ({ listed, jurisdiction })),
    );
    const because = REGIMES.flatMap((r) =>
      (r.scope ?? []).flatMap((scope) =>
        told.flatMap(({ listed, jurisdiction }) => {
          const company = {
            ...(listed === undefined ? {} : { listed }),
            ...(jurisdiction === undefined ? {} : { jurisdiction }),
          };
          return appliesTo({ scope: [scope] }, company, '2026-01-01')?.because.split('; ') ?? [];
        }),
      ),
    );
    expect(because.length).toBeGreaterThan(60);
    expect(because.filter((text) => inChinese(text) === text)).toEqual([]);
  });

  test('is said in Chinese, whatever answer of the gallery it stands in', () => {
    const left = answers().flatMap((e) => {
      listen(e);
      return sentences(e).filter((text) => inChinese(text) === text);
    });
    expect([...new Set(left)]).toEqual([]);
  });

  test('is said in Chinese on the chart of two cases of the gallery, under every rule that can be asked there', async () => {
    const left: string[] = [];
    for (const [folder, subject] of CHARTS) {
      const workspace = await openFiles([join(GALLERY, folder)]);
      const rules = REGIMES.filter((r) => r.verbs.includes('structure')).map(({ id }) => ({ rule: id }));
      for (const more of [{}, { measure: 'economic' as const }, ...rules]) {
        const envelope = await ask(workspace, { verb: 'structure', subject, ...more });
        listen(envelope);
        left.push(...sentences(envelope).filter((text) => inChinese(text) === text));
      }
    }
    expect([...new Set(left)]).toEqual([]);
  });

  test('over several rules names those that do not apply and those asked as if', () => {
    listen([
      { id: '1', name: 'Acme' },
      { id: '2', name: 'P' },
    ]);
    const said =
      'P: yes under fatf; hk-scr and cn-control do not apply; not in force that day and answered as if: uk-psc';
    expect(inChinese(`Acme under 3 rules: ${said}.`)).toContain(
      'hk-scr、cn-control 不适用；当日未生效而按已生效作答：uk-psc',
    );
    expect(inChinese('Acme under 1 rules: nobody declared is meant by any; hk-scr does not apply.')).toContain(
      '无人符合',
    );
  });

  test('keeps the names of parties as they are, and its figures', () => {
    listen([
      { id: '1', name: 'Bank of A in B' },
      { id: '2', name: 'Côte & Sons' },
    ]);
    const said = inChinese('the stake of Bank of A in B in Côte & Sons is one of shares, with their economics');
    expect(said).toBe('Bank of A in B 在 Côte & Sons 的权益为股份，并带有其经济权益');
    expect(inChinese('at least 29.85 and under 32.95 %')).toBe('29.85 至低于 32.95 %');
    expect(inChinese('over 26.85 and up to 30 %')).toBe('超过 26.85 且至多 30 %');
  });

  test('stays as it was written where it can be read in two ways, or is not in the book', () => {
    const text = 'the stake of P in Q in R is one of shares, with their economics';
    expect(inChinese(text)).toBe(text);
    expect(inChinese('a sentence nobody has written yet')).toBe('a sentence nobody has written yet');
    const of = translator(
      { book: [['{k} owns {k2}', '{k2} <- {k}']], slots: () => ({}), list: (n) => n.join() },
      new Set(['A', 'B']),
    );
    expect([of('A owns B'), of('A owns C')]).toEqual(['B <- A', 'A owns C']);
  });

  test('of a scenario with hedged amounts keeps their words in Chinese quotes, and says how they were read', async () => {
    const own =
      'X owns 27.2% of T\nY owns 12.6% of T\nP owns 60% of X\nP owns 60% of Y\nP owns 90% of S\nS owns 9% of T\n';
    const changes = ['Y sells nearly 3% of T to X', 'Y sells at least 9.7% of T to X', 'S spins off about 5% of T'];
    const workspace = await openFiles([{ name: 'facts.own', text: own }]);
    const left: string[] = [];
    for (const change of [[changes[0] ?? ''], changes]) {
      const envelope = await ask(workspace, { verb: 'what-if', subject: 'T', change });
      listen(envelope);
      const rows = [...(envelope.answer['crossed'] as Row[]), ...(envelope.answer['standings'] as Row[])];
      const facts = rows
        .flatMap((r) => r.wouldSettle ?? [])
        .flatMap((w) => [...w.facts.map((f) => f.text), ...w.outcomes.map((o) => o.if)]);
      left.push(...[...sentences(envelope), ...facts].filter((text) => inChinese(text) === text));
    }
    expect([...new Set(left)]).toEqual([]);
    expect(inChinese('Y sells “nearly 3%” (2.5 to under 3 %) of T to X')).toBe(
      'Y 将 T 的 「nearly 3%」（2.5 至低于 3 %） 售予 X',
    );
    expect(inChinese('how much it is that T issues “about 5%” (4.5 to 5.5 %) new shares to X')).toContain(
      '「about 5%」',
    );
  });

  test('has a Chinese title for every rule', () => {
    expect(Object.keys(ZH_TITLES).sort()).toEqual(REGIMES.map((r) => r.id).sort());
  });
});

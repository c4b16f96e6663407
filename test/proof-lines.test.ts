/** The lines of the page of proofs: numbered, each from earlier ones, shares that turn into votes, sides, what is not shown. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { regimesOut } from '../src/faces/http/regimes.ts';
import { listen } from '../src/faces/phrases/zh.ts';
import { ask, type Envelope, openFiles, type Question } from '../src/index.ts';
import { type ProofLine, type ProofSection, rangesOf, sectionsOf } from '../web/src/proof-lines.ts';
import type { Part } from '../web/src/proof-shapes.ts';
import { en } from '../web/src/words.en.ts';
import { zh } from '../web/src/words.zh.ts';

const CASE = join(import.meta.dirname, '../gallery/kingsoft-2015/financeasia.own');
const PLAIN = `source "register" (register) published 2020-01-01
P (person) owns 40% of H
H owns 30% of C
P owns 20% of C
Q (person) owns 15% of C
`;
const DAY = '2015-03-31';
const about = (more: object): Question => ({ subject: 'Kingsoft', asAt: DAY, ...more }) as Question;
const QUESTIONS: readonly Question[] = [
  about({ verb: 'structure', rule: 'hk-listing-controlling' }),
  about({ verb: 'control', rule: 'all', asIf: true }),
  about({ verb: 'what-if', change: ['Tencent sells another 3% of Kingsoft to Xiaomi'] }),
  about({ verb: 'changes', from: '2014-12-31', to: '2015-01-31', asAt: undefined }),
  about({ verb: 'ties', other: 'Xiaomi' }),
];
const kingsoft = openFiles([CASE]);
const plain = openFiles([{ name: 'plain.own', text: PLAIN }]);
const answers = Promise.all(
  QUESTIONS.map(async ({ asAt, ...q }) => ask(await kingsoft, (asAt === undefined ? q : { ...q, asAt }) as Question)),
);
const told = (e: Envelope, words = en): readonly ProofSection[] => sectionsOf(e, words, regimesOut());
const linesOf = (sections: readonly ProofSection[]): readonly ProofLine[] => sections.flatMap((s) => s.lines);

describe('the lines of a proof', () => {
  test('run on through its sides, and each uses only lines before it, of its own side', async () => {
    for (const e of await answers) {
      const sections = told(e);
      expect(linesOf(sections).map((l) => l.number)).toEqual(linesOf(sections).map((_, at) => at + 1));
      for (const { lines } of sections)
        for (const l of lines)
          for (const used of l.uses) expect(used >= (lines[0]?.number ?? 0) && used < l.number, l.text).toBe(true);
    }
  });
  test('leave out no premise and no step, of no side', async () => {
    for (const e of await answers) {
      const proof = e.proof as unknown as Part & { sides?: readonly Part[] };
      for (const [at, part] of [proof, ...(proof.sides ?? [])].entries()) {
        const kinds = told(e)[at]?.lines.map((l) => l.kind) ?? [];
        const of = (...wanted: string[]): number => kinds.filter((k) => wanted.includes(k)).length;
        expect([of('statement'), of('step', 'claim')]).toEqual([part.premises.length, part.steps.length]);
      }
    }
  });
  test('say every step and claim as resting on something, in words without a code or a hole', async () => {
    for (const e of await answers)
      for (const words of [en, zh]) {
        listen(e);
        for (const l of linesOf(told(e, words))) {
          if (l.kind === 'step' || l.kind === 'claim') expect(l.uses.length, l.text).toBeGreaterThan(0);
          expect(l.text).not.toMatch(/undefined|name:|\{|: \.$|，：/);
        }
      }
  });
  test('tell what the scenario and the other day are, and what no step shows with the reason', async () => {
    const [, , scenario, changes, ties] = (await answers).map((e) => told(e));
    expect(scenario?.map((s) => s.side?.of)).toEqual([undefined, 'scenario']);
    expect(changes?.map((s) => s.side?.asAt)).toEqual([undefined, '2014-12-31', '2015-01-31']);
    expect(ties?.[0]?.unproven).toEqual([
      expect.stringMatching(/^that there is no other tie, Kingsoft \+ Xiaomi: a proof/),
    ]);
    listen((await answers)[4]);
    expect(told((await answers)[4] as Envelope, zh)[0]?.unproven[0]).toMatch(/^除此之外别无关联/);
  });
  test('of shares that count as votes are of shares until the assumption, and of votes from it on', async () => {
    const e = await ask(await plain, { verb: 'structure', subject: 'C', rule: 'ias-28' });
    const lines = linesOf(told(e));
    const turns = lines.filter((l) => l.turns);
    const first = turns.find((l) => l.text.includes(' C '));
    expect(first?.assumption).toMatch(/^A\d(\.\d)?$/);
    const given = lines.filter((l) => first?.uses.includes(l.number));
    expect(given.flatMap((l) => l.shares.map((s) => s.votes))).toEqual([false, false, false]);
    expect(first?.shares.map((s) => s.votes)).toEqual([true, true, true]);
    const after = lines.filter((l) => l.kind === 'step');
    expect(after.length).toBeGreaterThan(0);
    for (const l of after) {
      expect(l.shares.every((s) => s.votes)).toBe(true);
      expect(l.uses).toContain(first?.number);
    }
  });
  test('name the line of a rule once, before the first claim against it, and each claim uses it', async () => {
    const lines = linesOf(told((await answers)[0] as Envelope));
    const rules = lines.filter((l) => l.kind === 'rule');
    expect(rules.map((l) => l.text)).toEqual([
      'Hong Kong listing rules: controlling shareholder, r. 1.01: 30 % or more of the votes.',
      'Hong Kong listing rules: controlling shareholder, r. 1.01.',
    ]);
    for (const claim of lines.filter((l) => l.kind === 'claim'))
      expect(rules.filter((r) => claim.uses.includes(r.number))).toHaveLength(1);
  });
  test('are named in ranges', () => {
    expect([rangesOf([1, 2, 4, 5, 6, 9]), rangesOf([3]), rangesOf([])]).toEqual(['1, 2, 4–6, 9', '3', '']);
  });
});

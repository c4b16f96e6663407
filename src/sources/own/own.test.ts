import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claimText, columnText } from '../../../test/snapshot-text.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { Statement } from '../../statements/types.ts';
import { type Problem, problemText } from '../../terms/problem.ts';
import { own } from './index.ts';

async function read(text: string, file = 'test.own'): Promise<{ statements: Statement[]; problems: Problem[] }> {
  const statements: Statement[] = [];
  const problems: Problem[] = [];
  async function* chunks(): AsyncIterable<string> {
    for (let at = 0; at < text.length; at += 7) yield text.slice(at, at + 7);
  }
  for await (const item of own.read(chunks(), { file })) {
    if (item.statement !== undefined) statements.push(item.statement);
    else problems.push(item.problem);
  }
  return { statements, problems };
}
const GALLERY = join(import.meta.dirname, '../../../gallery');
const kingsoft = (file: string): string => readFileSync(join(GALLERY, 'kingsoft-2015', file), 'utf8');

describe('the Kingsoft feature', () => {
  test('is understood line by line', async () => {
    const { statements, problems } = await read(kingsoft('financeasia.own'));
    expect(problems.map(problemText)).toEqual([]);
    expect(statements.length).toBeGreaterThan(35);
  });
  test('gives the columns of the case', async () => {
    const { statements } = await read(kingsoft('financeasia.own'));
    const s = takeSnapshot(statements, { asAt: '2015-03-31' });
    expect(columnText(s, 'votes', 'Kingsoft')).toEqual(['Lei Jun (26.85, 29.95)', 'Xiaomi [2.5, 3)']);
    expect(columnText(s, 'economic', '21Vianet')).toEqual(['Kingsoft [11.02, 12.18]']);
    expect(columnText(s, 'votes', '21Vianet')).toEqual(['Kingsoft [19, 21]']);
    expect(columnText(s, 'votes', 'Xiaomi')).toEqual(['Lei Jun (0, 100]', 'Tencent [9.85, 9.95)']);
    expect(claimText(s)).toEqual(['Lei Jun > Kingsoft [29.85, 29.95) counts Xiaomi']);
    expect(s.openPoints.map((p) => p.id)).toEqual(['directness:Lei Jun > Kingsoft', 'misprint:Tencent > Xiaomi']);
  });
  test('the news of January alone tells Tencent before and after its sale', async () => {
    const { statements } = await read(kingsoft('january-2015-news.own'));
    const after = takeSnapshot(statements, { asAt: '2015-03-31' });
    expect(columnText(after, 'votes', 'Kingsoft')).toContain('Tencent [9.595, 9.605)');
    const before = takeSnapshot(statements, { asAt: '2014-12-31' });
    expect(columnText(before, 'votes', 'Kingsoft')).toContain('Tencent [12.575, 12.585)');
  });
  test('with both sources as printed, Tencent may count its Xiaomi stake, and Lei owns about 15 himself', async () => {
    const [a, b] = [await read(kingsoft('financeasia.own')), await read(kingsoft('january-2015-news.own'), 'b.own')];
    const s = takeSnapshot([...a.statements, ...b.statements], { asAt: '2015-03-31' });
    expect(columnText(s, 'economic', 'Kingsoft')).toEqual([
      'Lei Jun [14.25, 15.75]',
      'Tencent (6.61, 9.605)',
      'Xiaomi [2.975, 2.985)',
    ]);
    expect(s.openPoints.map((p) => p.id)).toContain('directness:Tencent > Kingsoft');
  });
});

describe('lines that are not understood say where and what would be', () => {
  test.each([
    [
      'A ownz 60% of B',
      'test.own, line 1, column 3: "ownz" is not a verb of the notation (read: "ownz"); expected a sentence such as "A owns 60% of B"; did you mean "owns"?',
    ],
    [
      'A owns 60% B',
      'test.own, line 1, column 12: "B" does not say of which company (read: "B"); expected "of" and a company after the share',
    ],
    ['A (persn) owns 60% of B', 'one of person'],
    ['A owns 130% of B', '130% is not between 0 and 100 %'],
    ['A owns 60% of B sinse 2015', 'line 1'],
    ['source feature (news)', 'line 1'],
    ['nothing here', 'the line holds no verb'],
    ['A owns 60% of B since yesterday', '"yesterday" is not a date'],
    ['A was chairman of B', '"until" and a date after "was"'],
  ])('%s', async (line, message) => {
    const { problems } = await read(`${line}\nC owns 10% of D\n`);
    expect(problems).toHaveLength(1);
    expect(problemText(problems[0] as Problem)).toContain(message);
  });
  test('the good lines around it are kept', async () => {
    const { statements } = await read('A owns 60% of B\nA ownz 1% of C\nC owns 10% of D');
    expect(statements.filter((s) => s.kind === 'relationship')).toHaveLength(2);
  });
  test('an empty file says so', async () => {
    expect((await read(' \n')).problems.map((p) => p.code)).toEqual(['empty-input']);
  });
});

const EVERY_KIND = `
source "Register of B" (register) by "State" published 2020-05 rank 2 url "https://example.org/b" licence "CC0-1.0"
A (person) owns 25.5% of B directly since 2015 until 2019-06, class Ordinary, lot 1
A owns (25,50] of B as of 2020
A owns {exact [100/3, 100/3], figure 100/3} of C
A and D jointly own 10% of B
E holds 5% of B as nominee for an unknown person
"Fund, one" @GB-1 (fund) owns all of C
A has votingRights of 30% in B; appointmentOfBoard of unknown directness, control board
B has no interest in C
A is trustee of "The Trust" (trust) since 2001
A is not the same as "A. Smith", because "two dates of birth"
A may be the same as "A Smith"
A is the same as "Mr A"
the list of holders of B is complete
class "A" of B is 40% of the capital with 90% of the votes
class B of B has 10 votes a share
B has LEI 529900T8BM49AURSDO55
B is a company in GB, also called "B Holdings", also called B株式会社, formerly "Old B"
A and D act in concert over B, C
A and D act in concert
A and D are siblings
A is the father of D
D plans to buy 3% of B from A
D agreed to buy about 3% of B from A in 2021 for 88 million US dollars
A sold 1% of B to D on 20 January 2015
D subscribed for 2% of B in 2016
A, B and D invested 296 million US dollars in E in December 2014
E raised about 1.5 billion yuan at a valuation of more than 46 billion yuan in 2014
E was listed on HKEX in 2014
E was spun off from B in 2014
record "r1": A owns 5% of F
record "r1" updated: A owns 6% of F as of 2021
record "r1" closed: A owns 6% of F as of 2022
according to D, A controls F by contract
A can appoint the majority of the board of F
A owns 12% of F, perhaps 21% of G held by D, because "digits swapped" (page 3, row 4, quote "twelve")
`;

describe('writing and reading back', () => {
  const ids = (list: readonly Statement[]): string[] => [...new Set(list.map((s) => s.statementId))].sort();
  test('every kind of sentence is understood and keeps its statement id', async () => {
    const first = await read(EVERY_KIND);
    expect(first.problems.map(problemText)).toEqual([]);
    const written = own.write?.(first.statements);
    expect(written?.lost).toEqual([]);
    const second = await read(written?.text ?? '');
    expect(second.problems.map(problemText)).toEqual([]);
    expect(ids(second.statements)).toEqual(ids(first.statements));
    expect(own.write?.([...second.statements].reverse()).text).toBe(written?.text);
  });
  const files = readdirSync(GALLERY, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.own'));
  test.each(files)('gallery/%s', async (file) => {
    const first = await read(readFileSync(join(GALLERY, file), 'utf8'), file);
    expect(first.problems.map(problemText)).toEqual([]);
    const second = await read(own.write?.(first.statements).text ?? '');
    expect(second.problems.map(problemText)).toEqual([]);
    expect(ids(second.statements)).toEqual(ids(first.statements));
  });
});

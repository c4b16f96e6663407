/** The laws of the notation: what a sentence means, and what is refused rather than guessed. */
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/own-text.ts';
import { complete, concert, NEWS, owns } from '../../../test/statements.ts';
import { intervalText } from '../../answers/share-out.ts';
import type { Interest, Statement } from '../../statements/types.ts';
import { problemText } from '../../terms/problem.ts';
import { own } from './index.ts';

const PROSE = 'source "feature" (news) published 2015\n';

async function say(text: string): Promise<readonly Statement[]> {
  const { statements, problems } = await readText(text);
  expect(problems.map(problemText)).toEqual([]);
  return statements.filter((s) => s.kind !== 'party');
}
const shown = (i: Interest): string =>
  [
    i.interestType,
    i.share === undefined ? '?' : `${intervalText(i.share.bounds)} of ${i.share.of}`,
    i.directness,
    ...(i.control === undefined ? [] : [`control ${i.control}`]),
    ...(i.role === undefined ? [] : [i.role]),
    ...(i.startDate === undefined && i.endDate === undefined ? [] : [`${i.startDate ?? ''}..${i.endDate ?? ''}`]),
  ].join(' | ');
const plain = (party: string): string => party.replace(/^name:/, '');

/** One line in short: who holds what of whom, or what happened. */
async function short(text: string): Promise<string[]> {
  return (await say(text)).flatMap((s) => {
    switch (s.kind) {
      case 'relationship':
        return s.interests.map((i) => `${plain(s.interestedParty)} > ${plain(s.subject)}: ${shown(i)}`);
      case 'transaction':
        return `${s.transaction} ${s.status}: ${s.buyers.map(plain).join('+')} < ${s.sellers.map(plain).join('+')} of ${plain(s.company)}`;
      case 'tie':
        return `${s.tie}: ${s.parties.map(plain).join(', ')}${s.role === undefined ? '' : ` (${s.role})`}`;
      case 'judgement':
        return `${plain(s.a)} ${s.judgement} ${plain(s.b)}`;
      default:
        return s.kind;
    }
  });
}

describe('a sentence means', () => {
  test.each([
    [
      'a register: a point of the capital, direct',
      'A owns 29.9% of B',
      ['a > b: shareholding | 29.9 % of capital | direct'],
    ],
    [
      'prose: rounded, of nobody said what, directly or not',
      `${PROSE}A owns 29.9% of B`,
      ['a > b: shareholding | [29.85, 29.95) % of unknown | unknown'],
    ],
    [
      'exactly overrules prose',
      `${PROSE}A directly owns exactly 30% of B`,
      ['a > b: shareholding | 30 % of unknown | direct'],
    ],
    [
      'in total, before or behind the company',
      'A owns 5% in total of B\nA owns 5% of B in total as of 2015',
      ['a > b: shareholding | 5 % of capital | total', 'a > b: shareholding | 5 % of capital | total'],
    ],
    ['votes are their own interest', 'A holds 5% of the votes of B', ['a > b: votingRights | 5 % of votes | direct']],
    [
      'votes beside shares share their days',
      'A owns 12% of B with a fifth of the votes since 2015',
      [
        'a > b: shareholding | 12 % of capital | direct | 2015..',
        'a > b: votingRights | [19, 21] % of votes | direct | 2015..',
      ],
    ],
    [
      'the words of the PSC register',
      'A owns more than 25% but not more than 50% of B',
      ['a > b: shareholding | (25, 50] % of capital | direct'],
    ],
    ['no figure is no share', 'A owns B', ['a > b: shareholding | ? | direct']],
    [
      'the controlling shareholder has shares and control',
      'A is the controlling shareholder of B',
      [
        'a > b: shareholding | (0, 100] % of capital | direct',
        'a > b: otherInfluenceOrControl | ? | direct | control stated',
      ],
    ],
    ['controls is control alone', 'A controls B', ['a > b: otherInfluenceOrControl | ? | direct | control stated']],
    ['controls a share of votes is a figure', 'A controls 40% of B', ['a > b: votingRights | 40 % of votes | direct']],
    [
      'a subsidiary is told from below',
      'B is a subsidiary of A',
      ['a > b: otherInfluenceOrControl | ? | direct | control stated'],
    ],
    [
      'a wholly owned one too',
      'B is a wholly owned subsidiary of A',
      ['a > b: shareholding | 100 % of capital | direct'],
    ],
    ['owned by turns round', 'B is 60% owned by A', ['a > b: shareholding | 60 % of capital | direct']],
    [
      'the chairman is the board chair',
      'A is chairman of B since 2011',
      ['a > b: boardChair | ? | direct | chairman | 2011..'],
    ],
    [
      'the finance chief is a senior managing official',
      'A is finance chief of B',
      ['a > b: seniorManagingOfficial | ? | direct | finance chief'],
    ],
    [
      'two offices in one breath are two',
      'A was chairman and chief executive of B from 2001 to 2003',
      [
        'a > b: boardChair | ? | direct | chairman | 2001..2003',
        'a > b: seniorManagingOfficial | ? | direct | chief executive | 2001..2003',
      ],
    ],
    [
      'an office given up ends that year',
      'A gave up the post of chief executive of B in 2007',
      ['a > b: seniorManagingOfficial | ? | direct | chief executive | ..2007'],
    ],
    [
      'each own is one holding each',
      'A and B each own 30% of C',
      ['a > c: shareholding | 30 % of capital | direct', 'b > c: shareholding | 30 % of capital | direct'],
    ],
    ['a plan is no purchase', 'A plans to buy 3% of C', ['acquisition planned: a <  of c']],
    [
      'a conditional deal is none yet',
      'A conditionally bought 3% of C from B',
      ['acquisition conditional: a < b of c'],
    ],
    [
      'one investor subscribes, several invest jointly',
      'A invested 5 million euros in C\nA and B invested 5 million euros in C',
      ['subscription completed: a <  of c', 'joint-investment completed: a+b <  of c'],
    ],
    ['a founder is a tie', 'A is the founder of B', ['founder: a, b']],
    [
      'a unit is not a party',
      'A is an anchor customer of the cloud business of B',
      ['commercial: a, b (anchor customer of the cloud business)'],
    ],
    ['spouses', 'A is married to B', ['family: a, b (married)']],
    ['a plan to list is no listing', 'A plans to list one day', ['plan: a (list one day)']],
    ['unsure', 'A may be the same as B', ['a unsure b']],
    [
      'a stake of 5% is 5%',
      'A has a 5% stake in B\nA holds an indirect stake of 5% in B\nA is a 5% shareholder of B',
      [
        'a > b: shareholding | 5 % of capital | direct',
        'a > b: shareholding | 5 % of capital | indirect',
        'a > b: shareholding | 5 % of capital | direct',
      ],
    ],
    [
      'a sole shareholder has all',
      'A is the sole shareholder of B',
      ['a > b: shareholding | 100 % of capital | direct'],
    ],
    [
      'a majority shareholder has more than half',
      'A is the majority shareholder of B',
      ['a > b: shareholding | (50, 100] % of capital | direct'],
    ],
    ['an office has its field', 'A is head of finance of B', ['a > b: otherOffice | ? | direct | head of finance']],
    [
      'a verb with a capital may be a name',
      'Own Brand Ltd owns 5% of Listed Tankers AS',
      ['own brand ltd > listed tankers as: shareholding | 5 % of capital | direct'],
    ],
    [
      'a full stop ends a sentence and not an abbreviation',
      'A owns 5% of Kingsoft.\nA owns 5% of Acme Corp.\nA owns 5% of Zon B.V.',
      [
        'a > kingsoft: shareholding | 5 % of capital | direct',
        'a > acme corp.: shareholding | 5 % of capital | direct',
        'a > zon b.v.: shareholding | 5 % of capital | direct',
      ],
    ],
  ])('%s', async (_law, text, expected) => {
    expect(await short(text)).toEqual(expected);
  });

  test('a valuation without a currency is in the currency of the sum raised', async () => {
    const [s] = await say('A raised about 1 billion dollars at a valuation of about 46 billion in 2014');
    expect(s).toMatchObject({
      amount: { value: '1000000000', currency: 'USD', hedge: 'about' },
      valuation: { value: '46000000000', currency: 'USD', hedge: 'about' },
    });
  });

  test('the place and the words of the source ride along and are no part of the id', async () => {
    const [a] = await say('A owns 5% of B paragraph 9 "the words"');
    const [b] = await say('A owns 5% of B (page 3)');
    expect(a?.locator).toMatchObject({ paragraph: '9', words: 'the words', line: 1 });
    expect(b?.locator).toMatchObject({ page: 3 });
    expect(a?.statementId).toBe(b?.statementId);
  });

  test('reported speech may open or close the line', async () => {
    const [a] = await say('According to Francis Ng, A controls B');
    const [b] = await say('A controls B, according to Francis Ng');
    expect(a?.attributedTo).toBe('Francis Ng');
    expect(a?.statementId).toBe(b?.statementId);
  });

  test('a record is updated and closed', async () => {
    const all = await say(
      'record "r": A owns 5% of B\nA owns 6% of B, updates "r"\nA owns 6% of B, closes "r", replaces "x"',
    );
    expect(all.map((s) => `${s.recordId} ${s.recordStatus} ${s.replaces ?? ''}`)).toEqual([
      'r new ',
      'r updated ',
      'r closed x',
    ]);
  });

  test('a sentence and the same statement made by hand have one id', async () => {
    const at = 'published 2020-12-31';
    const [read] = await say(`source "register" (register) ${at}\nA owns 40% of C since 2018-01-01 as of 2019-01-01`);
    expect(read?.statementId).toBe(owns('A', 'C', '40', { from: '2018-01-01', asOf: '2019-01-01' }).statementId);
    const [prose] = await say('source "feature" (news) published 2015\nLei Jun owns 29.9% of Kingsoft');
    expect(prose?.statementId).toBe(owns('Lei Jun', 'Kingsoft', '~29.9', { source: NEWS }).statementId);
    const [pact] = await say(`source "register" (register) ${at}\nA and B act in concert over C`);
    expect(pact?.statementId).toBe(concert(['A', 'B'], ['C']).statementId);
    const [list] = await say(`source "register" (register) ${at}\nthe list of holders of C is complete`);
    expect(list?.statementId).toBe(complete('C').statementId);
  });

  test('curly quotes hide verbs as straight ones do', async () => {
    expect(await short('“Who Owns Whom” owns 5% of “B, owns C”')).toEqual([
      'who owns whom > b, owns c: shareholding | 5 % of capital | direct',
    ]);
  });

  test('names that are dangerous as keys are names', async () => {
    expect(await short('__proto__ owns 5% of constructor')).toEqual([
      '__proto__ > constructor: shareholding | 5 % of capital | direct',
    ]);
  });
});

describe('parties', () => {
  const parties = async (text: string): Promise<string[]> =>
    (await readText(text)).statements.flatMap((s) => (s.kind === 'party' ? `${s.party} ${s.partyType}` : []));

  test('a name brings its party in once for each source', async () => {
    expect(await parties(`A owns 5% of B\nA owns 5% of C\n${PROSE}A (person) owns 5% of B`)).toEqual([
      'name:a person',
      'name:a person',
      'name:b unknown',
      'name:b unknown',
      'name:c unknown',
    ]);
  });
  test('two unnamed holders are two, unless one number says otherwise', async () => {
    const two = await say('an unknown person owns 5% of B\nan unknown person owns 5% of B');
    expect(new Set(two.map((s) => (s.kind === 'relationship' ? s.interestedParty : ''))).size).toBe(2);
    const one = await say('an unknown person #1 owns 5% of B\nan unknown person #1 owns 5% of C');
    expect(new Set(one.map((s) => (s.kind === 'relationship' ? s.interestedParty : ''))).size).toBe(1);
  });
  test('the same people are the same joint holder in either order', async () => {
    const all = await say('A and B jointly own 5% of C\nB and A jointly own 6% of D');
    expect(new Set(all.map((s) => (s.kind === 'relationship' ? s.interestedParty : ''))).size).toBe(1);
  });
  test('two sources may call one party different things, one source may not', async () => {
    expect((await readText('A is a company\nsource "b"\nA is a fund')).problems).toEqual([]);
    expect((await readText('A is a company\nA is a fund')).problems).toHaveLength(1);
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
    ['A (persn) owns 60% of B', 'did you mean "person"?'],
    ['A owns 130% of B', '130% is not between 0 and 100 %'],
    ['A owns 60% of B sinse 2015', 'did you mean "since"?'],
    ['source feature (news)', 'line 1'],
    ['source "feature" (newz)', 'did you mean "news"?'],
    ['nothing here', 'the line holds no verb'],
    ['A owns 60% of B since yesterday', '"yesterday" is not a date'],
    ['A owns 60% of B since 05/06/2015', 'is not a date'],
    ['A was chairman of B', '"until" and a date after "was"'],
    ['A owned 30% of B', '"until" or "as of" and a date after "owned"'],
    ['A is chairmen of B', 'did you mean "chairman"?'],
    ['A owns 30% of "B', 'a quote is not closed'],
    ['unknown owns 30% of B', '"an unknown person"'],
  ])('%s', async (line, message) => {
    const { problems } = await readText(`${line}\nC owns 10% of D\n`);
    expect(problems.map(problemText).join('\n')).toContain(message);
    expect(problems).toHaveLength(1);
  });

  test.each([
    'A does not own B',
    'A no longer owns B',
    'A may own 3% of B',
    'A will buy 3% of B',
    'A reportedly owns 3% of B',
    'A owns an option on 3% of B',
    'A owns 12,000 shares of B',
    'A owns 3% of B and C',
    'A and B own 3% of C',
    'A is based in Hong Kong',
    'A (company) is the parent of B',
    'A owns -5% of B',
    'A owns 50/50 of B',
    'A owns 5% of B through C',
    'A owns 5% of B for C',
    'A was the largest shareholder of B',
  ])('nothing is made of "%s"', async (line) => {
    const { statements, problems } = await readText(line);
    expect(statements).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  test('in quotes any of it may be a name', async () => {
    expect(await short('"A does not" owns 3% of "B and C"')).toEqual([
      'a does not > b and c: shareholding | 3 % of capital | direct',
    ]);
  });
  test('the good lines around it are kept', async () => {
    const { statements } = await readText('A owns 60% of B\nA ownz 1% of C\nC owns 10% of D');
    expect(statements.filter((s) => s.kind === 'relationship')).toHaveLength(2);
  });
  test('a misread line leaves no party behind', async () => {
    expect((await readText('Ghost ownz 1% of C')).statements).toEqual([]);
  });
  test('an empty file says so', async () => {
    expect((await readText(' \n')).problems.map((p) => p.code)).toEqual(['empty-input']);
  });
  test('comments, a byte order mark and CRLF are no content', async () => {
    const { statements, problems } = await readText('\uFEFF# note\r\nA owns 5% of B # and why\r\n\r\n');
    expect(problems).toEqual([]);
    expect(statements.filter((s) => s.kind === 'relationship')).toHaveLength(1);
  });
  test('a line of a hundred thousand words is answered, not chewed on', async () => {
    const { problems } = await readText(`A owns 5% of ${'very '.repeat(100_000)}B`);
    expect(problems).toEqual([]);
  });
  test.each([
    'A is',
    'A (',
    'A joined B as',
    'A was listed in',
    'A is a customer of',
    'A owns more than 5%',
    'A plans to',
    'x',
  ])('a hundred thousand spaces after "%s" are answered too', async (start) => {
    const { statements, problems } = await readText(`${start}${' '.repeat(100_000)}y`);
    expect(statements.length + problems.length).toBeGreaterThan(0);
  });
});

test('the format knows its files', () => {
  expect(own.detect('', 'case.own')).toBe(1);
  expect(own.detect('owner,owned,share\n', 'x.csv')).toBe(0);
  expect(own.detect('source "x" (news)\nA owns 5% of B', 'x.txt')).toBeGreaterThan(0);
});

/** One company, many "controllers": each meaning of the word by its name, and none called the answer. */
import { describe, expect, test } from 'vitest';
import { ask, checkProof, openFiles } from '../index.ts';
import type { MeaningOut } from './meanings.ts';

const HEAD = 'source "register" (register) published 2020-12-31\n';
const lei = (letter: string): string => letter.repeat(18).concat('00');
const parent = (child: string, kind: string, to: string): object => ({
  Relationship: {
    StartNode: { NodeID: lei(child), NodeIDType: 'LEI' },
    EndNode: { NodeID: lei(to), NodeIDType: 'LEI' },
    RelationshipType: kind,
    RelationshipStatus: 'ACTIVE',
  },
  Registration: { RegistrationStatus: 'PUBLISHED' },
});

/** "meaning: who, who?" with a question mark where it is only possible. */
async function meanings(
  text: string,
  turnout = '60',
  name = 'case.own',
  subject = 'T',
): Promise<Record<string, string>> {
  const workspace = await openFiles([{ name, text }]);
  const envelope = await ask(workspace, { verb: 'control', subject, turnout });
  expect(checkProof(envelope.proof)).toMatchObject({ ok: true });
  await workspace.close();
  const list = envelope.answer['meanings'] as readonly MeaningOut[];
  return Object.fromEntries(
    list.map((m) => [
      m.name,
      m.parties
        .map((p) => `${p.party?.name ?? p.group?.map((g) => g.name).join('+')}${p.verdict === 'certain' ? '' : '?'}`)
        .join(', '),
    ]),
  );
}

describe('one company and six controllers', () => {
  const company = `${HEAD}H (company) owns 28% of T
Ann (person) owns 60% of H
Bob (person) owns 40% of H
Cy (person) owns 29% of T
Dee (person) owns 22% of T
Cy and Dee act in concert over T
Cy is the husband of Eve
Eve (person) owns 6% of T
Fay (person) controls T by contract
Gus (person) can appoint the majority of the board of T
`;
  test('each under its own name', async () => {
    expect(await meanings(company, '50')).toEqual({
      'majority-chain': '',
      'with-concert-and-family': 'Cy+Dee',
      'de-facto': 'Cy, Ann, H',
      'weakest-link': 'Cy',
      'voting-power': 'Cy',
      board: 'Gus',
      contract: 'Fay',
      stated: '',
      'accounting-parent': '',
    });
  });
  test('every meaning is there, whether anybody is meant or not, in one order', async () => {
    expect(Object.keys(await meanings(`${HEAD}X owns 1% of T\n`))).toEqual([
      'majority-chain',
      'with-concert-and-family',
      'de-facto',
      'weakest-link',
      'voting-power',
      'board',
      'contract',
      'stated',
      'accounting-parent',
    ]);
  });
});

describe('majority chain', () => {
  test('51 % of 51 % controls, and 50 % does not', async () => {
    expect((await meanings(`${HEAD}X owns 51% of H\nH owns 51% of T\n`))['majority-chain']).toBe('X, H');
    expect((await meanings(`${HEAD}X owns 50% of T\n`))['majority-chain']).toBe('');
  });
  test('a control that a source only states is another meaning', async () => {
    const found = await meanings(`${HEAD}X controls T\nY owns 60% of T\n`);
    expect([found['majority-chain'], found['stated']]).toEqual(['Y', 'X']);
  });
});

describe('together', () => {
  test('30 and 25 % of a pact, and of spouses; without a tie nobody', async () => {
    const facts = `${HEAD}A (person) owns 30% of T\nB (person) owns 25% of T\n`;
    const together = async (more: string) => (await meanings(facts + more))['with-concert-and-family'];
    expect(await together('A and B act in concert over T\n')).toBe('A+B');
    expect(await together('A is the wife of B\n')).toBe('A+B');
    expect(await together('')).toBe('');
  });
});

describe('de facto, at a stated turnout', () => {
  test.each([
    ['60.01', ''],
    ['60', ''],
    ['59.99', 'X'],
  ])('30 %% of the votes, %s %% come: "%s"', async (turnout, who) =>
    expect((await meanings(`${HEAD}X owns 30% of T\nY owns 20% of T\n`, turnout))['de-facto']).toBe(who),
  );
  test('a band over the line is possible and not certain', async () =>
    expect((await meanings(`${HEAD}X owns (25,50]% of T\n`, '60'))['de-facto']).toBe('X?'));
  test.each(['0', '101', 'many'])('a turnout of %s is refused', async (turnout) =>
    expect(meanings(`${HEAD}X owns 30% of T\n`, turnout)).rejects.toMatchObject({ code: 'usage' }),
  );
});

test('the weakest link asks for the best chain from somebody nobody is above', async () => {
  const facts = `${HEAD}A owns 90% of H\nH owns 26% of T\nB owns 25% of T\n`;
  expect((await meanings(facts))['weakest-link']).toBe('A');
});

test('the accounting parent is the one reported, and doubtful where the chain of direct links goes past it', async () => {
  const [D, U] = ['IS_DIRECTLY_CONSOLIDATED_BY', 'IS_ULTIMATELY_CONSOLIDATED_BY'];
  const file = (...records: object[]): string => JSON.stringify(records);
  const parentOf = async (text: string) =>
    (await meanings(text, '60', 'rr.json', `XI-LEI-${lei('A')}`))['accounting-parent'];
  expect(await parentOf(file(parent('A', D, 'B'), parent('B', D, 'C'), parent('A', U, 'C')))).toMatch(/C+0*$/);
  expect(await parentOf(file(parent('A', D, 'B'), parent('B', D, 'C'), parent('A', U, 'B')))).toMatch(/\?$/);
});

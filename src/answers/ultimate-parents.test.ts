import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../test/read.ts';
import { ask, openFiles } from '../index.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import { gleif } from '../sources/gleif/index.ts';
import { ultimateParents } from './ultimate-parents.ts';

const lei = (letter: string): string => letter.repeat(18).concat('00');
type Link = readonly [child: string, kind: 'D' | 'U' | 'B', parent: string, more?: object];
const KINDS = { D: 'IS_DIRECTLY_CONSOLIDATED_BY', U: 'IS_ULTIMATELY_CONSOLIDATED_BY', B: 'IS_INTERNATIONAL_BRANCH_OF' };
const records = (links: readonly Link[]): string =>
  JSON.stringify(
    links.map(([child, kind, parent, more]) => ({
      Relationship: {
        StartNode: { NodeID: lei(child), NodeIDType: 'LEI' },
        EndNode: { NodeID: lei(parent), NodeIDType: 'LEI' },
        RelationshipType: KINDS[kind],
        RelationshipStatus: 'ACTIVE',
        ...more,
      },
      Registration: { RegistrationStatus: 'PUBLISHED' },
    })),
  );
const verdicts = async (...links: readonly Link[]): Promise<string[]> => {
  const { statements } = await readText(gleif, records(links), 'rr.json');
  const s = takeSnapshot(statements, { asAt: '2026-01-23' });
  const letter = (node: number): string => s.parties[node]?.id.slice('XI-LEI-'.length)[0] ?? '?';
  return ultimateParents(s).map((u) =>
    [letter(u.child), letter(u.reported), u.verdict, ...u.ends.map(letter)].join(' '),
  );
};
const life = (StartDate: string, EndDate: string): object => ({
  RelationshipPeriods: [{ StartDate, EndDate, PeriodType: 'RELATIONSHIP_PERIOD' }],
});

describe('the reported ultimate parent and the end of the direct links', () => {
  test('agree when every direct chain ends there, however long', async () => {
    expect(await verdicts(['A', 'D', 'B'], ['A', 'U', 'B'])).toEqual(['A B agree B']);
    expect(await verdicts(['A', 'D', 'B'], ['B', 'D', 'C'], ['C', 'D', 'E'], ['A', 'U', 'E'])).toEqual(['A E agree E']);
    expect(await verdicts(['A', 'D', 'B'], ['A', 'D', 'C'], ['B', 'D', 'E'], ['C', 'D', 'E'], ['A', 'U', 'E'])).toEqual(
      ['A E agree E'],
    );
  });
  test('differ when the chain goes past it', async () =>
    expect(await verdicts(['A', 'D', 'B'], ['B', 'D', 'C'], ['A', 'U', 'B'])).toEqual(['A B past C']));
  test('differ when the chain ends elsewhere, or at two ends', async () => {
    expect(await verdicts(['A', 'D', 'B'], ['A', 'U', 'C'])).toEqual(['A C elsewhere B']);
    expect(await verdicts(['A', 'D', 'B'], ['A', 'D', 'C'], ['A', 'U', 'C'])).toEqual(['A C elsewhere B C']);
  });
  test('differ when the chain breaks off at an entity that reports the same ultimate parent', async () =>
    expect(await verdicts(['A', 'D', 'B'], ['A', 'U', 'C'], ['B', 'U', 'C'])).toEqual([
      'A C short B',
      'B C no-direct-chain',
    ]));
  test('differ when the direct links run in a circle', async () =>
    expect(await verdicts(['A', 'D', 'B'], ['B', 'D', 'A'], ['A', 'U', 'C'])).toEqual(['A C loop']));
  test('cannot be compared without a direct link; a branch is none', async () => {
    expect(await verdicts(['A', 'U', 'B'])).toEqual(['A B no-direct-chain']);
    expect(await verdicts(['A', 'B', 'B'], ['A', 'U', 'B'])).toEqual(['A B no-direct-chain']);
  });
  test('are compared as they stand on the day', async () => {
    const over = life('2010-01-01', '2020-01-01');
    expect(await verdicts(['A', 'D', 'B', over], ['A', 'D', 'C'], ['A', 'U', 'C'])).toEqual(['A C agree C']);
    expect(await verdicts(['A', 'D', 'C'], ['A', 'U', 'B', over])).toEqual([]);
    const inactive = { RelationshipStatus: 'INACTIVE' };
    expect(await verdicts(['A', 'D', 'C'], ['A', 'U', 'B', inactive], ['A', 'U', 'C'])).toEqual(['A C agree C']);
  });
});

describe('audit', () => {
  const real = readFileSync(join(import.meta.dirname, '../sources/gleif/fixtures/rr-20260123-ultimate.csv'), 'utf8');
  const audit = async (text: string, name: string, subject?: string): Promise<Record<string, unknown>> =>
    (await ask(await openFiles([{ name, text }]), { verb: 'audit', ...(subject === undefined ? {} : { subject }) }))
      .answer;
  const doubtful = (
    answer: Record<string, unknown>,
  ): { text: string; parties: { id: string }[]; statements: string[] }[] =>
    (answer['findings'] as { kind: string; text: string; parties: { id: string }[]; statements: string[] }[]).filter(
      (f) => f.kind === 'ultimate-parent',
    );

  test('counts the records of 2026-01-23 and lists those that differ, with both parties and their statements', async () => {
    const answer = await audit(real, 'rr.csv');
    expect(answer['ultimateParents']).toEqual({ reported: 12, agree: 5, differ: 5, noDirectChain: 2 });
    expect(answer['headline']).toContain(
      'Reported ultimate parents: 5 of 12 agree with the direct links, 5 differ, 2 have no direct chain.',
    );
    expect(doubtful(answer).length).toBe(5);
    const [past] = doubtful(answer).filter((f) => f.text.includes('go through it'));
    expect(past?.parties.map((p) => p.id)).toEqual([
      'XI-LEI-2138003O6LNVBPNZPP60',
      'XI-LEI-213800ZAC8VAGV4L2K61',
      'XI-LEI-506700PR1R98BSF81139',
    ]);
    expect(past?.statements.length).toBe(3);
  });
  test('about one company names only what touches it', async () => {
    const answer = await audit(real, 'rr.csv', '@XI-LEI-029200343C4N7D2E6H83');
    expect(answer['ultimateParents']).toMatchObject({ reported: 1, agree: 1 });
    expect(doubtful(answer)).toEqual([]);
  });
  test('says nothing of ultimate parents where none is reported', async () => {
    const answer = await audit('A owns 60% of B\n', 'facts.own');
    expect(answer['ultimateParents']).toBeUndefined();
    expect(answer['headline']).not.toContain('ultimate');
  });
});

/** GLEIF's records published as BODS read as GLEIF's own file does: rows of Open Ownership's releases, copied. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { ask, openFiles } from '../../index.ts';
import type { Statement } from '../../statements/types.ts';
import { gleif } from '../gleif/index.ts';
import { gleifLink } from './gleif-link.ts';
import { bods } from './index.ts';

const file = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures/as-published', name), 'utf8');
const read = async (name: string): Promise<readonly Statement[]> => (await readText(bods, file(name), name)).statements;
const own = async (type: string): Promise<Statement | undefined> => {
  const record = {
    Relationship: {
      StartNode: { NodeID: '549300CBTY31RKLLW578', NodeIDType: 'LEI' },
      EndNode: { NodeID: '213800LH1BZH3DI6G760', NodeIDType: 'LEI' },
      RelationshipType: type,
      RelationshipStatus: 'ACTIVE',
    },
    Registration: { RegistrationStatus: 'PUBLISHED' },
  };
  return (await readText(gleif, JSON.stringify([record]), 'rr.json')).statements[0];
};
const meaningOf = (s: Statement | undefined): unknown =>
  s?.kind === 'tie'
    ? [s.kind, s.tie, s.role]
    : s?.kind === 'relationship'
      ? [s.kind, s.interests.map((i) => [i.interestType, i.directness, i.control, i.share])]
      : undefined;

describe('one record reads alike in both formats', () => {
  test.each([
    ['IS_DIRECTLY_CONSOLIDATED_BY', 'bp-marine.jsonl'],
    ['IS_ULTIMATELY_CONSOLIDATED_BY', 'bp-marine.jsonl'],
    ['IS_FUND-MANAGED_BY', 'fund-managed.jsonl'],
  ])('%s', async (type, name) => {
    const said = (s: Statement): boolean =>
      s.kind === 'tie'
        ? s.role === type
        : s.kind === 'relationship' && gleifLink(s.interests[0]?.details)?.type === type;
    const published = (await read(name)).filter(said);
    expect(published).toHaveLength(1);
    expect(meaningOf(published[0])).toEqual(meaningOf(await own(type)));
    expect(meaningOf(published[0])).toBeDefined();
  });
});

describe('accounting consolidation', () => {
  const asked = async (question: Parameters<typeof ask>[1]) =>
    (await ask(await openFiles([{ name: 'bp-marine.jsonl', text: file('bp-marine.jsonl') }]), question)).answer;
  test('the parent controls, though it is no holder of shares, and the one-step holder stays one', async () => {
    const answer = await asked({ verb: 'control', subject: 'BP MARINE LIMITED', asAt: '2025-03-01' });
    const rows = (answer as unknown as { controllers: readonly { party: { name: string }; basis: string }[] })
      .controllers;
    expect(rows.map((c) => [c.party.name, c.basis])).toEqual([
      ['CASTROL LIMITED', 'board'],
      ['BP P.L.C.', 'stated'],
    ]);
    const owners = await asked({ verb: 'owners', subject: 'BP MARINE LIMITED', asAt: '2025-03-01' });
    const { holders } = owners as unknown as { holders: readonly { party?: { name: string } }[] };
    expect(holders.flatMap((h) => h.party?.name ?? [])).not.toContain('BP P.L.C.');
  });
  test('an ultimate parent is checked against the direct chain and makes no controller of its own', async () => {
    const ultimate = file('bp-marine.jsonl')
      .split('\n')
      .filter((line) => !line.includes('IS_DIRECTLY_CONSOLIDATED_BY'))
      .join('\n');
    const workspace = await openFiles([{ name: 'u.jsonl', text: ultimate }]);
    const { answer } = await ask(workspace, { verb: 'control', subject: 'BP MARINE LIMITED', asAt: '2025-03-01' });
    const rows = (answer as unknown as { controllers: readonly { party: { name: string } }[] }).controllers;
    expect(rows.map((c) => c.party.name)).toEqual(['CASTROL LIMITED']);
  });
});

describe('who manages a fund', () => {
  test('does not own or control it, and the tie goes out as it came in', async () => {
    const statements = await read('fund-managed.jsonl');
    expect(statements.filter((s) => s.kind === 'relationship')).toEqual([]);
    const { text, lost } = bods.write?.(statements) ?? { text: '', lost: [] };
    expect([lost, text.includes('Relationship Type: IS_FUND-MANAGED_BY')]).toEqual([[], true]);
    expect(meaningOf((await readText(bods, text, 'again.json')).statements.find((s) => s.kind === 'tie'))).toEqual([
      'tie',
      'other',
      'IS_FUND-MANAGED_BY',
    ]);
  });
});

test('words that only mention a parent are not a type of relationship', () => {
  expect(gleifLink('IS_DIRECTLY_CONSOLIDATED_BY; IFRS')?.meaning).toBe('direct');
  for (const words of ['not IS_DIRECTLY_CONSOLIDATED_BY', 'Relationship Type: IS_LIKED_BY', 'consolidated', undefined])
    expect(gleifLink(words)).toBeUndefined();
});

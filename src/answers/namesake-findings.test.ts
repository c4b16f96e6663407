import { describe, expect, test } from 'vitest';
import { owns, REGISTER } from '../../test/statements.ts';
import { ask, workspaceOf } from '../index.ts';
import { sealStatement } from '../statements/seal.ts';
import type { PartyStatement, Statement } from '../statements/types.ts';
import { memoryStore } from '../store/memory/index.ts';
import type { Finding } from './audit.ts';
import type { NamesakesCounted } from './namesake-findings.ts';

const company = (id: string, name: string, more: Partial<PartyStatement> = {}): Statement =>
  sealStatement({
    kind: 'party',
    recordStatus: 'new',
    party: id,
    name,
    partyType: 'company',
    source: REGISTER,
    locator: {},
    ...more,
  });

interface Audit {
  readonly headline: string;
  readonly counts: readonly { readonly kind: string; readonly count: number }[];
  readonly namesakes?: NamesakesCounted;
  readonly findings: readonly Finding[];
}
async function audited(statements: readonly Statement[], subject?: string) {
  const store = memoryStore();
  await store.append(statements);
  const question = { verb: 'audit' as const, ...(subject === undefined ? {} : { subject }) };
  const envelope = await ask(workspaceOf(store), question);
  const answer = envelope.answer as unknown as Audit;
  return { envelope, answer, identities: answer.findings.filter((f) => f.kind === 'identity') };
}

describe('an audit of everything', () => {
  test('lists pairs that a name alone joins, with the reason, and joins none of them', async () => {
    const gb = { jurisdiction: 'GB' };
    const { envelope, answer, identities } = await audited([
      company('a1', 'Alpha Ltd'),
      company('a2', 'Alpha Limited'),
      company('b1', 'Beta', gb),
      company('b2', 'BETA', gb),
      company('c1', 'Gamma', gb),
      company('c2', 'Gamma', { jurisdiction: 'FR' }),
    ]);
    expect(identities.map((f) => f.parties.map((p) => p.id))).toEqual([
      ['a1', 'a2'],
      ['b1', 'b2'],
    ]);
    expect(identities[0]?.text).toContain('but for how the legal form is written');
    expect(identities.every((f) => f.statements.length === 2)).toBe(true);
    expect(answer.namesakes).toEqual({ pairs: 2, listed: 2, tooCommon: 0, tooCommonListed: 0 });
    expect(answer.headline).toContain('doubtful identities 2');
    expect([envelope.openPoints, (answer as unknown as { parties: number }).parties]).toEqual([[], 6]);
  });
  test('lists two hundred pairs, those that agree in most, and counts them all', async () => {
    const many = Array.from({ length: 230 }, (_, n) => [company(`x${n}`, `Name ${n}`), company(`y${n}`, `Name ${n}`)]);
    const sure = { jurisdiction: 'GB' };
    const last = [company('zz1', 'Zulu', sure), company('zz2', 'Zulu', sure)];
    const { answer, identities } = await audited([...many.flat(), ...last]);
    expect(identities).toHaveLength(200);
    expect(identities.some((f) => f.parties.some((p) => p.id === 'zz1'))).toBe(true);
    expect(answer.namesakes).toMatchObject({ pairs: 231, listed: 200 });
    expect(answer.headline).toContain('Pairs that a name alone joins: 231, 200 of them listed.');
  });
  test('says which names are of too many parties to ask', async () => {
    const { answer, identities } = await audited(Array.from({ length: 7 }, (_, n) => company(`p${n}`, 'Holding')));
    expect(identities.map((f) => f.text)).toEqual([
      '"holding" is the name of 7 parties; whether some of them are one was not asked',
    ]);
    expect(answer.namesakes).toEqual({ pairs: 0, listed: 0, tooCommon: 1, tooCommonListed: 1 });
  });
  test('without namesakes says nothing of them', async () => {
    const { answer } = await audited([owns('Ann', 'Beta', '60')]);
    expect(answer.namesakes).toBeUndefined();
    expect(answer.headline).not.toContain('a name alone');
  });
});

/** `--rule all`: every rule of the verb that is in force on the day, each with its own verdict, proof and warnings. */
import { describe, expect, test } from 'vitest';
import { ask, checkProof, openFiles, type Question, REGIMES, verify } from '../src/index.ts';

const KYC = `source "register extract" (register) published 2025-01-31
P1 (person) owns 60% of H1
P2 (person) owns 40% of H1
P3 (person) owns 50% of H2
TR owns 50% of H2
H1 owns 40% of T
H2 owns 55% of T
P1 owns 5% of T
`;
const open = () => openFiles([{ name: 'facts.own', text: KYC }]);

describe('all rules side by side', () => {
  test('are those that answer the question and are in force on the day', async () => {
    const found = await ask(await open(), { verb: 'beneficial-owners', subject: 'T', rule: 'all' });
    const inForce = REGIMES.filter(
      (r) =>
        r.verbs.includes('beneficial-owners') &&
        r.versions.some((v) => (v.from ?? '') <= '2025-01-31' && (v.to ?? '9999') > '2025-01-31'),
    ).map((r) => r.id);
    expect(Object.keys(found.rules)).toEqual(inForce);
    expect(inForce).toContain('eu-amld');
    expect(inForce).not.toContain('eu-amlr');
    const later = await ask(await open(), { verb: 'beneficial-owners', subject: 'T', rule: 'all', asAt: '2027-12-31' });
    expect(Object.keys(later.rules)).toContain('eu-amlr');
    expect(Object.keys(later.rules)).not.toContain('eu-amld');
  });
  test('keep the verdict, share and clause each would give alone', async () => {
    const workspace = await open();
    const all = await ask(workspace, { verb: 'beneficial-owners', subject: 'T', rule: 'all' });
    const owners = all.answer['owners'] as { rule: string }[];
    for (const id of Object.keys(all.rules)) {
      const alone = await ask(workspace, { verb: 'beneficial-owners', subject: 'T', rule: id });
      expect(owners.filter((o) => o.rule === id)).toEqual(alone.answer['owners']);
    }
  });
  test.each([
    { verb: 'beneficial-owners', subject: 'T', rule: 'all' },
    { verb: 'control', subject: 'T', rule: 'all' },
    { verb: 'screen', blocked: ['P3'], rule: 'all' },
  ] satisfies Question[])('are proven and replayed: $verb', async (question) => {
    const workspace = await open();
    const found = await ask(workspace, question);
    expect(checkProof(found.proof)).toMatchObject({ ok: true });
    expect(await verify(JSON.parse(JSON.stringify(found)), workspace)).toMatchObject({ ok: true });
  });
  test('of a blocked list say which rule catches what: a half-owned company falls to OFAC and the EU alone', async () => {
    const found = await ask(await open(), { verb: 'screen', blocked: ['P3'], rule: 'all' });
    const rows = found.answer['blocked'] as { rule: string; party: { name: string }; verdict: string }[];
    expect(rows.map((r) => `${r.rule} ${r.party.name} ${r.verdict}`)).toEqual([
      'us-ofac-50 H2 yes',
      'us-ofac-50 T yes',
      'eu-sanctions H2 yes',
      'eu-sanctions T yes',
    ]);
  });
  test('warn of a rule nobody here knows the standing of', async () => {
    const found = await ask(await open(), { verb: 'screen', blocked: ['P3'], rule: 'all', asAt: '2026-12-01' });
    expect(Object.keys(found.rules)).toContain('us-bis-affiliates');
    expect(found.warnings.map((w) => w.message).join()).toContain('in force on 2026-12-01 is not known here');
  });
});

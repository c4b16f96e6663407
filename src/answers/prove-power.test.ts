/** Power indices are counted again by the checker; what it does not count is named. */
import { describe, expect, test } from 'vitest';
import { ask, checkProof, openFiles, type Proof, verify } from '../index.ts';

const HEAD = 'source "register" (register) published 2020-12-31\n';
const CASE = `${HEAD}A (person) owns 40% of T
B (person) owns 30% of T
C (person) owns 20% of T
H (company) owns 10% of T
C owns 60% of H
`;
const asked = async (text: string) => {
  const workspace = await openFiles([{ name: 'case.own', text }]);
  const envelope = JSON.parse(JSON.stringify(await ask(workspace, { verb: 'power', subject: 'T' })));
  return { workspace, envelope, proof: envelope.proof as Proof };
};

describe('power', () => {
  test('is counted again, every index, and replays', async () => {
    const { workspace, envelope, proof } = await asked(CASE);
    const step = proof.steps.find((s) => s.kind === 'power');
    expect(step?.kind === 'power' && step.indices.length).toBe(6);
    expect(await verify(envelope)).toMatchObject({ ok: true });
    expect(await verify(envelope, workspace)).toMatchObject({ ok: true, level: 'replayed' });
  });

  test('no value, weight, quota or player of a proof can be changed', async () => {
    const { proof } = await asked(CASE);
    const at = proof.steps.findIndex((s) => s.kind === 'power');
    const step = proof.steps[at];
    if (step?.kind !== 'power') throw new Error('no power is proven');
    const fails = (change: object): boolean => {
      const copy = structuredClone(proof);
      Object.assign(copy.steps[at] as object, change);
      return !checkProof(copy).ok;
    };
    for (const [i, index] of step.indices.entries())
      for (const v of index.values.keys()) {
        const indices = structuredClone(step.indices);
        (indices[i]?.values as string[])[v] = '1/7';
        expect(fails({ indices }), `${index.name} ${v}`).toBe(true);
      }
    expect(fails({ quota: '7/10' })).toBe(true);
    expect(fails({ act: '1/7' })).toBe(true);
    // With no value to contradict it, whoever is left out is still missed.
    expect(fails({ players: step.players.slice(1), indices: [], act: undefined })).toBe(true);
    expect(fails({ players: step.players.map((p) => ({ ...p, votes: step.players[0]?.votes })) })).toBe(true);
  });

  test('an index of the answer that is another, or that no step counts, is found', async () => {
    const { envelope } = await asked(CASE);
    const other = structuredClone(envelope);
    other.answer.indices[0].values[0].fraction = '1/7';
    expect(await verify(other)).toMatchObject({ ok: false });
    const without = structuredClone(envelope);
    without.proof.steps = without.proof.steps.filter((s: { kind: string }) => s.kind !== 'power');
    expect(await verify(without)).toMatchObject({ ok: false });
  });

  test('of more than twenty holders, and of a sea, none is counted and the proof says so', async () => {
    const many = Array.from({ length: 21 }, (_, i) => `P${i} (person) owns 4% of T`).join('\n');
    const { envelope, proof } = await asked(`${HEAD}${many}\n`);
    expect(proof.steps.filter((s) => s.kind === 'power')).toEqual([]);
    expect(proof.unproven?.map((u) => u.what)).toContain('every index');
    expect(await verify(envelope)).toMatchObject({ ok: true });
    const sea = await asked(`${HEAD}A (person) owns 40% of T\nB (person) owns 30% of T\n`);
    expect(sea.proof.unproven?.map((u) => u.what)).toContain('oceanic-shapley-shubik');
    expect(await verify(sea.envelope)).toMatchObject({ ok: true });
  });
});

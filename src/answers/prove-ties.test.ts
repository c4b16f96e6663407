/** Every tie shown is a step that rests on premises of the data; one made up, left without its link or misnamed fails. */
import { describe, expect, test } from 'vitest';
import { ask, checkProof, openFiles, type Proof, verify } from '../index.ts';

const CASE = `source "register" (register) published 2020-12-31
M (person) owns 60% of A
M owns 70% of B
A owns 5% of B
N (person) owns 10% of A
N owns 12% of B
A owns 20% of V
B owns 30% of V
O (person) is chairman of A
O is a director of B
A is a customer of B
A and B act in concert over W
`;
const asked = async () => {
  const workspace = await openFiles([{ name: 'case.own', text: CASE }]);
  const envelope = JSON.parse(JSON.stringify(await ask(workspace, { verb: 'ties', subject: 'A', other: 'B' })));
  return { workspace, envelope, proof: envelope.proof as Proof };
};
const tiesIn = (p: Proof) => p.steps.flatMap((s) => (s.kind === 'tie' ? [s] : []));

describe('ties', () => {
  test('are proven, each in its kind, and replay', async () => {
    const { workspace, envelope, proof } = await asked();
    expect(new Set(tiesIn(proof).map((s) => s.how))).toEqual(
      new Set(['common-controller', 'direct-stake', 'common-holder', 'joint-holding', 'office', 'customer', 'concert']),
    );
    expect(await verify(envelope)).toMatchObject({ ok: true });
    expect(await verify(envelope, workspace)).toMatchObject({ ok: true, level: 'replayed' });
  });

  test('no link, name, share, party or premise of one can be changed', async () => {
    const { proof } = await asked();
    const fails = (spoil: (p: Proof) => unknown): boolean => {
      const copy = structuredClone(proof);
      spoil(copy);
      return !checkProof(copy).ok;
    };
    for (const [at, step] of proof.steps.entries()) {
      if (step.kind !== 'tie') continue;
      const edit = (change: object) => (p: Proof) => Object.assign(p.steps[at] as object, change);
      expect(fails(edit({ a: 'name:z' })), step.how).toBe(true);
      expect(fails(edit({ how: step.how === 'family' ? 'customer' : 'family' })), step.how).toBe(true);
      expect(fails(edit({ links: step.links.map((l) => ({ ...l, from: 'name:z' })) })), step.how).toBe(true);
      expect(fails(edit({ links: step.links.map((l) => ({ ...l, rests: 's0' })) })), step.how).toBe(true);
      expect(
        fails((p) => p.premises.splice(0)),
        step.how,
      ).toBe(true);
      if (step.share !== undefined)
        expect(fails(edit({ share: { lo: '9/10', hi: '1', loOpen: false, hiOpen: false } })), step.how).toBe(true);
    }
  });

  test('a tie of the answer that no step shows is found, and a premise that is not in the data', async () => {
    const { workspace, envelope } = await asked();
    const without = structuredClone(envelope);
    without.proof.steps = without.proof.steps.filter((s: { how?: string }) => s.how !== 'customer');
    expect((await verify(without)).failures.map((f) => f.what)).toContainEqual(
      expect.stringContaining('no step shows the tie'),
    );
    const made = structuredClone(envelope);
    for (const p of made.proof.premises) if (p.kind === 'told') p.what = 'family';
    for (const s of made.proof.steps) if (s.how === 'customer' || s.how === 'concert') s.how = 'family';
    expect(checkProof(made.proof).ok).toBe(true);
    expect(await verify(made, workspace)).toMatchObject({ ok: false });
  });
});

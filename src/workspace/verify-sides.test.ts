/** Both sides of a what-if and of a period are proven, and an answer that says otherwise is found out. */
import { describe, expect, test } from 'vitest';
import { ask, checkProof, openFiles, type Proof, type Question, verify } from '../index.ts';

const CASE = `source "register" (register) published 2020-12-31
P (person) owns 30% of T since 2019-01-01
Q (person) owns 20% of T since 2019-01-01
R (person) owns 60% of H since 2019-01-01
H owns 24% of T since 2019-01-01
`;
const LATER = `${CASE}U (person) owns 26% of T from 2019-01-01 to 2021-01-01
source "later" (register) published 2022-06-30
S (person) owns 26% of T since 2021-06-01
`;
const answered = async (text: string, question: Question) => {
  const workspace = await openFiles([{ name: 'case.own', text }]);
  const envelope = JSON.parse(JSON.stringify(await ask(workspace, question)));
  return { workspace, envelope, proof: envelope.proof as Proof };
};
const WHAT_IF: Question = { verb: 'what-if', subject: 'T', change: ['Q sells 10% of T to H'], rule: 'uk-psc' };
/** R holds H, which buys: with what P sells certainly, H crosses 25 %. */
const HEDGED: Question = { ...WHAT_IF, change: ['Q sells nearly 10% of T to H', 'T issues about 5% new shares to P'] };
const CHANGES: Question = { verb: 'changes', subject: 'T', from: '2020-12-31', to: '2022-06-30', rule: 'uk-psc' };

describe.each([
  ['what-if', CASE, WHAT_IF],
  ['what-if with a hedged amount', CASE, HEDGED],
  ['changes', LATER, CHANGES],
])('%s', (_, text, question) => {
  test('carries a proof of each side, which replays', async () => {
    const { workspace, envelope, proof } = await answered(text, question);
    expect(proof.sides?.length).toBe(1);
    expect(proof.sides?.[0]?.steps.some((s) => s.kind === 'verdict')).toBe(true);
    expect(await verify(envelope)).toMatchObject({ ok: true, level: 'consistent' });
    expect(await verify(envelope, workspace)).toMatchObject({ ok: true, level: 'replayed' });
  });

  test('a verdict on either side that the proof does not show is found', async () => {
    const { envelope } = await answered(text, question);
    expect(envelope.answer.standings.length).toBeGreaterThan(0);
    for (const at of envelope.answer.standings.keys()) {
      for (const end of ['from', 'to']) {
        const forged = structuredClone(envelope);
        const side = forged.answer.standings[at][end];
        side.verdict = side.verdict === 'yes' ? 'cannot-tell' : 'yes';
        expect(await verify(forged), `${at} ${end}`).toMatchObject({ ok: false });
      }
    }
  });

  test('a side cannot be left out, nor its steps be changed', async () => {
    const { envelope, proof } = await answered(text, question);
    const { sides: _, ...without } = proof;
    expect(await verify({ ...envelope, proof: without })).toMatchObject({ ok: false });
    const OTHER = { yes: 'no', no: 'cannot-tell', 'cannot-tell': 'yes' } as const;
    for (const [at, step] of (proof.sides?.[0]?.steps ?? []).entries()) {
      const forged = structuredClone(proof);
      const copy = forged.sides?.[0]?.steps[at];
      if (copy === undefined || !('verdict' in copy) || !('verdict' in step)) continue;
      copy.verdict = OTHER[step.verdict];
      expect(checkProof(forged).ok).toBe(false);
    }
  });
});

test('what a scenario makes of the facts is held against the changes it names', async () => {
  const { workspace, envelope } = await answered(CASE, WHAT_IF);
  const forged = structuredClone(envelope);
  const column = forged.proof.sides[0].premises.find((p: { kind: string }) => p.kind === 'column');
  column.holders[0].statements = ['s:forged'];
  expect(await verify(forged)).toMatchObject({ ok: true });
  expect(await verify(forged, workspace)).toMatchObject({ ok: false });
});
test('a limb that no step shows must be named', async () => {
  const { envelope } = await answered(CASE, { verb: 'control', subject: 'T', rule: 'uk-psc' });
  const forged = structuredClone(envelope);
  forged.proof.steps = forged.proof.steps.filter((s: { limb?: string }) => s.limb !== 'votes');
  expect((await verify(forged)).failures.map((f) => f.what)).toContainEqual(
    expect.stringContaining('no step shows votes'),
  );
});
test('a whole verdict that does not follow from its limbs is found', async () => {
  const { envelope } = await answered(CASE, { verb: 'control', subject: 'T', rule: 'uk-psc' });
  const forged = structuredClone(envelope);
  forged.answer.verdicts[0].verdict = 'cannot-tell';
  expect(await verify(forged)).toMatchObject({ ok: false });
});

/** Verdicts by majority stakes are proven: each "yes", "no" and "cannot tell" from the facts listed, and nothing less. */
import { describe, expect, test } from 'vitest';
import { ask, checkProof, openFiles, type Proof, verify } from '../index.ts';

const HEAD = 'source "register" (register) published 2020-12-31\n';
const CASE = `${HEAD}X (person) owns 60% of H
H (company) owns 20% of T
X owns 10% of T
Y (person) owns (25,50]% of T
Z (person) owns [20,30]% of T
W (person) owns 5% of T
`;
async function proven(text: string, rule: string) {
  const workspace = await openFiles([{ name: 'case.own', text }]);
  const envelope = await ask(workspace, { verb: 'control', subject: 'T', rule });
  const verification = await verify(envelope, workspace);
  await workspace.close();
  return { envelope, proof: envelope.proof as Proof, verification };
}
const steps = (proof: Proof, kind: Proof['steps'][number]['kind']) => proof.steps.filter((s) => s.kind === kind);

describe('a verdict by majority stakes', () => {
  test.each([
    ['x', 'yes'],
    ['y', 'yes'],
    ['z', 'cannot-tell'],
    ['w', 'no'],
  ])('%s: %s, as a step for shares and for votes that the checker redoes', async (who, verdict) => {
    const { proof, verification } = await proven(CASE, 'uk-psc');
    expect(verification).toMatchObject({ ok: true });
    const id = (name: string): string | undefined =>
      proof.premises.flatMap((p) => (p.kind === 'column' ? p.holders : [])).find((h) => h.name === name)?.party;
    const mine = steps(proof, 'verdict').filter(
      (s) => s.kind === 'verdict' && s.parties.join() === id(who.toUpperCase()),
    );
    expect(mine.map((s) => s.kind === 'verdict' && [s.limb, s.verdict]).sort()).toEqual([
      ['shares', verdict],
      ['votes', verdict],
    ]);
  });

  const rules = ['uk-psc', 'hk-scr', 'de-gwg', 'hk-listing-controlling', 'academic-20'];
  test.each(rules)('%s: no step can be changed', async (rule) => {
    const { proof } = await proven(CASE, rule);
    expect(checkProof(proof)).toMatchObject({ ok: true });
    const spoilt = (spoil: (p: Proof) => unknown): boolean => {
      const copy = JSON.parse(JSON.stringify(proof)) as Proof;
      expect(spoil(copy)).not.toBe(false);
      return checkProof(copy).ok;
    };
    const OTHER = { yes: 'no', no: 'cannot-tell', 'cannot-tell': 'yes' } as const;
    for (const [at, step] of proof.steps.entries()) {
      if (step.kind === 'verdict')
        expect(spoilt((p) => Object.assign(p.steps[at] as object, { verdict: OTHER[step.verdict] }))).toBe(false);
      if (step.kind !== 'verdict' && step.kind !== 'credited') continue;
      expect(spoilt((p) => Object.assign(p.steps[at] as object, { rests: 's0' }))).toBe(false);
      const raised = { ...step.share, lo: '99/100', hi: '1' };
      expect(spoilt((p) => Object.assign(p.steps[at] as object, { share: raised }))).toBe(false);
    }
  });

  test('what is credited falls with the link it rests on', async () => {
    const { proof } = await proven(CASE, 'uk-psc');
    const at = proof.steps.findIndex((s) => s.kind === 'votes' && s.certain.length > 0);
    const copy = JSON.parse(JSON.stringify(proof)) as Proof;
    const step = copy.steps[at];
    if (step?.kind !== 'votes') throw new Error('no control is derived');
    step.certain.length = 0;
    const checked = checkProof(copy);
    expect(checked.ok ? [] : checked.failures.map((f) => f.what)).toContain(
      'the least stated is more than the facts force',
    );
  });

  test('a column left out is noticed', async () => {
    const { proof } = await proven(CASE, 'uk-psc');
    const less = { ...proof, premises: proof.premises.filter((p) => p.kind !== 'column' || p.measure !== 'economic') };
    expect(checkProof(less)).toMatchObject({ ok: false });
  });

  test('a pact that names the company is credited together', async () => {
    const { envelope, verification } = await proven(`${CASE}Z and W act in concert over T\n`, 'hk-scr');
    expect(verification).toMatchObject({ ok: true });
    expect(JSON.stringify(envelope.answer)).toContain('"group"');
  });
});

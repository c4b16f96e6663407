/** A proof that names a rule uses that rule's line, end, clause, count and control, or it fails. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BASE, prove, role, world } from '../../test/rule-worlds.ts';
import { owns } from '../../test/statements.ts';
import { checkProof, intervalOf, type Proof, replayAgainst } from '../proof/index.ts';
import { exact, ratio } from '../terms/exact.ts';
import { reaches } from '../terms/interval.ts';

type Step = Proof['steps'][number];
type VerdictStep = Extract<Step, { kind: 'verdict' }>;

const whatFails = (proof: Proof): readonly string[] => {
  const checked = checkProof(proof);
  return checked.ok ? [] : checked.failures.map((f) => f.what);
};
const changed = (proof: Proof, change: (p: Proof) => void): Proof => {
  const copy = structuredClone(proof);
  change(copy);
  return copy;
};
/** Another line, with the verdict the share then gives: each step follows from the one before, and the law is another. */
function redrawn(step: VerdictStep, threshold: string, inclusive: boolean): VerdictStep {
  const verdict = reaches(intervalOf(step.share), exact(threshold), inclusive);
  return { ...step, threshold, inclusive, verdict };
}

const CASE = [
  ...BASE,
  owns('P', 'H', '60'),
  owns('H', 'T', '28'),
  owns('Q', 'T', '25'),
  owns('R', 'G', '30'),
  owns('G', 'T', '30'),
];

describe.each(['uk-psc', 'hk-scr', 'us-cdd', 'eu-amlr', 'fatf', 'hk-sfo-xv', 'sg-rorc', 'academic-20'])(
  '%s',
  (rule) => {
    test('a line or an end of one’s own is no line of the rule', () => {
      fc.assert(
        fc.property(world, fc.nat(), (statements, pick) => {
          const { proof } = prove(rule, statements);
          const at = proof.steps.flatMap((s, i) => (s.kind === 'verdict' ? [i] : []));
          const step = proof.steps[at[pick % Math.max(1, at.length)] ?? -1];
          if (step?.kind !== 'verdict') return;
          for (const forged of [
            redrawn(step, '3/10', step.inclusive),
            redrawn(step, step.threshold, !step.inclusive),
          ]) {
            const copy = changed(proof, (p) => void p.steps.splice(proof.steps.indexOf(step), 1, forged));
            expect(whatFails(copy)).toContain(`the line of ${rule} is another`);
          }
        }),
        { seed: 31, numRuns: 40 },
      );
    });

    const { proof, snapshot } = prove(rule, CASE);
    test('it replays as it is', () => expect(replayAgainst(proof, snapshot)).toMatchObject({ ok: true }));
    test('a version, clause, limb or rule of one’s own fails', () => {
      for (const [at, step] of proof.steps.entries()) {
        if (!('limb' in step)) continue;
        for (const other of [{ version: '1900' }, { clause: 's. 1' }, { limb: 'charm' }, { rule: 'no-such-law' }])
          expect(checkProof(changed(proof, (p) => void Object.assign(p.steps[at] as object, other))).ok).toBe(false);
      }
    });
    test('control drawn at another quota fails', () => {
      const copy = changed(proof, (p) => {
        for (const s of p.steps) if (s.kind === 'votes') s.options.quota = ratio(51, 100).toFraction();
      });
      const wanted = 'control is drawn where the rule does not draw it';
      if (proof.steps.some((s) => s.kind === 'votes')) expect(whatFails(copy)).toContain(wanted);
    });
  },
);

describe('what is counted is what the law counts', () => {
  test('shares multiplied along a chain are no majority stakes rolled up', () => {
    const { proof } = prove('us-cdd', CASE);
    const copy = changed(proof, (p) => {
      for (const s of p.steps)
        if (s.kind === 'verdict' && s.limb === 'ownership')
          Object.assign(s, { rule: 'uk-psc', version: '2016', limb: 'shares' });
    });
    expect(whatFails(copy)).toContain('uk-psc does not count in this way');
  });
  test('votes are no shares', () => {
    const { proof } = prove('uk-psc', CASE);
    const votes = proof.steps.find((s) => s.kind === 'credited' && s.measure === 'votes');
    const copy = changed(proof, (p) => {
      for (const s of p.steps) if (s.kind === 'verdict' && s.limb === 'shares') s.rests = votes?.id ?? '';
    });
    expect(whatFails(copy)).toContain('uk-psc speaks of another quantity here');
  });
  test('a text read in two ways is not read in one', () => {
    const { proof } = prove('fatf', CASE);
    const copy = changed(proof, (p) => {
      for (const s of p.steps) if (s.kind === 'weighed' && s.how === 'readings') s.parts.reverse();
    });
    expect(whatFails(copy)).toContain('not every reading of the text is looked at');
  });
  test('a role in a trust makes of a person what the rule says', () => {
    const { proof } = prove('eu-amlr', [...BASE, owns('TR', 'T', '30'), role('S', 'settlor', 'TR')]);
    const copy = changed(proof, (p) => {
      for (const s of p.steps) if (s.kind === 'role') Object.assign(s, { weight: 'no', verdict: 'no' });
    });
    expect(whatFails(copy)).toContain('eu-amlr makes something else of the role');
  });
  test('where votes are told apart, shares alone do not make a "no" of coexistence', () => {
    const { proof, snapshot } = prove('eu-amlr', [...BASE, owns('P', 'T', '10'), owns('Q', 'T', '30')]);
    expect(replayAgainst(proof, snapshot)).toMatchObject({ ok: true });
    const apart = replayAgainst(proof, { ...snapshot, oneShareOneVote: new Set() });
    expect(apart.ok ? [] : apart.failures.map((f) => f.what)).toContain('shares and votes are not both looked at');
  });
});

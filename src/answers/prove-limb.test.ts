/** Every limb of every verdict is a step of the proof, whatever it rests on; and no step can be changed unnoticed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BASE, is, pact, prove, role, tie, unclaimed, world } from '../../test/rule-worlds.ts';
import { owns } from '../../test/statements.ts';
import { checkProof, type Proof, replayAgainst } from '../proof/index.ts';
import { partyIdOfName } from '../statements/seal.ts';
import type { Statement } from '../statements/types.ts';

const RULES = [
  'eu-amlr',
  'uk-psc',
  'fatf',
  'eu-amld',
  'uk-mlr',
  'hk-scr',
  'de-gwg',
  'us-cdd',
  'hk-listing-controlling',
  'hk-sfo-xv',
  'sg-rorc',
  'in-sbo',
  'uk-fsma-422',
] as const;
const OTHER = { yes: 'no', no: 'cannot-tell', 'cannot-tell': 'yes' } as const;

describe.each(RULES)('%s', (rule) => {
  test('every limb is claimed by a step, and the proof replays against the data', () => {
    fc.assert(
      fc.property(world, (statements) => {
        const found = prove(rule, statements);
        expect(unclaimed(found)).toEqual([]);
        expect(replayAgainst(found.proof, found.snapshot)).toMatchObject({ ok: true });
      }),
      { seed: 26, numRuns: 60 },
    );
  });

  test('no verdict, support or premise can be changed', () => {
    fc.assert(
      fc.property(world, fc.nat(), (statements, pick) => {
        const { proof, snapshot } = prove(rule, statements);
        const spoilt = (spoil: (p: Proof) => void): boolean => {
          const copy = structuredClone(proof);
          spoil(copy);
          return replayAgainst(copy, snapshot).ok;
        };
        const claims = proof.steps.flatMap((s, at) => ('limb' in s ? [at] : []));
        const at = claims[pick % Math.max(1, claims.length)];
        const step = at === undefined ? undefined : proof.steps[at];
        if (at === undefined || step === undefined || !('limb' in step)) return;
        expect(spoilt((p) => Object.assign(p.steps[at] as object, { verdict: OTHER[step.verdict] }))).toBe(false);
        if ('share' in step && step.share !== undefined)
          expect(
            spoilt((p) =>
              Object.assign(p.steps[at] as object, {
                share: { lo: '98/100', hi: '99/100', loOpen: false, hiOpen: false },
              }),
            ),
          ).toBe(false);
        if ('rests' in step && step.rests !== undefined)
          expect(spoilt((p) => Object.assign(p.steps[at] as object, { rests: 's0' }))).toBe(false);
        const premise = pick % Math.max(1, proof.premises.length);
        if (proof.premises[premise] !== undefined) {
          expect(spoilt((p) => void p.premises.splice(premise, 1))).toBe(false);
          expect(spoilt((p) => Object.assign(p.premises[premise] as object, { company: 'name:somebody else' }))).toBe(
            false,
          );
        }
      }),
      { seed: 27, numRuns: 60 },
    );
  });
});

describe('a step of its own', () => {
  const kinds = (rule: string, ...statements: Statement[]): string[] => {
    const found = prove(rule, [...BASE, ...statements]);
    expect(unclaimed(found)).toEqual([]);
    expect(checkProof(found.proof)).toMatchObject({ ok: true });
    return found.proof.steps.map((s) => s.kind);
  };
  test('readings that part: 60 of 30 is rolled up to 30 and multiplied to 18', () =>
    expect(kinds('fatf', owns('P', 'H', '60'), owns('H', 'T', '30'))).toContain('weighed'));
  test('coexistence: 60 of an entity that holds 30, and 30 of one that controls', () => {
    expect(kinds('eu-amlr', owns('P', 'H', '60'), owns('H', 'T', '30'))).toContain('credited');
    expect(kinds('eu-amlr', owns('P', 'H', '30'), owns('H', 'T', '60'))).toContain('between');
  });
  describe('coexistence where a majority of the shares is control too', () => {
    const facts = [owns('P', 'H', '60', { votes: '10' }), owns('H', 'T', '30')];
    test('derives control from both quantities', () => expect(kinds('eu-amlr', ...facts)).toContain('hands'));
    const { proof } = prove('eu-amlr', [...BASE, ...facts]);
    test.each(['certain', 'possible'] as const)('fails without what is %s', (list) => {
      const copy = structuredClone(proof);
      let changed = 0;
      for (const s of copy.steps) if (s.kind === 'hands' && s[list].length > 0) changed += s[list].splice(0).length;
      expect(changed).toBeGreaterThan(0);
      expect(checkProof(copy).ok).toBe(false);
    });
    test('is not told by votes alone', () => {
      const one = [...BASE, owns('P', 'H', '60'), owns('H', 'T', '20')];
      const two = [
        ...BASE,
        owns('P', 'H', '60', { votes: '60' }),
        owns('Q', 'H', '5', { votes: '6' }),
        owns('H', 'T', '20'),
      ];
      const before = prove('eu-amlr', one);
      const replayed = replayAgainst(before.proof, prove('eu-amlr', two).snapshot);
      expect(replayed.ok ? [] : replayed.failures.map((f) => f.what)).toContain(
        'control by a majority of the shares is left out',
      );
    });
  });
  test('a figure filed under the rule', () =>
    expect(
      kinds(
        'uk-psc',
        owns('Q', 'T', '(25,50]', { regime: 'uk-psc', directness: 'indirect' }),
        owns('Q', 'H', '60'),
        owns('H', 'T', '30'),
      ),
    ).toContain('filed'));
  test('joint holders', () =>
    expect(
      kinds('uk-psc', is('J', 'joint', { members: ['Q', 'R'].map(partyIdOfName) }), owns('J', 'T', '30')),
    ).toContain('member'));
  test('a settlor of a trust over the line, and whoever owns a company that is trustee', () => {
    expect(kinds('eu-amlr', owns('TR', 'T', '30'), role('S', 'settlor', 'TR'))).toContain('role');
    expect(kinds('eu-amlr', owns('TR', 'T', '30'), role('H', 'trustee', 'TR'), owns('Q', 'H', '40'))).toContain('role');
  });
  test('what a spouse has, with the tie among the statements', () => {
    const facts = [owns('P', 'T', '3'), owns('Q', 'T', '4'), tie('wife', 'P', 'Q')];
    expect(kinds('hk-sfo-xv', ...facts)).toContain('household');
    const { proof } = prove('hk-sfo-xv', [...BASE, ...facts]);
    expect(JSON.stringify(proof.premises)).toContain((facts[2] as Statement).statementId);
    const { proof: apart } = prove('hk-sfo-xv', [...BASE, ...facts.slice(0, 2)]);
    expect(replayAgainst(apart, prove('hk-sfo-xv', [...BASE, ...facts]).snapshot).ok).toBe(false);
  });
  test('what kin of a member of a pact has', () => {
    const facts = [owns('P', 'T', '3'), owns('Q', 'T', '4'), owns('S', 'T', '5'), pact('T', 'P', 'Q')];
    expect(kinds('hk-sfo-xv', ...facts, tie('wife', 'S', 'Q'))).toContain('household');
    const { proof } = prove('hk-sfo-xv', [...BASE, ...facts]);
    const { snapshot } = prove('hk-sfo-xv', [...BASE, ...facts, tie('wife', 'S', 'Q')]);
    expect(replayAgainst(proof, snapshot).ok).toBe(false);
  });
  test('votes deemed through joint holders, and through a pact', () => {
    const joint = is('J', 'joint', { members: ['Q', 'R'].map(partyIdOfName) });
    const deemed = kinds('sg-rorc', joint, owns('J', 'H', '20'), owns('H', 'T', '30'));
    expect(deemed).toEqual(expect.arrayContaining(['deemed', 'member']));
    expect(
      kinds('sg-rorc', pact('T', 'P', 'Q'), owns('P', 'H', '12'), owns('Q', 'H', '9'), owns('H', 'T', '30')),
    ).toContain('deemed');
  });
  describe('a part held through others, where a direct one alone is not counted', () => {
    const direct = [owns('P', 'T', '40')];
    const through = [owns('P', 'H', '60'), owns('H', 'T', '20'), owns('P', 'T', '5')];
    test('is looked for', () => {
      expect(kinds('in-sbo', ...direct)).toContain('indirect');
      expect(kinds('in-sbo', ...through)).toContain('indirect');
    });
    test('cannot be made up, or left out', () => {
      const { proof } = prove('in-sbo', [...BASE, ...direct]);
      const made = structuredClone(proof);
      for (const s of made.steps) if (s.kind === 'indirect' || s.kind === 'weighed') s.verdict = 'yes';
      expect(checkProof(made).ok).toBe(false);
      const left = structuredClone(proof);
      for (const s of left.steps) if (s.kind === 'verdict') s.limb = s.limb.replace('/1', '');
      left.steps = left.steps.filter((s) => s.kind !== 'weighed' && s.kind !== 'indirect');
      const checked = checkProof(left);
      const wanted = 'whether anything is held through others is left out';
      expect(checked.ok ? [] : checked.failures.map((f) => f.what)).toContain(wanted);
    });
  });
  test('a right over the board', () =>
    expect(kinds('uk-psc', owns('R', 'T', '3', { control: 'board' }))).toContain('right'));

  test('an entity in between cannot be left out of a "no"', () => {
    const { proof } = prove('eu-amlr', [
      ...BASE,
      owns('P', 'H', '10'),
      owns('H', 'T', '60'),
      owns('P', 'G', '10'),
      owns('G', 'T', '5'),
    ]);
    const at = proof.steps.findIndex((s) => s.kind === 'between');
    const copy = structuredClone(proof);
    const step = copy.steps[at];
    if (step?.kind !== 'between') throw new Error('no entity in between is shown');
    step.entities.pop();
    expect(checkProof(copy).ok).toBe(false);
  });
  test('a filing cannot be left out of a "no"', () => {
    const filed = owns('Q', 'T', '(25,50]', { regime: 'uk-psc', directness: 'indirect' });
    const { proof } = prove('uk-psc', [...BASE, owns('Q', 'T', '5'), owns('H', 'T', '30')]);
    const { snapshot } = prove('uk-psc', [...BASE, owns('Q', 'T', '5'), owns('H', 'T', '30'), filed]);
    expect(replayAgainst(proof, snapshot).ok).toBe(false);
  });
});

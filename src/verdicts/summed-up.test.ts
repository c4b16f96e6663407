/** A company with very many holders: nobody a rule means is lost, and those without a row are counted. */
import { expect, test } from 'vitest';
import { REGIMES, versionOn } from '../rules/index.ts';
import { snapshotFromEdges } from '../snapshot/from-edges.ts';
import type { Snapshot } from '../snapshot/types.ts';
import { percent } from '../terms/exact.ts';
import { judge } from './index.ts';
import type { CompanyVerdicts } from './types.ts';

const STANDING = REGIMES.filter((r) => r.verbs.includes('beneficial-owners') || r.verbs.includes('control'));

/** H, which A has, and B; and so many holders of 0.03 % each, one of 0.05 % among them. */
const held = (small: number): Snapshot =>
  snapshotFromEdges([
    { owner: 'H', owned: 'T', share: 30 },
    { owner: 'A', owned: 'H', share: 80 },
    { owner: 'B', owned: 'T', share: { min: 20, max: 26 } },
    { owner: 'S0', owned: 'T', share: '0.05' },
    ...Array.from({ length: small - 1 }, (_, i) => ({ owner: `S${i + 1}`, owned: 'T', share: '0.03' })),
  ]);

function asked(snapshot: Snapshot, id: string, allParties: boolean): CompanyVerdicts {
  const rule = STANDING.find((r) => r.id === id) as (typeof STANDING)[number];
  const { version } = versionOn(rule, '2028-01-01');
  const company = snapshot.nodeOf.get('T') as number;
  return judge({ snapshot, company, rule, version, undisclosed: 'declared', allParties, retake: () => snapshot });
}

const MANY = held(1100);
test.each(STANDING.map((r) => r.id))('%s: whoever is left out is a "no" below the bound that is told', (id) => {
  const [few, all] = [asked(MANY, id, false), asked(MANY, id, true)];
  const rows = (found: CompanyVerdicts): unknown[] =>
    found.verdicts.map((v) => [v.seed.map((n) => MANY.parties[n]?.name), v.verdict, v.basis]);
  const left = all.verdicts.filter((v) => !few.verdicts.some((w) => w.seed[0] === v.seed[0]));
  expect(rows(few)).toEqual(rows({ ...all, verdicts: all.verdicts.filter((v) => !left.includes(v)) }));
  expect(left.every((v) => v.verdict === 'no')).toBe(true);
  expect(few.summedUp?.parties).toBe(1100);
  expect(few.summedUp?.most.equals(percent('0.05'))).toBe(true);
  expect(few.warnings.some((w) => w.code === 'partial-answer' && w.message.startsWith('1100 parties'))).toBe(true);
  expect(all.summedUp).toBeUndefined();
});

test('a thousand parties above a company have a row each', () => {
  expect(asked(held(990), 'eu-amlr', false).summedUp).toBeUndefined();
});

test('thousands of parties under a loop of hundreds are refused, with both counts and what does it', () => {
  const ring = Array.from({ length: 301 }, (_, i) => ({ owner: `R${(i + 1) % 301}`, owned: `R${i}`, share: 10 }));
  const holders = Array.from({ length: 4900 }, (_, i) => ({ owner: `S${i}`, owned: 'T', share: '0.01' }));
  const s = snapshotFromEdges([{ owner: 'R0', owned: 'T', share: 40 }, ...ring, ...holders]);
  expect(() => asked(s, 'hk-scr', false)).toThrow(
    /under 5201 parties, 301 of them in one loop.*register.*--all-parties/,
  );
});

/** A regime is data: a copy of one with another line is judged without a line of code. */
import { expect, test } from 'vitest';
import { type Rule, type RuleVersion, ruleOf } from '../../src/rules/index.ts';
import { snapshotFromEdges } from '../../src/snapshot/from-edges.ts';
import { percent } from '../../src/terms/exact.ts';
import { judge } from '../../src/verdicts/index.ts';

const like = ruleOf('uk-psc');
const [first] = like.versions as readonly [RuleVersion];
const limbs = first.limbs.map((l) => ({ ...l, threshold: percent(10), inclusive: true, clause: 'art. 1' }));
const version: RuleVersion = { ...first, limbs };
const rule: Rule = { ...like, id: 'test-10', versions: [version] };

test.each([
  ['9.99', 'no', 'no'],
  ['10', 'yes', 'no'],
  ['25.01', 'yes', 'yes'],
])('%s %% under a copy with the line at 10 %% or more: %s; under the original: %s', (share, copied, original) => {
  const snapshot = snapshotFromEdges([{ owner: 'X', owned: 'T', share }]);
  const company = snapshot.nodeOf.get('T') as number;
  const verdictOf = (r: Rule, v: RuleVersion): string | undefined =>
    judge({ snapshot, company, rule: r, version: v, undisclosed: 'declared', retake: () => snapshot }).verdicts[0]
      ?.verdict;
  expect(verdictOf(rule, version)).toBe(copied);
  expect(verdictOf(like, first)).toBe(original);
});

/** docs/rules.md says what the regimes say. `UPDATE_RULES=1 npx vitest run test/law/rules-doc.test.ts` writes it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type LimbRule, REGIMES, type Rule, type Scope } from '../../src/rules/index.ts';

const FILE = new URL('../../docs/rules.md', import.meta.url);

/** The engine, and what parts this limb from others of it. */
function logicOf(l: LimbRule): string {
  const readings = (l.readings ?? []).map((r) => r.name).join(' / ');
  const step =
    l.oneStep === undefined ? '' : `, and one step from ${l.oneStep.quota.mul(100).toFraction()} % of the votes`;
  return `${l.engine}${readings === '' ? '' : `: ${readings}`}${step}${l.needsIndirect === true ? ', not for direct holdings alone' : ''}`;
}

const SURE = {
  text: 'The official text was read.',
  quoted: 'Read in quotation.',
  memory: 'Written from memory.',
} as const;

const scopeOf = ({ means, companies, where, clause, from }: Scope): string => {
  const place = where === 'regulated' ? 'on a regulated market' : `in ${where}`;
  const whom = `companies ${companies} ${place}`;
  const since = from === undefined ? '' : `, since ${from}`;
  return `- ${means === 'only' ? `About ${whom} alone` : `Leaves out ${whom}`} (${clause})${since}.`;
};

function sectionOf(rule: Rule): string {
  const verbs = rule.verbs.filter((v) => v !== 'structure').map((v) => `\`${v}\``);
  const versions = rule.versions.flatMap((v) => [
    `Version ${v.version}, from ${v.from ?? 'a day not checked'}${v.to === undefined ? '' : `, until before ${v.to}`}${v.unknownFrom === undefined ? '' : `; from ${v.unknownFrom} not known`}:`,
    '',
    '| limb | line | measure | logic | clause |',
    '|---|---|---|---|---|',
    ...v.limbs.map((l) => {
      const stated = l.engine === 'board' || l.engine === 'influence';
      const line = `${l.inclusive ? '' : 'more than '}${l.threshold.mul(100).toFraction()} %${l.inclusive ? ' or more' : ''}`;
      return `| ${l.title} | ${stated ? 'as stated' : line} | ${l.measure} | ${logicOf(l)} | ${l.clause} |`;
    }),
    '',
  ]);
  return [
    `## ${rule.id}`,
    '',
    `${rule.title} (${rule.jurisdiction}). Asked with ${verbs.join(', ')}. ${SURE[rule.confidence]} ${rule.verified ? '' : 'Not checked against the official text: answers carry `rule-unverified`. '}[Official text](${rule.url}).`,
    '',
    ...versions,
    ...(rule.scope === undefined ? [] : [...rule.scope.map(scopeOf), '']),
    ...(rule.fallback === undefined ? [] : [`Fallback: ${rule.fallback.text} (${rule.fallback.clause}).`, '']),
    ...rule.notes.map((n) => `- ${n}`),
  ].join('\n');
}

const text = `# Rules

A reading of the law as data, not legal advice. Written from \`src/rules\`; do not edit by hand.

${REGIMES.length} regimes: ${REGIMES.map((r) => `[${r.id}](#${r.id})`).join(', ')}.

${REGIMES.map(sectionOf).join('\n\n')}
`;

test('docs/rules.md is up to date', () => {
  if (process.env.UPDATE_RULES === '1') writeFileSync(FILE, text);
  expect(readFileSync(FILE, 'utf8')).toBe(text);
});
test('the README gives the number of rules', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(`Rules: ${REGIMES.length} regimes`);
});

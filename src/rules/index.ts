/** Every rule of law the engine knows. A new regime is its folder plus one line here. */
import type { Day } from '../terms/day.ts';
import { LookthroughError } from '../terms/problem.ts';
import { euAmlr } from './eu-amlr/rule.ts';
import { hkListingControlling } from './hk-listing-controlling/rule.ts';
import { hkScr } from './hk-scr/rule.ts';
import { hkSfoXv } from './hk-sfo-xv/rule.ts';
import { hkTakeovers30 } from './hk-takeovers-30/rule.ts';
import type { Rule, RuleVerb, RuleVersion } from './types.ts';
import { ukListingControlling } from './uk-listing-controlling/rule.ts';
import { ukPsc } from './uk-psc/rule.ts';
import { usOfac50 } from './us-ofac-50/rule.ts';

export const REGIMES: readonly Rule[] = [
  euAmlr,
  ukPsc,
  usOfac50,
  hkListingControlling,
  hkTakeovers30,
  hkScr,
  hkSfoXv,
  ukListingControlling,
];

/** @throws LookthroughError rule-unknown, with every id */
export function ruleOf(id: string): Rule {
  const rule = REGIMES.find((r) => r.id === id);
  if (rule !== undefined) return rule;
  const choices = REGIMES.map((r) => r.id);
  throw new LookthroughError('rule-unknown', `there is no rule "${id}"; the rules are ${choices.join(', ')}`, {
    received: id,
    choices,
  });
}

/** @throws LookthroughError rule-verb: the rule judges something else; the message names the right verb */
export function checkVerb(rule: Rule, verb: RuleVerb): void {
  if (rule.verbs.includes(verb)) return;
  const shown = rule.verbs.filter((v) => v !== 'structure');
  const move = shown.includes('what-if') ? 'it judges a move, not a state' : 'it does not answer this question';
  throw new LookthroughError(
    'rule-verb',
    `${rule.id} is not asked with "${verb}": ${move}; ask with ${shown.map((v) => `"${v}"`).join(' or ')}`,
    {
      received: verb,
      choices: shown,
    },
  );
}

export interface RuleInForce {
  readonly version: RuleVersion;
  /** false: asked for outside its period, answered with the nearest version and a warning */
  readonly inForce: boolean;
}

/** The version in force on a day, or the nearest one. */
export function versionOn(rule: Rule, day: Day): RuleInForce {
  const live = rule.versions.find((v) => (v.from ?? '') <= day && (v.to === undefined || day < v.to));
  if (live !== undefined) return { version: live, inForce: true };
  const first = rule.versions[0] as RuleVersion;
  const version = day < (first.from ?? '') ? first : (rule.versions.at(-1) as RuleVersion);
  return { version, inForce: false };
}

export type { Engine, LimbRule, Rule, RuleVerb, RuleVersion } from './types.ts';

/** Every rule of law the engine knows. A new regime is its folder plus one line here. */
import type { Day } from '../terms/day.ts';
import { LookthroughError } from '../terms/problem.ts';
import { academic10 } from './academic-10/rule.ts';
import { academic20 } from './academic-20/rule.ts';
import { cnBo } from './cn-bo/rule.ts';
import { cnControl } from './cn-control/rule.ts';
import { deGwg } from './de-gwg/rule.ts';
import { euAmld } from './eu-amld/rule.ts';
import { euAmlr } from './eu-amlr/rule.ts';
import { euCloseLinks } from './eu-close-links/rule.ts';
import { euSanctions } from './eu-sanctions/rule.ts';
import { fatf } from './fatf/rule.ts';
import { hkListingConnected } from './hk-listing-connected/rule.ts';
import { hkListingControlling } from './hk-listing-controlling/rule.ts';
import { hkScr } from './hk-scr/rule.ts';
import { hkSfoXv } from './hk-sfo-xv/rule.ts';
import { hkTakeovers30 } from './hk-takeovers-30/rule.ts';
import { ias28 } from './ias-28/rule.ts';
import { inSbo } from './in-sbo/rule.ts';
import { pillarTwo } from './pillar-two/rule.ts';
import { sgRorc } from './sg-rorc/rule.ts';
import type { Rule, RuleVerb, RuleVersion } from './types.ts';
import { ukFsma422 } from './uk-fsma-422/rule.ts';
import { ukListingControlling } from './uk-listing-controlling/rule.ts';
import { ukMlr } from './uk-mlr/rule.ts';
import { ukPsc } from './uk-psc/rule.ts';
import { ukSanctions } from './uk-sanctions/rule.ts';
import { ukTakeover } from './uk-takeover/rule.ts';
import { us13d } from './us-13d/rule.ts';
import { usBisAffiliates } from './us-bis-affiliates/rule.ts';
import { usBoi } from './us-boi/rule.ts';
import { usCdd } from './us-cdd/rule.ts';
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
  fatf,
  euAmld,
  ukMlr,
  ukFsma422,
  usBoi,
  usCdd,
  inSbo,
  deGwg,
  sgRorc,
  cnBo,
  euCloseLinks,
  usBisAffiliates,
  euSanctions,
  ukSanctions,
  hkListingConnected,
  ukTakeover,
  cnControl,
  ias28,
  pillarTwo,
  us13d,
  academic10,
  academic20,
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

export { type Applies, appliesTo } from './scope.ts';
export type {
  Confidence,
  ControlQuota,
  Engine,
  LimbRule,
  Reading,
  Rule,
  RuleVerb,
  RuleVersion,
  Scope,
} from './types.ts';

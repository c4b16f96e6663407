/** Whether a rule is about a company at all, as far as is said where the company is listed and where it was formed. */
import type { Day } from '../terms/day.ts';
import type { Verdict } from '../terms/interval.ts';
import type { Rule, Scope } from './types.ts';

/** What the facts say of a company besides its holders. */
export interface CompanyTold {
  /** the market or place, as the source names it */
  readonly listed?: string;
  /** ISO code of a country, or of a part of one */
  readonly jurisdiction?: string;
}

export interface Applies {
  /** no: it is left out; cannot-tell: what decides is not said */
  readonly applies: Verdict;
  readonly because: string;
  readonly clause: string;
}

/**
 * @returns what leaves the company out, else what is not told, else that it is meant; undefined where the rule says
 *   nothing of it here. A listing that nobody tells of leaves nobody out.
 */
export function appliesTo(rule: Pick<Rule, 'scope'>, told: CompanyTold, day: Day): Applies | undefined {
  const found = (rule.scope ?? []).filter((s) => (s.from ?? '') <= day).map((s) => judged(s, told));
  return found.find((a) => a.applies === 'no') ?? found.find((a) => a.applies === 'cannot-tell') ?? found[0];
}

function judged(scope: Scope, told: CompanyTold): Applies {
  const such = isSuch(scope, told);
  const applies = scope.means === 'only' ? such : OTHER_WAY[such];
  return { applies, because: `${saidOf(scope, told)}; ${lawOf(scope, told)}`, clause: scope.clause };
}

const OTHER_WAY: Readonly<Record<Verdict, Verdict>> = { yes: 'no', no: 'yes', 'cannot-tell': 'cannot-tell' };

function isSuch({ means, companies, where }: Scope, { listed, jurisdiction }: CompanyTold): Verdict {
  if (companies === 'formed') {
    if (jurisdiction === undefined) return 'cannot-tell';
    return jurisdiction.toUpperCase().split('-')[0] === where ? 'yes' : 'no';
  }
  if (listed === undefined) return means === 'only' ? 'cannot-tell' : 'no';
  if (where === 'regulated') return 'cannot-tell';
  return marketsIn(listed).includes(where) ? 'yes' : 'no';
}

function saidOf({ companies }: Scope, { listed, jurisdiction }: CompanyTold): string {
  if (companies === 'listed') return listed === undefined ? 'no listing is told' : `it is listed in ${listed}`;
  return jurisdiction === undefined ? 'where it was formed is not told' : `it was formed in ${jurisdiction}`;
}

function lawOf({ means, companies, where }: Scope, told: CompanyTold): string {
  const place = PLACES[where] ?? `in ${where}`;
  const whom = `companies ${companies} ${place}`;
  if (means === 'only') return `the rule is about ${whom}`;
  const unsure = where === 'regulated' && told.listed !== undefined;
  return unsure ? `${whom} are left out, and whether that is one is not told` : `${whom} are left out`;
}

const PLACES: Readonly<Record<string, string>> = {
  HK: 'in Hong Kong',
  SG: 'in Singapore',
  GB: 'in the United Kingdom',
  US: 'in the United States',
  CN: 'in mainland China',
  regulated: 'on a regulated market',
};

/** Markets by the names that sources give them. */
const MARKETS: Readonly<Record<string, readonly string[]>> = {
  HK: ['hong kong', 'hk', 'hkex', 'sehk', 'xhkg', 'hong kong stock exchange', 'stock exchange of hong kong', '香港'],
  SG: ['singapore', 'sg', 'sgx', 'xses', 'singapore exchange'],
  GB: ['united kingdom', 'uk', 'gb', 'london', 'lse', 'xlon', 'london stock exchange'],
  CN: ['shanghai', 'shenzhen', 'beijing', 'sse', 'szse', 'xshg', 'xshe', 'star market', 'chinext', '上海', '深圳'],
};

/** "Hong Kong and the US" names two places. */
function marketsIn(listed: string): readonly string[] {
  const names = listed
    .toLowerCase()
    .split(/[,;/]|\band\b/u)
    .map((name) => name.trim().replace(/^the /u, ''));
  return Object.keys(MARKETS).filter((code) => MARKETS[code]?.some((name) => names.includes(name)));
}

/** Who holds how much of what: active, passive, nominal, apposition, lists, "each" and "respectively". */
import { ADVERB, EQUITY, HELD, HELD_SHARE, HOLDS, LIST, N, OWNER_NOUN, S, STAKE, VOTES } from '../lexicon.ts';
import { statedDay } from './tail.ts';
import { listed, type Meeting, type Part, type Saying, type Shape, shape, type Unsaid, type Who } from './types.ts';

interface Holding {
  readonly who: readonly string[];
  readonly what: Who;
  readonly share: string;
  readonly ofVotes?: boolean;
  readonly votes?: string | undefined;
  readonly how?: string | undefined;
  readonly past?: boolean;
}

/** One holding as a sentence; several holders are one joint holder here. */
function saying(h: Holding, met: Meeting): Saying {
  const joint = h.who.length > 1;
  const verb = h.past === true ? 'held' : h.ofVotes === true ? 'holds' : 'owns';
  const said = /^(?:directly|indirectly)$/.exec(h.how ?? '')?.[0];
  const parts: Part[] = [
    joint ? { names: h.who } : { name: h.who[0] ?? '' },
    joint
      ? ' jointly hold '
      : ` ${said === undefined ? '' : `${said} `}${said !== undefined && h.past !== true ? 'owns' : verb} `,
    { share: h.share },
    h.ofVotes === true ? ' of the votes of ' : ' of ',
    h.what,
    ...(h.votes === undefined ? [] : [' with ', { share: h.votes }, ' of the votes']),
    ...statedDay(met),
  ];
  return { relation: 'holding', parts, ...(h.past === true ? { past: true } : {}) };
}

const EACH_OR_ALL: Unsaid = { why: 'it leaves open whether each holds that much or all together' };

function held(met: Meeting): readonly Saying[] | Unsaid {
  const { groups } = met;
  const who = listed(groups['h']);
  const through = /^ (?:through|via) /u.test(met.behind) ? 'indirectly' : undefined;
  const both = /^ (?:between them|together|jointly|combined)/u.test(met.behind) ? 'together' : undefined;
  const how = both ?? groups['how'] ?? groups['adverb'] ?? groups['adverb2'] ?? through;
  const base = {
    what: groups['c'] === undefined ? ({ last: 'company' } as const) : { name: groups['c'] },
    share: groups['s'] ?? '',
    ofVotes: groups['votes'] !== undefined || groups['theirvotes'] !== undefined,
    votes: groups['v'],
    how,
    past: groups['then'] !== undefined,
  };
  if (how === 'each' && who.length < 2) return { why: 'who “each” of them is, is not read' };
  if (how === 'each') return [...who.map((h) => saying({ ...base, who: [h] }, met)), ...further(met, base)];
  if (who.length > 1 && how !== 'jointly' && how !== 'together' && how !== 'collectively') return EACH_OR_ALL;
  return [saying({ ...base, who }, met), ...further(met, base, who)];
}

/** "1,200,000 shares of B, representing 12% of its share capital": the count is left, the share is read. */
function counted(met: Meeting): readonly Saying[] | Unsaid {
  const { c, c2, c3 } = met.groups;
  const company = c ?? c3 ?? c2;
  return held({ ...met, groups: { ...met.groups, c: company, theirvotes: undefined } });
}

const MORE_OF = new RegExp(`^(?:,|,? and|,? as well as|,? plus) ${HELD_SHARE('s')} (?:of|in) (?<c>${N})`, 'u');
const MORE_HOLDERS = new RegExp(
  `^(?:,|,? and|,? while|;) (?<h>${N}) (?:has |holds |owns |with )?(?:another |a further |the (?:other|remaining) |some )?(?<s>${S})(?: (?:of|in) (?<c>${N}))?(?= |,|\\.|$)`,
  'u',
);
/** "owns 60% of A and 20% of B"; "A owns 60% of C, B 20% and D 5%". */
function further(met: Meeting, base: Omit<Holding, 'who'>, who?: readonly string[]): readonly Saying[] {
  const found: Saying[] = [];
  let rest = met.behind;
  for (let n = 0; n < 40; n += 1) {
    const other = who === undefined ? null : MORE_OF.exec(rest);
    const next = other ?? MORE_HOLDERS.exec(rest);
    if (next === null) break;
    const { h, c, s = '' } = next.groups ?? {};
    const { votes: _votes, how: _how, ...same } = base;
    found.push(
      saying(
        {
          ...same,
          share: s,
          who: h === undefined ? (who ?? []) : [h],
          what: c === undefined ? base.what : { name: c },
        },
        { ...met, behind: '' },
      ),
    );
    rest = rest.slice(next[0].length);
  }
  if (who !== undefined && found.length === 0)
    found.push(...chained(met, { ...base, votes: undefined, how: undefined }));
  return found;
}

const SECOND = `(?:(?:,? (?:and|or|with|carrying|representing|which carries|that carries|giving (?:it|him|them|${N}(?:'s)?)|along with))(?: (?:the|a))?(?: power over)? (?<v>${S}) of (?:${N}'s |the |its )?${VOTES}(?: rights)?)?`;
const HOLD = `(?:(?<now>${HOLDS})|(?<then>${HELD}))`;
const ACTIVE = `(?<h>${LIST})(?:,)? (?:(?<how>each|jointly|together|collectively) )?(?:(?<adverb>${ADVERB}) )?${HOLD}(?: (?<adverb2>${ADVERB}|jointly|together))? `;
/** "1,200 shares of B common stock": of what class they are is left. */
const CLASS = `(?:'s)?(?: ${EQUITY})?`;
const OF_COMPANY = `(?: of (?<votes>${VOTES}))?(?: (?:directly|indirectly))? (?:of|in) (?<c>${N})(?:'s (?:${EQUITY}|(?<theirvotes>${VOTES})))?`;
const COUNT = '(?:a total of )?[0-9][0-9,.]*(?: (?:million|billion))? (?:[a-z-]+ ){0,4}?shares';
const AMOUNTS_TO =
  '(?:representing|which represents?|or|equal to|equivalent to|amounting to|constituting)(?: (?:about|approximately))?';
const ITEM = `${N}(?:'s)?(?: with|:)? \\(?${S}\\)?`;
const BRACKETED = `${ITEM}(?:[,;] ${ITEM})*(?:,? and ${ITEM})?`;

function byList(met: Meeting): readonly Saying[] {
  const pairs = [...(met.groups['list'] ?? '').matchAll(new RegExp(`(${N})(?:'s)?(?: with|:)? \\(?(${S})`, 'gu'))];
  const what = { name: met.groups['c'] ?? '' };
  return pairs.map((p) => saying({ who: [p[1] ?? ''], share: p[2] ?? '', what }, met));
}

const CHAIN = new RegExp(
  `(?:,|,? and|;) (?:(?:another|a further|an additional|the (?:other|remaining)) )?(?<s>${S})(?: ${STAKE})? (?:(?:is |are |being )?(?:held |owned )|belongs |belonging )?(?:by|to) (?<h>${N})(?!'s)`,
  'gu',
);
/** "…, the other 51% being held by C" */
const chained = ({ behind, ...met }: Meeting, same: Omit<Holding, 'who' | 'share'>): readonly Saying[] =>
  [...behind.matchAll(CHAIN)].map((m) =>
    saying({ ...same, who: [m.groups?.['h'] ?? ''], share: m.groups?.['s'] ?? '' }, { ...met, behind: '', before: '' }),
  );

/** "60% of A is held by B and another 5% by C" */
function passive(met: Meeting): readonly Saying[] {
  const { h, c, s = '', votes } = met.groups;
  const what: Who = c === undefined ? { last: 'company' } : { name: c };
  const first = saying(
    { who: listed(h), what, share: s, ofVotes: votes !== undefined, past: met.groups['was'] !== undefined },
    met,
  );
  return [first, ...chained(met, { what, ofVotes: votes !== undefined })];
}

function respectively(met: Meeting): readonly Saying[] | Unsaid {
  const who = listed(met.groups['h']);
  const shares = Array.from(met.groups['all'] ?? '').filter((c) => new RegExp(S, 'u').test(c));
  const companies = listed(met.groups['cs']);
  const said = who.length > 1 && shares.length === who.length && companies.length === 1;
  const turned = who.length === 1 && shares.length === companies.length;
  if (!said && !turned) return { why: 'there are not as many shares as parties for "respectively"' };
  return shares.map((share, i) =>
    saying({ who: [who[said ? i : 0] ?? ''], share, what: { name: companies[said ? 0 : i] ?? '' } }, met),
  );
}
const SHARES = `(?<all>${S}(?:, ${S})*,? and ${S})`;
const CHANGED =
  '(?:lift(?:ed|ing)|rais(?:ed|ing)|increas(?:ed|ing)|cut(?:ting)?|reduc(?:ed|ing)|trimm(?:ed|ing)|boost(?:ed|ing)|t(?:ook|aking)|br(?:ought|inging)|lower(?:ed|ing)|expand(?:ed|ing)|dilut(?:ed|ing))';
const WENT =
  '(?:(?:has |have |had )?(?:fell|fallen|rose|risen|dropped|slipped|grew|grown|went|gone|increased|declined|shrank|shrunk|climbed)|(?:was|has been) (?:cut|raised|lifted|reduced|increased|diluted|trimmed))';

/** "the sale of its 40% stake in B to C": what is given away is no holding any more. */
const GIVEN_AWAY = /(?:sale|disposal|transfer|divestment|sold|selling|sell|divested) (?:of )?(?:all (?:of )?)?$/u;
const unlessSold = (met: Meeting): ReturnType<typeof held> | undefined =>
  GIVEN_AWAY.test(met.before) ? undefined : held(met);

/** "controls B with 58% of the votes but only 21% of the capital" */
function withVotes(met: Meeting): readonly Saying[] {
  const { h = '', c = '', v = '', s } = met.groups;
  const of = { who: [h], what: { name: c } };
  return s === undefined
    ? [saying({ ...of, share: v, ofVotes: true }, met)]
    : [saying({ ...of, share: s, votes: v }, met)];
}

const HOLD_FOR = '(?:trustees?|nominees?|custodian|depositary|agent|bare trustee)';
const FOR_ANOTHER: Unsaid = { why: 'it is held for somebody else, as trustee, nominee or agent: say for whom' };
const UNNAMED_FUNDS: Unsaid = { why: 'funds hold it that are not named, only who advises them' };

export const HOLDING_SHAPES: readonly Shape[] = [
  shape(
    `${N},? (?:acting )?(?:in its capacity )?as (?:the |an? |sole )?${HOLD_FOR} (?:of|for) ${N},? (?:${HOLDS}|${HELD}) ${HELD_SHARE('s')}`,
    () => FOR_ANOTHER,
  ),
  shape(
    `(?:funds|accounts|clients|entities) (?:advised|managed|run) by ${N},? (?:${HOLDS}|${HELD}) ${HELD_SHARE('s')}`,
    () => UNNAMED_FUNDS,
  ),
  shape(
    `(?:stakes|holdings|interests|shares) of ${SHARES} (?:of|in) (?<cs>${N}) (?:is|are) (?:held|owned|controlled) by (?<h>${LIST}),? respectively`,
    respectively,
  ),
  shape(
    `(?<s>${S}) of (?<c>${N})'s (?:${EQUITY}|(?<votes>${VOTES})) (?:(?:(?:is|are)|(?<was>was|were)) (?:${ADVERB} )?(?:owned|held|controlled) by|belongs? to|(?:is|are) in the hands of) (?<h>${N})`,
    passive,
  ),
  shape(
    `(?<h>${N}) (?:controls|dominates) (?<c>${N}),? (?:with|through|holding|having) (?:an? )?(?<v>${S}) of ${VOTES}(?:,? (?:and|but) (?<s>${S}) of ${EQUITY})?`,
    withVotes,
  ),
  shape(
    `(?<h>${LIST}),? (?:respectively )?${HOLDS} ${SHARES} (?:of|in) (?<cs>${LIST})(?:,? respectively)`,
    respectively,
  ),
  shape(`(?<h>${LIST}),? ${HOLDS} ${SHARES},? respectively,? (?:of|in) (?<cs>${LIST})`, respectively),
  shape(`(?<h>${LIST}),? respectively ${HOLDS} ${SHARES} (?:of|in) (?<cs>${LIST})`, respectively),
  shape(
    `(?:shareholders|owners|holders|investors|partners|members) (?:of|in) (?<c>${N})(?::| are:?| include:?| is) (?<list>${BRACKETED})`,
    byList,
  ),
  shape(
    `(?<c>${N})'s (?:[a-z]+ )?(?:shareholders|owners|holders|investors|partners|members)(?::| are:?| include:?| is) (?<list>${BRACKETED})`,
    byList,
  ),
  shape(`(?<c>${N}) (?:is|are) (?:jointly )?(?:owned|held) by (?<list>${BRACKETED})`, byList),
  shape(`(?<list>${BRACKETED}) (?:own|hold|are the (?:shareholders|owners) of) (?<c>${N})`, byList),
  shape(`${ACTIVE}${HELD_SHARE('s')}${OF_COMPANY}${SECOND}`, held),
  shape(`${ACTIVE}${HELD_SHARE('s')},? (?:and|but) (?<v>${S}) of ${VOTES} (?:of|in|at) (?<c>${N})`, held),
  shape(`${ACTIVE}(?:an? )?(?<v>${S}) of ${VOTES} (?:and|but) (?<s>${S}) of ${EQUITY} (?:of|in) (?<c>${N})`, held),
  shape(
    `(?<h>${N}) ${HOLDS} (?<s>${S})(?:,? and|,? while|,) (?<h2>${N})(?: has| holds| owns)? (?<s2>${S}) (?:of|in) (?<c>${N})`,
    (met) => {
      const { h = '', h2 = '', s = '', s2 = '', c = '' } = met.groups;
      const what = { name: c };
      return [saying({ who: [h], share: s, what }, met), saying({ who: [h2], share: s2, what }, met)];
    },
  ),
  shape(
    `(?<h>${N}) is (?:the |an? )?(?:registered )?(?:owner|holder) of ${HELD_SHARE('s')} (?:of|in) (?<c>${N})(?!'s)`,
    held,
  ),
  shape(
    `${ACTIVE}${COUNT}(?: (?:of|in) (?<c>${N})${CLASS})?,? ${AMOUNTS_TO} (?<s>${S}),? of (?:(?<c2>${N})'s |the |our )?${EQUITY}(?: of (?<c3>${N}))?${SECOND}`,
    counted,
  ),
  shape(
    `${ACTIVE}${COUNT}(?: (?:of|in) (?<c>${N})${CLASS})?,? ${AMOUNTS_TO} (?<s>${S}),? of (?:(?<c2>${N})'s |the |our )?(?<votes>${VOTES})(?: of (?<c3>${N}))?`,
    counted,
  ),
  shape(`(?<c>${N}) (?:is|was|remains) (?:an? |the )?(?<s>${S})(?:-| )owned [a-z -]{3,30} of (?<h>${N})`, passive),
  shape(`(?<c>${N}) (?:is|remains) (?<h>${N})'s (?<s>${S})(?:-| )owned`, passive),
  shape(`(?<h>${N})'s (?<s>${S})(?:-| )owned [a-z]+ (?<c>${N})`, passive),
  shape(`(?<h>${N}),? (?:is |as |remains )?(?<c>${N})'s ${OWNER_NOUN},? with ${HELD_SHARE('s')}(?! of )`, held),
  shape(`(?<c>${N}) (?:is|remains) majority(?:-| )owned by (?<h>${N})`, ({ groups }) => [
    { relation: 'holding', parts: [{ name: groups['h'] ?? '' }, ' owns a majority of ', { name: groups['c'] ?? '' }] },
  ]),
  shape(`(?<h>${LIST}) (?<how>each) (?:with|holding|owning) ${HELD_SHARE('s')}${OF_COMPANY}`, held),
  shape(
    `(?<c>${N}) (?:(?:is|are)|(?<was>was|were)) (?:${ADVERB} )?(?<s>${S})(?: |-)(?:owned|held|controlled)(?: ${ADVERB})? by (?<h>${N})`,
    passive,
  ),
  shape(
    `(?<c>${N}) (?:(?:is|are)|(?<was>was|were)) (?:${ADVERB} )?(?:owned|held|controlled) (?<s>${S}) by (?<h>${N})`,
    passive,
  ),
  shape(
    `${HELD_SHARE('s')}(?: of (?<votes>${VOTES}))?(?: (?:of|in) (?<c>${N}))? (?:(?:is|are|lies|rests|remains?)|(?<was>was|were)) (?:${ADVERB} )?(?:owned by|held by|controlled by|in the hands of|in the possession of|with) (?<h>${N})`,
    passive,
  ),
  shape(
    `${HELD_SHARE('s')}(?: of (?<votes>${VOTES}))?(?: (?:of|in) (?<c>${N}))? belong(?:s|(?<was>ed))? to (?<h>${N})`,
    passive,
  ),
  shape(`(?:holder|owner) of ${HELD_SHARE('s')} (?:of|in) (?<c>${N}) is (?<h>${N})`, passive),
  shape(
    `(?<c>${N})'s (?:[a-z]+ )?(?:shareholder|owner|holder|investor)s? (?:is|are) (?<h>${N}),? with ${HELD_SHARE('s')}`,
    passive,
  ),
  shape(
    `(?<h>${N}) (?:has |have |had )?${CHANGED} (?:${N}'s|the|its) (?:[a-z]+ )?${STAKE}(?: (?:of|in) (?<c>${N}))?(?: (?:from|by) ${S})? to ${HELD_SHARE('s')}`,
    held,
  ),
  shape(`(?<h>${N})'s ${STAKE}(?: (?:of|in) (?<c>${N}))? ${WENT}(?: from ${S})? to ${HELD_SHARE('s')}`, held),
  shape(
    `(?<h>${N})'s (?:own |direct )?(?:voting )?${STAKE}(?: (?:of|in) (?<c>${N}))?,? (?:is|(?:stands|stood) at|amounts to|comes to|totals|remains at|of|(?:is|was|has been) put at|at) ${HELD_SHARE('s')}`,
    held,
  ),
  shape(`(?<h>${N})'s (?:[a-z]+ )?(?<s>${S})(?: (?:of (?<votes>${VOTES})|${STAKE}))? (?:of|in) (?<c>${N})`, unlessSold),
  shape(
    `(?<h>${N}),? (?:is|as|remains) (?:an?|the|its) (?<s>${S}) (?:shareholder|owner|holder|investor|stakeholder)(?: (?:of|in) (?<c>${N}))?`,
    held,
  ),
  shape(
    `(?<h>${N}),?(?: is)?(?: an?| the)? (?:[a-z-]+ ){0,2}(?:(?:shareholder|owner|holder|investor|partner) )?with ${HELD_SHARE('s')}(?: of (?<votes>${VOTES}))? (?:of|in) (?<c>${N})(?!'s)`,
    held,
  ),
  shape(`^(?<h>${N}),? with ${HELD_SHARE('s')}(?=,|\\.|$)`, held),
  shape(`${HELD_SHARE('s')} (?:held|owned) by (?<h>${N})(?: in (?<c>${N}))?(?!'s)`, passive),
  shape(`(?<h>${N}) (?:holding|owning|controlling) ${HELD_SHARE('s')}(?: (?:of|in) (?<c>${N}))?(?=,|$| and )`, held),
  shape(`${ACTIVE}${HELD_SHARE('s')}(?: of (?<votes>${VOTES}))?(?=,|\\.?$| and ${S} of (?:the )?vot)${SECOND}`, held),
];

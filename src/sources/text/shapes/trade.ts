/** Shares that change hands: bought from, sold to, agreed to buy. */
import { BUYS, EQUITY, LIST, M, N, SELLS, SHARE_OF_TRADE } from '../lexicon.ts';
import { eventDay, fromWhom, priceOf, toWhom } from './tail.ts';
import { listed, type Meeting, type Part, type Saying, type Shape, shape } from './types.ts';

interface Trade {
  readonly buyers: readonly string[];
  readonly sellers: readonly string[];
  /** undefined: the one spoken of last */
  readonly company: string | undefined;
  readonly share: string | undefined;
  readonly agreed?: boolean;
  readonly price?: readonly Part[];
}

function saying({ buyers, sellers, company, share, agreed, price }: Trade, met: Meeting): readonly Saying[] {
  if (buyers.length === 0 && sellers.length === 0) return [];
  const side = (all: readonly string[]): Part => (all.length === 1 ? { name: all[0] ?? '' } : { names: all });
  const sold = buyers.length === 0;
  const verb = sold ? (agreed ? ' agreed to sell ' : ' sold ') : agreed ? ' agreed to buy ' : ' bought ';
  const parts: readonly Part[] = [
    side(sold ? sellers : buyers),
    verb,
    ...(share === undefined ? [] : [{ share }, ' of ']),
    company === undefined ? { last: 'company' } : { name: company },
    ...(!sold && sellers.length > 0 ? [' from ', side(sellers)] : []),
    ...eventDay(met),
    ...(price ?? priceOf(met.behind)),
  ];
  return [{ relation: 'transfer', parts, trade: true }];
}

const around = ({ before, behind }: Meeting): string => `${behind} ${before}`;

function bought(met: Meeting): readonly Saying[] {
  const { h, c, s, agreed } = met.groups;
  const sellers = fromWhom(around(met)).filter((f) => f !== c);
  return saying({ buyers: listed(h), sellers, company: c, share: s, agreed: agreed !== undefined }, met);
}
function sold(met: Meeting): readonly Saying[] {
  const { h, c, s, agreed } = met.groups;
  const buyers = met.groups['b'] === undefined ? toWhom(met.behind).filter((b) => b !== c) : listed(met.groups['b']);
  return saying({ sellers: listed(h), buyers, company: c, share: s, agreed: agreed !== undefined }, met);
}
function wasBought(met: Meeting): readonly Saying[] {
  const { h, c = '', s } = met.groups;
  return saying({ buyers: listed(h), sellers: fromWhom(met.behind), company: c, share: s }, met);
}

const BUY = `(?:has |have |had )?(?:${BUYS}|(?<agreed>(?:has |have |had )?agreed to (?:buy|acquire|purchase|take))) `;
const SELL = `(?:has |have |had )?(?:${SELLS}|(?<agreed>(?:has |have |had )?agreed to (?:sell|transfer|dispose of))) `;
/** "the entire issued share capital of": all of it, so the company as a whole. */
const ENTIRE = `(?:the entire|the whole|all(?: of)?) ${EQUITY} (?:of|in) `;
const WHOLE_END = "(?!'s)(?=,|\\.|$| from | in | for | on | last )";

export const TRADE_SHAPES: readonly Shape[] = [
  shape(`(?<h>${LIST}) ${BUY}${SHARE_OF_TRADE} (?:of|in) (?<c>${N})`, bought),
  shape(
    `(?<h>${LIST}) (?:has |have )?(?:paid|spent) (?<m>${M}) (?:for|on) ${SHARE_OF_TRADE} (?:of|in) (?<c>${N})`,
    (met) => {
      const { h, c = '', s, m = '' } = met.groups;
      return saying(
        { buyers: listed(h), sellers: fromWhom(met.behind), company: c, share: s, price: [' for ', { money: m }] },
        met,
      );
    },
  ),
  shape(`(?<h>${LIST}) ${SELL}(?<b>${N}) ${SHARE_OF_TRADE} (?:of|in) (?<c>${N})`, sold),
  shape(`(?<h>${LIST}) ${SELL}${SHARE_OF_TRADE} (?:of|in) (?<c>${N})`, sold),
  shape(
    `${SHARE_OF_TRADE} (?:of|in) (?<c>${N}) (?:was|were|has been|have been) (?:bought|acquired|purchased|taken) by (?<h>${LIST})`,
    wasBought,
  ),
  shape(
    `${SHARE_OF_TRADE} (?:of|in) (?<c>${N}) (?:was|were|has been|have been|passed|went) (?:sold |transferred |handed )?(?:by (?<f>${LIST}) )?to (?<h>${LIST})`,
    (met) => {
      const { h, c = '', s, f } = met.groups;
      const sellers = f === undefined ? fromWhom(met.behind) : listed(f);
      return saying({ buyers: listed(h), sellers, company: c, share: s }, met);
    },
  ),
  shape(`(?<h>${N})'s (?:recent |earlier )?(?:purchase|acquisition) of ${SHARE_OF_TRADE} (?:of|in) (?<c>${N})`, bought),
  shape(
    `(?<h>${N})'s (?:recent |earlier )?(?:sale|disposal|transfer) of ${SHARE_OF_TRADE} (?:of|in) (?<c>${N}) to (?<b>${LIST})`,
    sold,
  ),
  shape(
    `(?:sale|transfer|disposal) of ${SHARE_OF_TRADE} (?:of|in) (?<c>${N}) (?:by|from) (?<h>${LIST}) to (?<b>${LIST})`,
    sold,
  ),
  shape(`(?:purchase|acquisition) by (?<h>${LIST}) of ${SHARE_OF_TRADE} (?:of|in) (?<c>${N})`, bought),
  shape(`(?<h>${LIST}) ${BUY}${ENTIRE}(?<c>${N})(?!'s)`, bought),
  shape(
    `(?<h>${LIST}) (?:has |have |had )?(?:completed|closed) (?:the|its|${N}'s) (?:sale|disposal|transfer|divestment) of ${SHARE_OF_TRADE} (?:of|in) (?<c>${N}) to (?<b>${LIST})`,
    sold,
  ),
  shape(`(?<h>${LIST}) ${BUY}${SHARE_OF_TRADE}(?=,|\\.|$)`, bought),
  shape(`(?<!(?:of|in) )(?<c>${N}) (?:was|has been) sold (?:by (?<h>${LIST}) )?to (?<b>${LIST})(?!'s)`, sold),
  shape(
    `(?<h>${LIST}) (?:has |have |had )?(?:completed|closed) (?:its|the|${N}'s) (?:purchase|acquisition) of ${SHARE_OF_TRADE} (?:of|in) (?<c>${N})`,
    bought,
  ),
  shape(`(?:(?<h>${LIST}) )?(?:has |have |had )?sold (?<c>${N}) to (?<b>${LIST})(?!'s)`, sold),
  shape(
    `(?<!(?:of|in) )(?<c>${N}) (?:was|has been) (?:bought|acquired|purchased|taken over)(?: in full)? by (?<h>${LIST})`,
    wasBought,
  ),
  shape(
    `(?<h>${LIST}) (?:(?<agreed>(?:has |have |had )?agreed to (?:buy|acquire|purchase|take over))|(?:has |have |had )?(?:bought|acquired|purchased|took over)) (?<c>${N})${WHOLE_END}`,
    bought,
  ),
];

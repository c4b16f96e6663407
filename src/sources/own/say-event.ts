/** Transactions and ties as written sentences. */
import type { PartyId, TieStatement, TransactionStatement } from '../../statements/types.ts';
import { amountForms, shareForms, spelledShare } from './say-share.ts';
import { clause, given, phraseOf, quote, type Style } from './style.ts';

/** Ways to say a transaction in plain words, the plainest first. */
export function plainTransaction(s: TransactionStatement, style: Style): readonly string[] {
  const company = style.party(s.company);
  const when = phraseOf(
    s.date?.length === 'YYYY-MM-DD'.length ? 'on' : 'in',
    given(s.date, (d) => style.date(d)),
  );
  const money = given(s.amount, (a) => amountForms(a)[0]);
  const worth = given(s.valuation, (a) => amountForms(a)[0]);
  const buyers = style.parties(s.buyers);
  const classed =
    s.share?.of.startsWith('class:') === true || s.class === undefined ? '' : `, class ${style.word(s.class)}`;
  switch (s.transaction) {
    case 'listing':
      return ['in', 'on'].map(
        (at) =>
          `${company} was listed${phraseOf(
            at,
            given(s.venue, (v) => style.text(v)),
          )}${when}`,
      );
    case 'spin-off':
      return [`${company} was spun off from ${style.parties(s.sellers)}${when}`];
    case 'funding-round': {
      const from = s.buyers.length === 0 ? '' : ` from ${buyers}`;
      return [
        `${company} raised${given(money, (m) => ` ${m}`) ?? ''}${phraseOf('at a valuation of', worth)}${from}${when}`,
      ];
    }
    case 'joint-investment':
      return [`${buyers} invested ${money ?? ''} in ${company}${when}`];
    default:
      break;
  }
  const invested = s.transaction === 'subscription' && s.share === undefined && money !== undefined;
  if (invested) return [`${buyers} invested ${money} in ${company}${when}`];
  const rest = `${when}${classed}${clause('for', money)}${clause('valued at', worth)}`;
  return traded(s, style).map((head) => `${head}${rest}`);
}

const BUY = { completed: 'bought', planned: 'plans to buy', conditional: 'agreed to buy' } as const;
const SELL = { completed: 'sold', planned: 'plans to sell', conditional: 'agreed to sell' } as const;
const SUBSCRIBE = {
  completed: 'subscribed for',
  planned: 'plans to subscribe for',
  conditional: 'agreed to subscribe for',
} as const;

function traded(s: TransactionStatement, style: Style): readonly string[] {
  const company = style.party(s.company);
  const usual = s.source.manner === 'register' ? 'capital' : 'unknown';
  const shares = s.share === undefined ? [company] : shareForms(s.share, usual, style).map((f) => `${f} of ${company}`);
  const list = (word: string, ids: readonly PartyId[]): string =>
    ids.length === 0 ? '' : ` ${word} ${style.parties(ids)}`;
  return shares.map((share) => {
    if (s.transaction === 'disposal') {
      return `${style.parties(s.sellers)} ${SELL[s.status]} ${share}${list('to', s.buyers)}`;
    }
    const verb = s.transaction === 'subscription' ? SUBSCRIBE[s.status] : BUY[s.status];
    return `${style.parties(s.buyers)} ${verb} ${share}${list('from', s.sellers)}`;
  });
}

/** Any transaction by its kind and parts. */
export function spelledTransaction(s: TransactionStatement, style: Style): string {
  return [
    `${style.party(s.company)} underwent ${s.transaction}`,
    clause('buyers', s.buyers.length === 0 ? undefined : listed(s.buyers, style)),
    clause('sellers', s.sellers.length === 0 ? undefined : listed(s.sellers, style)),
    clause('share', given(s.share, spelledShare)),
    clause('in', s.date),
    clause('class', given(s.class, quote)),
    s.status === 'completed' ? '' : `, ${s.status}`,
    clause(
      'for',
      given(s.amount, (a) => amountForms(a).at(-1)),
    ),
    clause(
      'valued at',
      given(s.valuation, (a) => amountForms(a).at(-1)),
    ),
    clause('venue', given(s.venue, quote)),
  ].join('');
}
const listed = (ids: readonly PartyId[], style: Style): string => ids.map((id) => style.party(id)).join(', ');

/** Ways to say a tie in plain words, the plainest first. */
export function plainTie(s: TieStatement, style: Style): readonly string[] {
  const [a, b] = s.parties;
  const role = s.role ?? '';
  const days = `${phraseOf(
    'since',
    given(s.startDate, (d) => style.date(d)),
  )}${phraseOf(
    'until',
    given(s.endDate, (d) => style.date(d)),
  )}`;
  const all = style.parties(s.parties);
  if (s.tie === 'concert') {
    const over = s.issuers === undefined || s.issuers.length === 0 ? '' : ` over ${style.parties(s.issuers)}`;
    return [`${all} act in concert${over}${days}${clause('role', given(s.role, quote))}`];
  }
  if (a === undefined) return [];
  if (s.tie === 'plan' && s.parties.length === 1) {
    return [`${style.party(a)} plans to ${role}${days}`, `${style.party(a)} plans ${quote(role)}${days}`];
  }
  if (b === undefined) return [];
  if (s.tie === 'founder') {
    const company = s.parties.at(-1) as PartyId;
    const when = phraseOf(
      s.startDate?.length === 'YYYY-MM-DD'.length ? 'on' : 'in',
      given(s.startDate, (d) => style.date(d)),
    );
    return [`${style.parties(s.parties.slice(0, -1))} founded ${style.party(company)}${when}`];
  }
  const pair = `of ${style.party(b)}${days}`;
  const an = /^[aeiou]/i.test(role) ? 'an' : 'a';
  if (s.tie === 'commercial') return [`${style.party(a)} is ${an} ${role} ${pair}`];
  if (s.tie === 'family') return [`${all} are ${role}${days}`, `${style.party(a)} is the ${role} ${pair}`];
  return [];
}

/** Any tie by its kind and parts. */
export function spelledTie(s: TieStatement, style: Style): string {
  const parties = s.parties.length === 0 ? 'nobody' : listed(s.parties, style);
  const over =
    s.issuers?.length === 0
      ? ', no issuers'
      : clause(
          'over',
          given(s.issuers, (ids) => listed(ids, style)),
        );
  const role = clause('role', given(s.role, quote));
  return `tie ${s.tie} among ${parties}${over}${clause('since', s.startDate)}${clause('until', s.endDate)}${role}`;
}

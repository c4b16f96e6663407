/** Short ways to make statements in tests: one function a sentence. */
import { partyIdOfName, sealStatement } from '../src/statements/seal.ts';
import type { Directness, Interest, PartyType, Source, Statement } from '../src/statements/types.ts';
import { exact, percent, ratio } from '../src/terms/exact.ts';
import { interval, point } from '../src/terms/interval.ts';
import type { Hedge, Share, ShareOf } from '../src/terms/share.ts';

export const REGISTER: Source = { name: 'register', kind: 'register', manner: 'register', published: '2020-12-31' };
export const NEWS: Source = { name: 'feature', kind: 'news', manner: 'prose', published: '2015' };

/** "30" is a point; "(25,50]" an interval; "~29.9" a figure printed in prose, rounded to its last digit. */
export function share(text: string, of: ShareOf = 'capital'): Share {
  const band = /^([[(])([\d.]+),([\d.]+)([\])])$/.exec(text);
  if (band !== null) {
    const [, open, lo = '0', hi = '0', close] = band;
    const hedge: Hedge = lo === '0' && open === '(' && hi === '100' ? 'some' : 'range';
    return { bounds: interval(percent(lo), percent(hi), open === '(', close === ')'), hedge, of, words: text };
  }
  if (text.startsWith('~')) {
    const figure = text.slice(1);
    const digits = figure.split('.')[1]?.length ?? 0;
    const half = ratio(1n, 200n * 10n ** BigInt(digits));
    const v = percent(figure);
    return {
      bounds: interval(v.sub(half), v.add(half), false, true),
      hedge: 'printed',
      of,
      figure: v,
      words: `${figure}%`,
    };
  }
  const v = exact(text).div(100);
  return { bounds: point(v), hedge: 'exact', of, figure: v, words: `${text}%` };
}

export interface Extra {
  readonly source?: Source;
  readonly directness?: Directness;
  readonly of?: ShareOf;
  readonly votes?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly record?: string;
  readonly status?: 'new' | 'updated' | 'closed';
  readonly control?: Interest['control'];
  readonly lot?: string;
  readonly perhaps?: string;
  readonly regime?: string;
}

const prose = (e: Extra): boolean => (e.source ?? REGISTER).manner === 'prose';

export function owns(holder: string, company: string, figure: string | undefined, extra: Extra = {}): Statement {
  const base = {
    directness: extra.directness ?? (prose(extra) ? ('unknown' as const) : ('direct' as const)),
    ...(extra.from === undefined ? {} : { startDate: extra.from }),
    ...(extra.to === undefined ? {} : { endDate: extra.to }),
    ...(extra.lot === undefined ? {} : { lot: extra.lot }),
  };
  const of = extra.of ?? (prose(extra) ? 'unknown' : 'capital');
  const interests: Interest[] = [
    { interestType: 'shareholding', ...base, ...(figure === undefined ? {} : { share: share(figure, of) }) },
  ];
  if (extra.votes !== undefined) {
    interests.push({ interestType: 'votingRights', ...base, share: share(extra.votes, 'votes') });
  }
  if (extra.control !== undefined) {
    interests.push({ interestType: 'otherInfluenceOrControl', directness: 'direct', control: extra.control });
  }
  return relation(holder, company, interests, extra);
}

export function controls(holder: string, company: string, extra: Extra = {}): Statement {
  const interest: Interest = { interestType: 'otherInfluenceOrControl', directness: 'direct', control: 'stated' };
  return relation(holder, company, [interest], extra);
}

function relation(holder: string, company: string, interests: Interest[], extra: Extra): Statement {
  return sealStatement({
    kind: 'relationship',
    recordStatus: extra.status ?? 'new',
    subject: partyIdOfName(company),
    interestedParty: partyIdOfName(holder),
    interests,
    source: extra.source ?? REGISTER,
    locator: {},
    ...(extra.record === undefined ? {} : { recordId: extra.record }),
    ...(extra.asOf === undefined ? {} : { statementDate: extra.asOf }),
    ...(extra.regime === undefined ? {} : { regime: extra.regime }),
    ...(extra.perhaps === undefined
      ? {}
      : { otherReadings: [{ subject: partyIdOfName(extra.perhaps), reason: 'the sentence ranks its holders' }] }),
  });
}

export function bought(
  buyer: string,
  figure: string,
  company: string,
  seller: string | undefined,
  date: string,
  source: Source = REGISTER,
): Statement {
  return sealStatement({
    kind: 'transaction',
    recordStatus: 'new',
    transaction: 'acquisition',
    company: partyIdOfName(company),
    buyers: [partyIdOfName(buyer)],
    sellers: seller === undefined ? [] : [partyIdOfName(seller)],
    share: share(figure, source.manner === 'prose' ? 'unknown' : 'capital'),
    date,
    status: 'completed',
    source,
    locator: {},
  });
}

export function is(name: string, partyType: PartyType, source: Source = REGISTER): Statement {
  return sealStatement({
    kind: 'party',
    recordStatus: 'new',
    party: partyIdOfName(name),
    name,
    partyType,
    source,
    locator: {},
  });
}

export function complete(
  company: string,
  of: 'shares' | 'votes' | 'both' = 'both',
  source: Source = REGISTER,
): Statement {
  return sealStatement({
    kind: 'complete-list',
    recordStatus: 'new',
    company: partyIdOfName(company),
    of,
    source,
    locator: {},
  });
}

export function concert(members: readonly string[], issuers: readonly string[], source: Source = REGISTER): Statement {
  return sealStatement({
    kind: 'tie',
    tie: 'concert',
    recordStatus: 'new',
    parties: members.map(partyIdOfName),
    issuers: issuers.map(partyIdOfName),
    source,
    locator: {},
  });
}

/**
 * Nigerian persons with significant control: direct and indirect shares and votes apart, five conditions. Null is not
 * said; 0 beside a condition that is set contradicts it and is kept as no figure, by name.
 */
import type { Interest } from '../../statements/types.ts';
import type { ShareOf } from '../../terms/share.ts';
import { list, text } from '../bods/party.ts';
import { dayOf, type Facts, type Json, jsonRecords, type RegisterOf, shareFrom } from '../record/facts.ts';
import type { ReadContext, ReadItem } from '../types.ts';

export const CAC: RegisterOf = {
  name: 'Nigerian register of persons with significant control',
  publisher: 'Corporate Affairs Commission',
  expected: 'entities with company, rc and pscs, each with shrDir, shrInd, voteDir, voteInd',
};

export async function* readCac(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  for await (const record of jsonRecords(chunks, context, CAC)) {
    if ('problem' in record) {
      yield { problem: record.problem };
      continue;
    }
    for (const [at, entity] of list(record.value['entities']).entries())
      yield* company(entity, record.facts.at(`/entities/${at}`));
  }
}

function* company(value: Json, facts: Facts): Iterable<ReadItem> {
  const [name, rc, lei] = [text(value['company']), text(value['rc']), text(value['lei'])];
  if (name === undefined || rc === undefined) {
    const field = name === undefined ? 'company' : 'rc';
    yield facts.problem('missing-value', 'rejected', `the company has no ${field}`, field);
    return;
  }
  const party = `ng:rc:${rc}`;
  const identifiers = [{ scheme: 'NG-CAC', id: rc }, ...(lei === undefined ? [] : [{ scheme: 'XI-LEI', id: lei }])];
  yield facts.party({ party, name, partyType: 'company', jurisdiction: 'NG', identifiers });
  for (const [at, psc] of list(value['pscs']).entries()) yield* holder(psc, party, at, facts.at(`/pscs/${at}`));
}

function* holder(value: Json, company: string, at: number, facts: Facts): Iterable<ReadItem> {
  const corporate = text(value['corpName']);
  const name = corporate ?? text(value['ownerNameRaw']);
  const rc = text(value['ownerRc']);
  const party = rc === undefined ? `${company}:psc:${at}` : `ng:rc:${rc}`;
  if (name === undefined) {
    yield facts.problem(
      'missing-value',
      'warning',
      'the owner has no name and is kept as a party not named',
      'ownerNameRaw',
    );
    const unspecified = { reason: 'informationUnknownToPublisher', description: 'no name in the register' };
    yield facts.party({ party, name: 'not named', partyType: 'unknown', unspecified });
  } else {
    // Companies are entered as persons here, so only a company name says what somebody is.
    yield facts.party({ party, name, partyType: corporate === undefined ? 'unknown' : 'company' });
  }
  const notified = dayOf(value['notified']);
  const dates = notified === undefined ? {} : { startDate: notified };
  const interests = [
    ...held(value, 'c1_shares', ['shrDir', 'shrInd'], 'capital'),
    ...held(value, 'c2_voting', ['voteDir', 'voteInd'], 'votes'),
    ...rights(value),
  ].map((i) => ({ ...i, ...dates }));
  yield* zeros(value, facts);
  yield facts.relation(`${company}#${at}`, company, party, interests.length > 0 ? interests : [none(dates)], notified);
}

const none = (dates: { startDate?: string }): Interest => ({
  interestType: 'unknownInterest',
  directness: 'unknown',
  ...dates,
});

function held(value: Json, condition: string, [direct, indirect]: readonly [string, string], of: ShareOf): Interest[] {
  const interestType = of === 'votes' ? ('votingRights' as const) : ('shareholding' as const);
  const figure = (field: string): number => Number(value[field] ?? 0);
  const said = ([direct, indirect] as const).flatMap((field): Interest[] => {
    const share = figure(field) > 0 ? shareFrom(value[field], 100, of) : undefined;
    return share === undefined ? [] : [{ interestType, directness: field === direct ? 'direct' : 'indirect', share }];
  });
  return said.length > 0 || value[condition] !== true ? said : [{ interestType, directness: 'unknown' }];
}

function rights(value: Json): Interest[] {
  const board = value['c3_appoint'] === true;
  const influence = value['c4_sigInflCo'] === true || value['c5_sigInflTrustFirm'] === true;
  return [
    ...(board ? [{ interestType: 'appointmentOfBoard', directness: 'unknown', control: 'board' } as const] : []),
    ...(influence
      ? [{ interestType: 'otherInfluenceOrControl', directness: 'unknown', control: 'stated' } as const]
      : []),
  ];
}

function* zeros(value: Json, facts: Facts): Iterable<ReadItem> {
  for (const [condition, direct, indirect] of [
    ['c1_shares', 'shrDir', 'shrInd'],
    ['c2_voting', 'voteDir', 'voteInd'],
  ] as const) {
    const zero = value[direct] === 0 && (value[indirect] === 0 || value[indirect] === null);
    if (value[condition] === true && zero)
      yield facts.problem(
        'bad-share',
        'warning',
        `${condition} is set and the figures are 0: kept without a figure`,
        direct,
        0,
      );
  }
}

/**
 * Danish CVR participants: a person or company with the companies it stands in. Beneficial owners are those of the
 * function "Reel ejer"; capital and votes come apart as fractions, each value with a period of its own.
 */
import type { Interest } from '../../statements/types.ts';
import { list, object, text } from '../bods/party.ts';
import { dayOf, type Facts, type Json, jsonRecords, type RegisterOf, shareFrom } from '../record/facts.ts';
import type { ReadContext, ReadItem } from '../types.ts';

export const CVR: RegisterOf = {
  name: 'CVR, the Danish business register',
  publisher: 'Erhvervsstyrelsen',
  expected: 'a participant with enhedsNummer, navne and virksomhedSummariskRelation',
};

export async function* readCvr(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  for await (const record of jsonRecords(chunks, context, CVR)) {
    if ('problem' in record) yield { problem: record.problem };
    else yield* participants(record.value, record.facts);
  }
}

/** A search answer holds many participants; a file of its own holds one. */
function* participants(value: Json, facts: Facts): Iterable<ReadItem> {
  const hits = list(object(value['hits'])['hits']);
  if (value['hits'] === undefined) yield* participant(object(value['Vrdeltagerperson'] ?? value), facts);
  for (const [at, hit] of hits.entries()) {
    const found = object(object(hit['_source'])['Vrdeltagerperson']);
    yield* participant(found, facts.at(`/hits/hits/${at}/_source/Vrdeltagerperson`));
  }
}

function* participant(value: Json, facts: Facts): Iterable<ReadItem> {
  const number = value['enhedsNummer'];
  const [name, ...former] = namesOf(value);
  const relations = list(value['virksomhedSummariskRelation']);
  if (typeof number !== 'number' || name === undefined) {
    const field = typeof number === 'number' ? 'navne' : 'enhedsNummer';
    yield facts.problem('missing-value', 'rejected', `the participant has no ${field}`, field, value[field]);
    return;
  }
  const id = `cvr:deltager:${number}`;
  yield facts.party({
    party: id,
    name,
    ...(former.length === 0 ? {} : { otherNames: former }),
    partyType: value['enhedstype'] === 'PERSON' ? 'person' : 'company',
    identifiers: [{ scheme: 'DK-CVR-DELTAGER', id: String(number) }],
  });
  for (const [at, relation] of relations.entries())
    yield* inCompany(id, relation, facts.at(`/virksomhedSummariskRelation/${at}`));
}

function* inCompany(holder: string, relation: Json, facts: Facts): Iterable<ReadItem> {
  const company = object(relation['virksomhed']);
  const number = company['cvrNummer'];
  if (typeof number !== 'number') {
    yield facts.problem('missing-value', 'rejected', 'the company has no cvrNummer', 'virksomhed.cvrNummer');
    return;
  }
  const id = `cvr:${number}`;
  const [name = `company ${number}`, ...former] = namesOf(company);
  yield facts.party({
    party: id,
    name,
    ...(former.length === 0 ? {} : { otherNames: former }),
    partyType: 'company',
    jurisdiction: 'DK',
    identifiers: [{ scheme: 'DK-CVR', id: String(number) }],
  });
  const seats = list(relation['organisationer']).flatMap((o) => list(o['medlemsData']));
  for (const [at, seat] of seats.entries()) {
    const interests = interestsOf(seat);
    if (interests.length > 0)
      yield facts.relation(`${holder} > ${id} #${at}`, id, holder, interests, dateIn(interests));
  }
}

const dateIn = (interests: readonly Interest[]): string | undefined =>
  interests.map((i) => i.startDate).find((d) => d !== undefined);

/** Newest name first: the one without an end, else the last. */
function namesOf(value: Json): readonly string[] {
  const names = list(value['navne']).flatMap((n) => {
    const name = text(n['navn']);
    return name === undefined ? [] : [{ name, open: object(n['periode'])['gyldigTil'] == null }];
  });
  const current = names.filter((n) => n.open).at(-1) ?? names.at(-1);
  return [...(current === undefined ? [] : [current.name]), ...names.filter((n) => n !== current).map((n) => n.name)];
}

interface Value {
  readonly words: string;
  readonly dates: Pick<Interest, 'startDate' | 'endDate'>;
}

function valuesOf(seat: Json, type: string): readonly Value[] {
  return list(seat['attributter'])
    .filter((a) => a['type'] === type)
    .flatMap((a) => list(a['vaerdier']))
    .flatMap((v) => {
      const words = text(v['vaerdi']);
      return words === undefined ? [] : [{ words, dates: periodOf(v) }];
    });
}

function periodOf(value: Json): Value['dates'] {
  const { gyldigFra, gyldigTil } = object(value['periode']) as { gyldigFra?: unknown; gyldigTil?: unknown };
  const [startDate, endDate] = [dayOf(gyldigFra), dayOf(gyldigTil)];
  return { ...(startDate === undefined ? {} : { startDate }), ...(endDate === undefined ? {} : { endDate }) };
}

function interestsOf(seat: Json): readonly Interest[] {
  const functions = valuesOf(seat, 'FUNKTION');
  const owner = functions.find((f) => f.words.toLowerCase() === 'reel ejer');
  if (owner === undefined)
    return functions.map((f) => ({ interestType: 'otherOffice', directness: 'direct', role: f.words, ...f.dates }));
  const indirect = valuesOf(seat, 'SÆRLIGE_EJERFORHOLD').some((v) => /indirekte/i.test(v.words));
  const directness = indirect ? ('indirect' as const) : ('direct' as const);
  const of = (type: string, measure: 'capital' | 'votes'): Interest[] =>
    valuesOf(seat, type).map((v) => {
      const share = shareFrom(v.words, 1, measure);
      const dates = Object.keys(v.dates).length === 0 ? owner.dates : v.dates;
      return {
        interestType: measure === 'votes' ? 'votingRights' : 'shareholding',
        directness,
        ...(share === undefined ? {} : { share }),
        ...dates,
      };
    });
  const held = [...of('EJERANDEL_PROCENT', 'capital'), ...of('EJERANDEL_STEMMERET_PROCENT', 'votes')];
  return held.length > 0 ? held : [{ interestType: 'unknownInterest', directness, ...owner.dates }];
}

/**
 * Slovak register of public-sector partners: an entry with its partners and their beneficial owners. It says no share
 * and no kind of control, only that a person is an owner, from a day to a day.
 */
import type { Interest } from '../../statements/types.ts';
import { list, object, text } from '../bods/party.ts';
import { dayOf, type Facts, type Json, jsonRecords, type RegisterOf } from '../record/facts.ts';
import type { ReadContext, ReadItem } from '../types.ts';

export const RPVS: RegisterOf = {
  name: 'RPVS, the Slovak register of public-sector partners',
  publisher: 'Ministerstvo spravodlivosti SR',
  expected: 'an entry with Id, PartneriVerejnehoSektora and KonecniUzivateliaVyhod',
};

export async function* readRpvs(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  for await (const record of jsonRecords(chunks, context, RPVS)) {
    if ('problem' in record) yield { problem: record.problem };
    else yield* entries(record.value, record.facts);
  }
}

function* entries(value: Json, facts: Facts): Iterable<ReadItem> {
  if (!Array.isArray(value['value'])) yield* entry(value, facts);
  else for (const [at, one] of list(value['value']).entries()) yield* entry(one, facts.at(`/value/${at}`));
}

function* entry(value: Json, facts: Facts): Iterable<ReadItem> {
  const id = value['Id'];
  const partners = list(value['PartneriVerejnehoSektora']);
  if (typeof id !== 'number' || partners.length === 0) {
    const field = typeof id === 'number' ? 'PartneriVerejnehoSektora' : 'Id';
    yield facts.problem('missing-value', 'rejected', `the entry has no ${field}`, field, value[field]);
    return;
  }
  const found = partners.flatMap((p, at) => partner(p, facts.at(`/PartneriVerejnehoSektora/${at}`)));
  for (const p of found) yield p.item;
  for (const [at, owner] of list(value['KonecniUzivateliaVyhod']).entries())
    yield* ownerOf(owner, found, facts.at(`/KonecniUzivateliaVyhod/${at}`));
}

interface Partner {
  readonly party: string;
  readonly item: ReadItem;
}

/** A company by its number, or by this entry; a natural person by this entry. */
function partner(value: Json, facts: Facts): Partner[] {
  const company = text(value['ObchodneMeno']);
  const name = company ?? personName(value);
  const number = text(value['Ico']);
  if (name === undefined) return [];
  const party = number === undefined ? `rpvs:partner:${String(value['Id'])}` : `sk:ico:${number}`;
  const item = facts.party({
    party,
    name,
    partyType: company === undefined ? 'person' : 'company',
    jurisdiction: 'SK',
    ...(number === undefined ? {} : { identifiers: [{ scheme: 'SK-ORSR', id: number }] }),
  });
  return [{ party, item }];
}

const personName = (value: Json): string | undefined =>
  text(`${text(value['Meno']) ?? ''} ${text(value['Priezvisko']) ?? ''}`);

function* ownerOf(value: Json, partners: readonly Partner[], facts: Facts): Iterable<ReadItem> {
  const [id, name] = [value['Id'], personName(value)];
  if (id === undefined || name === undefined) {
    yield facts.problem('missing-value', 'rejected', 'the beneficial owner has no name', 'Meno, Priezvisko');
    return;
  }
  const party = `rpvs:kuv:${String(id)}`;
  const born = dayOf(value['DatumNarodenia']);
  const nation = text(object(value['StatnaPrislusnost'])['StatistickyKod']);
  // Month and year tell namesakes apart; the day is nobody's business.
  yield facts.party({
    party,
    name,
    partyType: 'person',
    ...(born === undefined ? {} : { birthDate: born.slice(0, 7) }),
  });
  const [startDate, endDate] = [dayOf(value['PlatnostOd']), dayOf(value['PlatnostDo'])];
  const interest: Interest = {
    interestType: 'unknownInterest',
    directness: 'unknown',
    ...(startDate === undefined ? {} : { startDate }),
    ...(endDate === undefined ? {} : { endDate }),
    ...(nation === undefined ? {} : { details: `nationality ${nation}` }),
  };
  for (const p of partners) yield facts.relation(`${party} > ${p.party}`, p.party, party, [interest], startDate);
}

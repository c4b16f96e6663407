/**
 * Wikidata items: P1830 "owner of" on the owner, P127 "owned by" on the owned, with P1107 as the share and P580, P582 as
 * its days. The same fact may stand on both sides; what is owned need not be a company.
 */
import type { Interest } from '../../statements/types.ts';
import { list, object, text } from '../bods/party.ts';
import { type Facts, type Json, jsonRecords, type RegisterOf, shareFrom } from '../record/facts.ts';
import type { ReadContext, ReadItem } from '../types.ts';

export const WIKIDATA: RegisterOf = {
  name: 'Wikidata',
  publisher: 'Wikimedia',
  licence: 'CC0-1.0',
  expected: 'an answer of wbgetentities: {"entities": {"Q1": {"claims": {"P127": …}}}}',
};

export async function* readWikidata(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  for await (const record of jsonRecords(chunks, context, WIKIDATA)) {
    if ('problem' in record) {
      yield { problem: record.problem };
      continue;
    }
    const { value, facts } = record;
    const entities = value['entities'] === undefined ? { [text(value['id']) ?? '']: value } : object(value['entities']);
    for (const [id, item] of Object.entries(entities)) yield* itemOf(id, object(item), facts.at(`/entities/${id}`));
  }
}

function* itemOf(id: string, item: Json, facts: Facts): Iterable<ReadItem> {
  if (!/^Q\d+$/.test(id)) {
    yield facts.problem('bad-statement', 'rejected', 'this is no item', 'id', id);
    return;
  }
  const claims = object(item['claims']);
  const links = [...claimsOf(claims, 'P1830'), ...claimsOf(claims, 'P127')];
  if (links.length === 0) {
    const message = `${id} has no claim of ownership (P127, P1830) and gives no statement`;
    yield facts.problem('bad-statement', 'warning', message, 'claims');
    return;
  }
  yield facts.party(partyOf(id, item, claims));
  for (const { claim, property, at } of links)
    yield* linkOf(id, property, claim, facts.at(`/claims/${property}/${at}`));
}

interface Claim {
  readonly claim: Json;
  readonly property: string;
  readonly at: number;
}
const claimsOf = (claims: Json, property: string): Claim[] =>
  list(claims[property]).map((claim, at) => ({ claim, property, at }));

function partyOf(id: string, item: Json, claims: Json) {
  const labels = object(item['labels']);
  const label = (language: string): string | undefined => text(object(labels[language])['value']);
  const all = [...new Set(Object.values(labels).flatMap((l) => text(object(l)['value']) ?? []))];
  const name = label('en') ?? label('mul') ?? all[0] ?? id;
  const aliases = list(object(item['aliases'])['en']).flatMap((a) => text(a['value']) ?? []);
  const others = [...new Set([...all, ...aliases])].filter((n) => n !== name).slice(0, MOST_NAMES);
  const human = claimsOf(claims, 'P31').some(({ claim }) => itemIn(object(claim['mainsnak'])) === 'Q5');
  return {
    party: `wikidata:${id}`,
    name,
    ...(others.length === 0 ? {} : { otherNames: others }),
    partyType: human ? ('person' as const) : ('unknown' as const),
    identifiers: [{ scheme: 'WIKIDATA', id }],
  };
}
/** An item of world fame has names in 300 languages; a search needs the first. */
const MOST_NAMES = 60;

function* linkOf(id: string, property: string, claim: Json, facts: Facts): Iterable<ReadItem> {
  if (claim['rank'] === 'deprecated') {
    yield facts.problem('bad-statement', 'warning', 'the claim is deprecated and is left out', property);
    return;
  }
  const snak = object(claim['mainsnak']);
  if (snak['snaktype'] === 'novalue') return;
  const other = itemIn(snak);
  const claimId = text(claim['id']) ?? `${id} ${property}`;
  const party = other === undefined ? `wikidata:${claimId}/somebody` : `wikidata:${other}`;
  yield facts.party(
    other === undefined
      ? { party, name: 'not named', partyType: 'unknown', unspecified: { reason: 'informationUnknownToPublisher' } }
      : { party, name: other, partyType: 'unknown', identifiers: [{ scheme: 'WIKIDATA', id: other }] },
  );
  const [owner, owned] = property === 'P1830' ? [`wikidata:${id}`, party] : [party, `wikidata:${id}`];
  const interest = interestOf(object(claim['qualifiers']));
  yield facts.relation(`wikidata:${claimId}`, owned, owner, [interest]);
}

const itemIn = (snak: Json): string | undefined =>
  snak['snaktype'] === 'value' ? text(object(object(snak['datavalue'])['value'])['id']) : undefined;

function interestOf(qualifiers: Json): Interest {
  const value = (property: string): Json => object(object(list(qualifiers[property])[0]?.['datavalue'])['value']);
  const amount = text(value('P1107')['amount'])?.replace(/^\+/, '');
  const share =
    amount === undefined ? undefined : (shareFrom(amount, 1, 'capital') ?? shareFrom(amount, 100, 'capital'));
  const [startDate, endDate] = [timeOf(value('P580')), timeOf(value('P582'))];
  return {
    interestType: 'shareholding',
    directness: 'unknown',
    ...(share === undefined ? {} : { share }),
    ...(startDate === undefined ? {} : { startDate }),
    ...(endDate === undefined ? {} : { endDate }),
  };
}

/** "+1952-10-07T00:00:00Z", as precise as it says: 9 a year, 10 a month, 11 a day. */
function timeOf(value: Json): string | undefined {
  const found = /^\+(\d{4})-(\d{2})-(\d{2})T/.exec(text(value['time']) ?? '');
  if (found === null) return undefined;
  const [, year = '', month, day] = found;
  const precision = Number(value['precision']);
  return precision >= 11
    ? `${year}-${month}-${day}`
    : precision === 10
      ? `${year}-${month}`
      : precision === 9
        ? year
        : undefined;
}

/**
 * Congolese owners of mining and oil companies: fractions of shares and of votes. Votes of 0 beside shares are not
 * given; votes that are a hundredth of the shares were written in another unit, and are kept without a figure.
 */
import type { Interest } from '../../statements/types.ts';
import { list, text } from '../bods/party.ts';
import { dayOf, type Facts, type Json, jsonRecords, type RegisterOf, shareFrom } from '../record/facts.ts';
import type { ReadContext, ReadItem } from '../types.ts';

export const ITIE_RDC: RegisterOf = {
  name: 'Registre des propriétaires effectifs de la République démocratique du Congo',
  publisher: 'ITIE-RDC',
  expected: 'companies with name, nif and owners, each with pct_shares_raw and pct_voting_raw from 0 to 1',
};

export async function* readItieRdc(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  for await (const record of jsonRecords(chunks, context, ITIE_RDC)) {
    if ('problem' in record) {
      yield { problem: record.problem };
      continue;
    }
    for (const [at, company] of list(record.value['companies']).entries())
      yield* companyOf(company, dayOf(record.value['harvested']), record.facts.at(`/companies/${at}`));
  }
}

function* companyOf(value: Json, harvested: string | undefined, facts: Facts): Iterable<ReadItem> {
  const [name, nif, acronym] = [text(value['name']), text(value['nif']), text(value['acronym'])];
  if (name === undefined) {
    yield facts.problem('missing-value', 'rejected', 'the company has no name', 'name');
    return;
  }
  const party = `cd:${nif ?? name}`;
  yield facts.party({
    party,
    name,
    ...(acronym === undefined ? {} : { otherNames: [acronym] }),
    partyType: 'company',
    jurisdiction: 'CD',
    ...(nif === undefined ? {} : { identifiers: [{ scheme: 'CD-NIF', id: nif }] }),
  });
  for (const [at, owner] of list(value['owners']).entries())
    yield* ownerOf(owner, party, at, harvested, facts.at(`/owners/${at}`));
}

function* ownerOf(
  value: Json,
  company: string,
  at: number,
  harvested: string | undefined,
  facts: Facts,
): Iterable<ReadItem> {
  const name = text(value['name']);
  if (name === undefined) {
    yield facts.problem('missing-value', 'rejected', 'the owner has no name', 'name');
    return;
  }
  const party = `${company}:owner:${at}`;
  yield facts.party({ party, name, partyType: text(value['sex']) === undefined ? 'unknown' : 'person' });
  const role = text(value['control_type']);
  const base = { directness: 'unknown' as const, ...startOf(value['acquired']) };
  const interests: Interest[] = [];
  for (const read of [sharesOf(value), votesOf(value)]) {
    if (read.why !== undefined) yield facts.problem('bad-share', 'warning', read.why, read.field, value[read.field]);
    if (read.interest !== undefined) interests.push({ ...base, ...read.interest });
  }
  if (role !== undefined) interests.push({ interestType: 'otherOffice', role, ...base });
  yield facts.relation(`${company}#${at}`, company, party, interests, harvested);
}

interface Read {
  readonly field: string;
  readonly interest?: Omit<Interest, 'directness'>;
  readonly why?: string;
}

/** A fraction of 0 beside a number of shares is rounding away, not nothing. */
function sharesOf(value: Json): Read {
  const field = 'pct_shares_raw';
  const share = shareFrom(value[field], 1, 'capital');
  const number = value['n_shares'];
  const counted = typeof number === 'number' && Number.isSafeInteger(number) && number > 0;
  const interest = { interestType: 'shareholding' as const, ...(counted ? { sharesCount: String(number) } : {}) };
  if (share === undefined || share.bounds.hi.n === 0n) {
    if (value[field] == null && !counted) return { field };
    const why = share === undefined ? 'the share is not between 0 and 1' : 'the share is given as 0';
    return { field, interest, why: `${why}${counted ? ' beside a number of shares' : ''}: kept without a figure` };
  }
  return { field, interest: { ...interest, share } };
}

function votesOf(value: Json): Read {
  const field = 'pct_voting_raw';
  const [shares, votes] = [Number(value['pct_shares_raw'] ?? 0), Number(value[field] ?? 0)];
  if (votes === 0) return { field };
  const interestType = 'votingRights' as const;
  if (shares > 0 && Math.abs(votes * 100 - shares) < 1e-9)
    return {
      field,
      interest: { interestType },
      why: 'the votes are a hundredth of the shares, another unit: kept without a figure',
    };
  const share = shareFrom(value[field], 1, 'votes');
  return share === undefined
    ? { field, interest: { interestType }, why: 'the votes are not between 0 and 1: kept without a figure' }
    : { field, interest: { interestType, share } };
}

/** "01/12/2006", day first. */
function startOf(value: unknown): { startDate?: string } {
  const found = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(String(value ?? ''));
  return found === null ? {} : { startDate: `${found[3]}-${found[2]}-${found[1]}` };
}

export const looksLikeItieRdc = (head: string): boolean => /"pct_shares_raw"/.test(head);

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import type { PartyStatement, RelationshipStatement, Statement } from '../../statements/types.ts';
import { HUNDRED } from '../../terms/exact.ts';
import { csv } from './index.ts';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const read = (name: string, as = name) => readText(csv, fixture(name), as);
const holdings = (s: readonly Statement[]) => s.filter((x): x is RelationshipStatement => x.kind === 'relationship');
const parties = (s: readonly Statement[]) => s.filter((x): x is PartyStatement => x.kind === 'party');
const share = (h: RelationshipStatement | undefined): string | undefined =>
  h?.interests[0]?.share?.bounds.lo.mul(HUNDRED).toString(4);

describe('the tables of the German commission on media (KEK), as they stand', () => {
  test('shares join companies by their number: one holding a row', async () => {
    const { statements, problems } = await read('kek_shares.csv');
    expect(holdings(statements)).toHaveLength(17);
    expect(parties(statements)).toEqual([]);
    expect(problems.map((p) => `${p.code} ${p.place.row}`)).toEqual([
      'column-guessed 1',
      'missing-value 2',
      'missing-value 3',
    ]);
    const companies = new Set(parties((await read('kek_company.csv')).statements).map((p) => p.party));
    const named = holdings(statements).flatMap((h) => [h.interestedParty, h.subject]);
    expect(named.filter((party) => !companies.has(party))).toEqual([]);
  });
  test('a ring, own shares and a sum above 100 are kept as stated; a share that is not there is unknown', async () => {
    const all = holdings((await read('kek_shares.csv')).statements);
    const of = (owner: string, owned: string) =>
      all.find((h) => h.interestedParty === `DE-KEK-${owner}` && h.subject === `DE-KEK-${owned}`);
    expect([share(of('2170', '2169')), share(of('2169', '2170')), share(of('1115', '1115'))]).toEqual([
      '100',
      '1.41',
      '1.81',
    ]);
    expect(of('969', '955')?.interests).toEqual([{ interestType: 'shareholding', directness: 'direct' }]);
    const sum = all.filter((h) => h.subject === 'DE-KEK-2627').reduce((n, h) => n + Number(share(h)), 0);
    expect(sum).toBeCloseTo(115.29, 9);
  });
  test('companies are one party a row, with names that hold quotes and addresses that hold line ends', async () => {
    const { statements } = await read('kek_company.csv');
    expect(statements).toHaveLength(20);
    expect(parties(statements).find((p) => p.party === 'DE-KEK-2632')).toMatchObject({
      name: 'Druckerei und Verlagsanstalt "Bayernland" GmbH',
      identifiers: [{ scheme: 'DE-KEK', id: '2632' }],
      partyType: 'unknown',
    });
  });
  test('media are held by companies: a number of their own, how much is not said', async () => {
    const { statements } = await read('kek_media.csv');
    expect(parties(statements).map((p) => `${p.party} ${p.name}, ${p.partyType}`)).toContain(
      'DE-KEK-MEDIUM-1027 Rheinische Post, business-unit',
    );
    const [first] = holdings(statements);
    expect([first?.interestedParty, first?.subject, share(first), first?.interests[0]?.details]).toEqual([
      'DE-KEK-955',
      'DE-KEK-MEDIUM-224',
      undefined,
      'radio',
    ]);
  });
  test('another table of the same header under another name is guessed: its cells are names', async () => {
    const { statements } = await read('kek_shares.csv', 'shares.csv');
    expect(holdings(statements)[0]?.interestedParty).toBe('name:969');
  });
});

describe('the map of French media, as it stands', () => {
  test('relations name their parties; a row that is there twice counts once', async () => {
    const { statements, problems } = await read('relations_medias_francais.tsv');
    expect(holdings(statements)).toHaveLength(8);
    expect(problems.filter((p) => p.code === 'duplicate-row').map((p) => p.place.row)).toEqual([10]);
    expect(holdings(statements).find((h) => h.subject === 'name:challenges')?.source.published).toBe('2014-11-14');
  });
  test('its table of parties tells persons, companies and media apart, under the same names', async () => {
    const said = parties((await read('medias_francais.tsv')).statements);
    expect(said).toHaveLength(10);
    const types = new Map(said.map((p) => [p.party, p.partyType]));
    expect(['patrick drahi', 'altice', 'challenges'].map((n) => types.get(`name:${n}`))).toEqual([
      'person',
      'company',
      'business-unit',
    ]);
    const relations = holdings((await read('relations_medias_francais.tsv')).statements);
    const ends = relations.flatMap((h) => [h.interestedParty, h.subject]);
    expect(ends.filter((p) => !types.has(p))).toEqual([]);
  });
});

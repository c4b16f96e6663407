import { describe, expect, test } from 'vitest';
import type { Interest, RelationshipStatement, Statement } from '../../statements/types.ts';
import { fractionText } from '../../terms/exact.ts';
import type { Problem } from '../../terms/problem.ts';
import { detectFormat } from '../index.ts';

async function read(value: unknown): Promise<{ id: string; statements: Statement[]; problems: Problem[] }> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const format = detectFormat(text, 'records.json');
  if (format === undefined) throw new Error('no format');
  const statements: Statement[] = [];
  const problems: Problem[] = [];
  for await (const item of format.read(chunks(text), { file: 'records.json' })) {
    if (item.statement !== undefined) statements.push(item.statement);
    else problems.push(item.problem);
  }
  return { id: format.id, statements, problems };
}
async function* chunks(text: string): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += 50) yield text.slice(at, at + 50);
}

const said = (i: Interest): string =>
  [
    i.interestType,
    i.directness,
    i.share === undefined ? 'no figure' : fractionText(i.share.bounds.lo),
    i.share?.of ?? '',
    `${i.startDate ?? ''}..${i.endDate ?? ''}`,
  ].join(' ');
const relations = (list: readonly Statement[]): RelationshipStatement[] =>
  list.filter((s): s is RelationshipStatement => s.kind === 'relationship');
const names = (list: readonly Statement[]): string[] => list.flatMap((s) => (s.kind === 'party' ? [s.name] : []));

describe('a Danish participant', () => {
  const seat = (...attributes: [string, string, string?, string?][]) => ({
    attributter: attributes.map(([type, vaerdi, from, to]) => ({
      type,
      vaerdier: [{ vaerdi, periode: { gyldigFra: from ?? null, gyldigTil: to ?? null } }],
    })),
  });
  const participant = (data: object[], more: object = {}) => ({
    enhedsNummer: 4001,
    enhedstype: 'PERSON',
    navne: [{ navn: 'Anna Sand', periode: { gyldigTil: null } }],
    virksomhedSummariskRelation: [
      {
        virksomhed: {
          cvrNummer: 10203040,
          navne: [
            { navn: 'Havn A/S', periode: { gyldigFra: '2010-01-01', gyldigTil: '2016-01-01' } },
            { navn: 'Ny Havn A/S', periode: { gyldigFra: '2016-01-01', gyldigTil: null } },
          ],
        },
        organisationer: [{ medlemsData: data }],
      },
    ],
    ...more,
  });
  test('has capital and votes apart, as fractions, from the day of the function', async () => {
    const found = await read(
      participant([
        seat(
          ['EJERANDEL_PROCENT', '0.6667'],
          ['EJERANDEL_STEMMERET_PROCENT', '0.9'],
          ['FUNKTION', 'Reel ejer', '2017-05-30'],
        ),
      ]),
    );
    expect(found.id).toBe('dk-cvr');
    expect(relations(found.statements)[0]?.interests.map(said)).toEqual([
      'shareholding direct 6667/10000 capital 2017-05-30..',
      'votingRights direct 9/10 votes 2017-05-30..',
    ]);
    expect(names(found.statements)).toEqual(['Anna Sand', 'Ny Havn A/S']);
    expect(found.problems).toEqual([]);
  });
  test('with indirect possessions holds indirectly; a value with a period of its own keeps it', async () => {
    const found = await read(
      participant([
        seat(
          ['EJERANDEL_PROCENT', '0.25', '2015-01-01', '2016-06-30'],
          ['FUNKTION', 'Reel ejer', '2015-01-01'],
          ['SÆRLIGE_EJERFORHOLD', 'Har indirekte besiddelser'],
        ),
      ]),
    );
    expect(relations(found.statements)[0]?.interests.map(said)).toEqual([
      'shareholding indirect 1/4 capital 2015-01-01..2016-06-30',
    ]);
  });
  test('of the management is an office and owns nothing', async () => {
    const found = await read(participant([seat(['FUNKTION', 'DIREKTION'])]));
    expect(relations(found.statements)[0]?.interests).toMatchObject([
      { interestType: 'otherOffice', role: 'DIREKTION' },
    ]);
  });
  test('comes in the hits of a search answer too, each with its place', async () => {
    const hit = { _source: { Vrdeltagerperson: participant([seat(['FUNKTION', 'Reel ejer'])]) } };
    const found = await read({ hits: { hits: [hit, hit] } });
    expect(relations(found.statements)).toHaveLength(2);
    expect(relations(found.statements)[1]?.locator.pointer).toContain('/hits/hits/1/');
  });
  test('without a number, or in a company without one, is a problem that says which', async () => {
    const nobody = await read({ enhedstype: 'PERSON', navne: [], virksomhedSummariskRelation: [] });
    expect(nobody.problems[0]).toMatchObject({ message: 'the participant has no enhedsNummer', severity: 'rejected' });
    const nowhere = await read({ ...participant([]), virksomhedSummariskRelation: [{ virksomhed: {} }] });
    expect(nowhere.problems[0]?.message).toBe('the company has no cvrNummer');
  });
});

describe('a Slovak entry', () => {
  const entry = {
    Id: 7,
    PartneriVerejnehoSektora: [{ Id: 1, ObchodneMeno: 'Most s.r.o.', Ico: '12345678' }],
    KonecniUzivateliaVyhod: [
      {
        Id: 3,
        Meno: 'Eva',
        Priezvisko: 'Horná',
        DatumNarodenia: '1960-02-03T00:00:00+01:00',
        PlatnostOd: '2017-02-01T00:00:00+01:00',
      },
      {
        Id: 4,
        Meno: 'Ján',
        Priezvisko: 'Dolný',
        PlatnostOd: '2017-02-01T00:00:00+01:00',
        PlatnostDo: '2019-01-01T00:00:00+01:00',
      },
    ],
  };
  test('says who owns and from when, and neither how much nor how', async () => {
    const found = await read(entry);
    expect(found.id).toBe('sk-rpvs');
    expect(relations(found.statements).flatMap((r) => r.interests.map(said))).toEqual([
      'unknownInterest unknown no figure  2017-02-01..',
      'unknownInterest unknown no figure  2017-02-01..2019-01-01',
    ]);
  });
  test('gives month and year of birth and no day', async () => {
    const found = await read(entry);
    const eva = found.statements.find((s) => s.kind === 'party' && s.name === 'Eva Horná');
    expect(eva).toMatchObject({ birthDate: '1960-02', partyType: 'person' });
    expect(JSON.stringify(found.statements)).not.toContain('1960-02-03');
  });
  test('without a partner is a problem', async () => {
    expect((await read({ ...entry, PartneriVerejnehoSektora: [] })).problems[0]?.message).toBe(
      'the entry has no PartneriVerejnehoSektora',
    );
  });
});

describe('a Nigerian company', () => {
  const psc = (more: object) => ({
    ownerNameRaw: 'A OWNER',
    corpName: '',
    c1_shares: true,
    shrDir: null,
    shrInd: null,
    ...more,
  });
  const file = (...pscs: object[]) => ({ entities: [{ company: 'EXAMPLE PLC', rc: '77', pscs }] });
  test('has direct and indirect figures as two interests, votes apart', async () => {
    const found = await read(file(psc({ shrDir: 40, shrInd: 12.5, c2_voting: true, voteDir: 52, voteInd: 0 })));
    expect(found.id).toBe('ng-cac');
    expect(relations(found.statements)[0]?.interests.map(said)).toEqual([
      'shareholding direct 2/5 capital ..',
      'shareholding indirect 1/8 capital ..',
      'votingRights direct 13/25 votes ..',
    ]);
  });
  test('null is not said: a share without a figure; 0 beside a condition that is set is one too, and a problem', async () => {
    const silent = await read(file(psc({})));
    expect(relations(silent.statements)[0]?.interests.map(said)).toEqual(['shareholding unknown no figure  ..']);
    expect(silent.problems).toEqual([]);
    const zero = await read(file(psc({ shrDir: 0, shrInd: 0 })));
    expect(relations(zero.statements)[0]?.interests.map(said)).toEqual(['shareholding unknown no figure  ..']);
    expect(zero.problems[0]?.message).toBe('c1_shares is set and the figures are 0: kept without a figure');
  });
  test('two owners without a name stay two', async () => {
    const found = await read(file(psc({ ownerNameRaw: '' }), psc({ ownerNameRaw: '' })));
    const parties = found.statements.filter((s) => s.kind === 'party' && s.unspecified !== undefined);
    expect(new Set(parties.map((p) => p.kind === 'party' && p.party)).size).toBe(2);
    expect(found.problems).toHaveLength(2);
  });
  test('a right over the board and influence are control as stated', async () => {
    const found = await read(file(psc({ c1_shares: false, c3_appoint: true, c4_sigInflCo: true })));
    expect(relations(found.statements)[0]?.interests).toMatchObject([{ control: 'board' }, { control: 'stated' }]);
  });
});

describe('a Congolese company', () => {
  const file = (owner: object) => ({
    harvested: '2026-08-19T10:38:48+00:00',
    companies: [
      { name: 'MINE SARL', nif: 'A1', owners: [{ name: 'X', n_shares: 70, acquired: '05/12/2006', ...owner }] },
    ],
  });
  test('has fractions of shares and votes, from the day of acquisition, day first', async () => {
    const found = await read(file({ pct_shares_raw: 0.7, pct_voting_raw: 0.65 }));
    expect(found.id).toBe('cd-itie');
    expect(relations(found.statements)[0]?.interests.map(said)).toEqual([
      'shareholding unknown 7/10 capital 2006-12-05..',
      'votingRights unknown 13/20 votes 2006-12-05..',
    ]);
  });
  test.each([
    [
      { pct_shares_raw: 0.72, pct_voting_raw: 0.0072 },
      'the votes are a hundredth of the shares, another unit: kept without a figure',
    ],
    [
      { pct_shares_raw: 0, pct_voting_raw: 0 },
      'the share is given as 0 beside a number of shares: kept without a figure',
    ],
    [
      { pct_shares_raw: 70, pct_voting_raw: 0 },
      'the share is not between 0 and 1 beside a number of shares: kept without a figure',
    ],
  ])('%o: %s', async (owner, message) => {
    const found = await read(file(owner));
    expect(found.problems.map((p) => p.message)).toEqual([message]);
    expect(relations(found.statements)[0]?.interests.some((i) => i.share === undefined)).toBe(true);
  });
  test('the number of shares is kept beside the fraction', async () => {
    const found = await read(file({ pct_shares_raw: 0.7, pct_voting_raw: 0 }));
    const counts = found.statements.flatMap((s) =>
      s.kind === 'relationship' ? s.interests.map((i) => i.sharesCount) : [],
    );
    expect(counts).toEqual(['70']);
  });
  test('votes of 0 beside shares are not given, and no interest is made of them', async () => {
    const found = await read(file({ pct_shares_raw: 0.7, pct_voting_raw: 0 }));
    expect(relations(found.statements)[0]?.interests).toHaveLength(1);
  });
});

describe('a Wikidata item', () => {
  const item = (id: string) => ({ snaktype: 'value', datavalue: { value: { id } } });
  const quantity = (amount: string) => [{ datavalue: { value: { amount } } }];
  const time = (day: string, precision: number) => [{ datavalue: { value: { time: `+${day}T00:00:00Z`, precision } } }];
  const file = (claims: object) => ({
    entities: {
      Q1: { lastrevid: 1, type: 'item', id: 'Q1', labels: { en: { value: 'Holding' }, zh: { value: '控股' } }, claims },
    },
  });
  test('owns by P1830 and is owned by P127, with share and days as precise as they are', async () => {
    const found = await read(
      file({
        P1830: [
          {
            id: 'Q1$a',
            mainsnak: item('Q2'),
            qualifiers: { P1107: quantity('+0.35'), P580: time('2010-05-00'.replace('00', '01'), 10) },
          },
        ],
        P127: [{ id: 'Q1$b', mainsnak: item('Q3'), qualifiers: { P582: time('2012-01-01', 9) } }],
      }),
    );
    expect(found.id).toBe('wikidata');
    expect(
      relations(found.statements).map((r) => `${r.interestedParty} > ${r.subject} ${r.interests.map(said)}`),
    ).toEqual([
      'wikidata:Q1 > wikidata:Q2 shareholding unknown 7/20 capital 2010-05..',
      'wikidata:Q3 > wikidata:Q1 shareholding unknown no figure  ..2012',
    ]);
    expect(found.statements[0]).toMatchObject({ name: 'Holding', otherNames: ['控股'] });
  });
  test('somebody unnamed stays unnamed, nobody is nobody, a deprecated claim is left out by name', async () => {
    const found = await read(
      file({
        P127: [
          { id: 'Q1$c', mainsnak: { snaktype: 'somevalue' } },
          { id: 'Q1$d', mainsnak: { snaktype: 'novalue' } },
          { id: 'Q1$e', rank: 'deprecated', mainsnak: item('Q9') },
        ],
      }),
    );
    expect(relations(found.statements)).toHaveLength(1);
    expect(found.problems.map((p) => p.message)).toEqual(['the claim is deprecated and is left out']);
  });
  test('without a claim of ownership gives no statement and says so', async () => {
    const found = await read(file({ P31: [{ mainsnak: item('Q5') }] }));
    expect(found.statements).toEqual([]);
    expect(found.problems[0]?.message).toContain('Q1 has no claim of ownership');
  });
});

describe('the Armenian register', () => {
  test('is the statements of each company’s latest declaration, with their places', async () => {
    const bods = [
      { statementID: 'a-1', statementType: 'entityStatement', entityType: 'registeredEntity', name: 'Հանք ՓԲԸ' },
      {
        statementID: 'a-2',
        statementType: 'personStatement',
        personType: 'knownPerson',
        names: [{ fullName: 'Ա. Բ.' }],
      },
      {
        statementID: 'a-3',
        statementType: 'ownershipOrControlStatement',
        subject: { describedByEntityStatement: 'a-1' },
        interestedParty: { describedByPersonStatement: 'a-2' },
        interests: [{ type: 'shareholding', interestLevel: 'direct', share: { exact: '29.66' } }],
      },
    ];
    const found = await read({ companies: [{ name_am: 'x', latest: { bods } }, { name_am: 'y' }] });
    expect(found.id).toBe('bods');
    expect(relations(found.statements)[0]?.interests.map(said)).toEqual(['shareholding direct 1483/5000 capital ..']);
    expect(relations(found.statements)[0]?.locator.pointer).toBe('/companies/0/latest/bods/2');
  });
});

test.each(['{"PartneriVerejnehoSektora": [', '{"c1_shares": tru', '{"Vrdeltagerperson": {}'])(
  'a cut file is one problem: %s',
  async (text) => {
    const found = await read(text);
    expect(found.statements).toEqual([]);
    expect(found.problems[0]).toMatchObject({ code: 'bad-json', severity: 'rejected' });
  },
);

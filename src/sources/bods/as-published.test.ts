/** What publishers write, oddities included, comes in as it is meant and goes out again as it was. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { owns } from '../../../test/statements.ts';
import { intervalText } from '../../answers/share-out.ts';
import { ask, openFiles } from '../../index.ts';
import type { PartyStatement, RelationshipStatement, Statement } from '../../statements/types.ts';
import { bods } from './index.ts';
import { schemaFaults } from './schema.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const all = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter(
  (f) => /\.jsonl?$/.test(f) && !f.includes('invalid'),
);
const file = (name: string): string => readFileSync(join(FIXTURES, name), 'utf8');
const read = async (name: string): Promise<readonly Statement[]> => (await readText(bods, file(name), name)).statements;
const relations = (list: readonly Statement[]): RelationshipStatement[] =>
  list.filter((s): s is RelationshipStatement => s.kind === 'relationship');
const parties = (list: readonly Statement[]): PartyStatement[] =>
  list.filter((s): s is PartyStatement => s.kind === 'party');
const shares = (list: readonly Statement[]): string[] =>
  relations(list).flatMap((s) => s.interests.map((i) => (i.share ? intervalText(i.share.bounds) : 'no share')));

describe('a statement that is read, written as 0.4 and read again is the same', () => {
  test('there are files of every kind', () => expect(all.length).toBeGreaterThan(85));
  test.each(all)('%s', async (name) => {
    const first = await read(name);
    const { text, lost } = bods.write?.(first) ?? { text: '', lost: [] };
    const again = (await readText(bods, text, name)).statements;
    const ids = (list: readonly Statement[]): string[] => [...new Set(list.map((s) => kept(s)))].sort();
    expect(lost).toEqual([]);
    expect(ids(again)).toEqual(ids(first));
    expect((JSON.parse(text) as unknown[]).flatMap((s) => schemaFaults(s))).toEqual([]);
  });
  /** Ids, dates and every word of content; of the source what tells it from others. */
  function kept({ source, locator: _l, statementId: _i, replaces: _r, ...rest }: Statement): string {
    const { share: _s, ...text } = { share: undefined, ...rest };
    const interests = 'interests' in rest ? rest.interests.map((i) => ({ ...i, share: i.share && ends(i.share) })) : [];
    return JSON.stringify({ ...text, interests, published: source.published, url: source.url });
  }
  const ends = ({ bounds: b }: { bounds: Parameters<typeof intervalText>[0] }): string =>
    `${b.loOpen ? '(' : '['}${b.lo.toFraction()}, ${b.hi.toFraction()}${b.hiOpen ? ')' : ']'}`;
});

describe('what 0.4 cannot hold is put back from an annotation', () => {
  const again = async (statements: readonly Statement[]): Promise<readonly Statement[]> =>
    (await readText(bods, bods.write?.(statements).text ?? '', 'file.json')).statements;
  test('a year, a month, a third and a short id', async () => {
    const first = [owns('Ann', 'Beta', '1/3', { from: '2015', to: '2016-02' })];
    const [holding] = relations(await again(first));
    expect(holding?.interests[0]).toMatchObject({ startDate: '2015', endDate: '2016-02' });
    const third = relations(first)[0]?.interests[0]?.share?.figure;
    expect(holding?.interests[0]?.share?.figure?.toFraction()).toBe(third?.toFraction());
    expect(parties(await read('as-published/entity_statement.json')).map((s) => s.originalId)).toEqual(['es1']);
    expect((await again(await read('as-published/entity_statement.json'))).map((s) => s.originalId)).toEqual(['es1']);
  });
  test('no date at all is a date of the schema outside and none inside', async () => {
    const { statementDate: _d, ...bare } = owns('Ann', 'Beta', '10') as RelationshipStatement;
    const { published: _p, ...source } = bare.source;
    const undated = { ...bare, source } as RelationshipStatement;
    const written = JSON.parse(bods.write?.([undated]).text ?? '') as unknown[];
    expect(written.flatMap((s) => schemaFaults(s))).toEqual([]);
    expect(relations(await again([undated]))[0]?.statementDate).toBeUndefined();
  });
  test('an annotation of somebody else changes nothing', async () => {
    const [statement] = JSON.parse(
      file('as-published/entity_statement.json')
        .replace(/^(?!\[)/, '[')
        .concat(']'),
    );
    const annotation = {
      statementPointerTarget: '/statementDate',
      motivation: 'transformation',
      transformedContent: '',
    };
    const value = [{ ...statement, annotations: [annotation] }];
    expect((await readText(bods, JSON.stringify(value), 'f.json')).statements[0]?.statementDate).toBe('2022-09-03');
  });
  test('what BODS has no word for is listed', () => {
    const holding = owns('Ann', 'Beta', '10') as RelationshipStatement;
    const [first] = holding.interests;
    const said = {
      ...holding,
      interests: [{ ...first, class: 'A', sharesCount: '1200', directness: 'total' as const }],
    };
    const lost = bods.write?.([said as RelationshipStatement]).lost.map((l) => l.what);
    expect(lost).toEqual(['the number of shares, 1200', 'the class of the shares, A', 'that the figure is a total']);
  });
});

describe('bands and ends', () => {
  test('the UK register: inclusive numbers, and the ends of the statute', async () => {
    expect(new Set(shares(await read('as-published/closed-uk.jsonl')))).toEqual(new Set(['[75, 100] %', 'no share']));
  });
  test('exclusive ends as numbers, 0.4', async () => {
    expect(shares(await read('as-published/bods-package-entity-owning-entity.json'))).toEqual(['[75, 100) %']);
  });
  test('exclusive ends as flags, 0.2', async () => {
    expect(shares(await read('as-published/ownership_or_control_statement.json'))).toEqual(['(25, 50] %']);
  });
  test('no flag before 0.4: the upper end is left out', async () => {
    expect(shares(await read('as-published/band-0.2.json'))).toEqual(['[25, 50) %', '[25, 50) %']);
  });
  test('GLEIF gives no share, and that is not 0', async () => {
    const list = await read('as-published/updated-gleif.jsonl');
    expect(shares(list)).toEqual(['no share']);
  });
});

async function ownersOf(name: string, subject: string, asAt: string): Promise<readonly string[]> {
  const workspace = await openFiles([{ name, text: file(name) }]);
  const { answer } = await ask(workspace, { verb: 'owners', subject, asAt });
  const holders = (answer as unknown as { holders: readonly { party?: { name: string }; directShare?: object }[] })
    .holders;
  return holders.filter((h) => h.directShare !== undefined).flatMap((h) => h.party?.name ?? []);
}

describe('records over time', () => {
  test('a closed record is over from the day it ended', async () => {
    const list = await read('as-published/closed-uk.jsonl');
    expect(relations(list).map((s) => s.recordStatus)).toEqual(['closed', 'new']);
    expect(await ownersOf('as-published/closed-uk.jsonl', 'BP EASTERN MEDITERRANEAN LIMITED', '2016-12-31')).toEqual([
      'BP P.L.C.',
    ]);
    expect(await ownersOf('as-published/closed-uk.jsonl', 'BP EASTERN MEDITERRANEAN LIMITED', '2025-01-01')).toEqual([
      'BP GLOBAL INVESTMENTS LIMITED',
    ]);
  });
  test('updated without a new before it stands all the same', async () => {
    const list = await read('as-published/updated-gleif.jsonl');
    expect(relations(list).map((s) => [s.recordStatus, s.interests[0]?.startDate])).toEqual([
      ['updated', '1979-05-30'],
    ]);
  });
  test('a replaced statement is the same record, and the newer one stands', async () => {
    const list = await read('2-single-update.json');
    const replacing = list.filter((s) => s.replaces !== undefined);
    expect(replacing.length).toBeGreaterThan(0);
    for (const s of replacing) expect(s.recordId).toBe(s.replaces?.[0]);
  });
});

describe('parties without a name', () => {
  test('an anonymous person is a person who is not named, with the reason', async () => {
    const list = await read('as-published/levent.json');
    const anonymous = parties(list).filter((s) => s.unspecified !== undefined);
    expect(anonymous).toMatchObject([
      { name: 'anonymous person', partyType: 'person', unspecified: { reason: 'interestedPartyExemptFromDisclosure' } },
    ]);
    const roles = relations(list).flatMap((s) => s.interests.map((i) => i.interestType));
    expect(roles).toEqual(['trustee', 'settlor', 'trustee', 'beneficiaryOfLegalArrangement']);
  });
  test('exempt, and exempt before 0.4, with the words', async () => {
    const reasons = async (name: string) => parties(await read(name)).flatMap((s) => s.unspecified ?? []);
    expect(await reasons('as-published/Repex_issued.json')).toMatchObject([
      { reason: 'interestedPartyExemptFromDisclosure', description: expect.stringContaining('NO_LEI') },
    ]);
    expect(await reasons('as-published/exempt-0.3.json')).toMatchObject([
      { reason: 'subjectExemptFromDisclosure', description: expect.stringContaining('recognised stock exchange') },
    ]);
  });
});

describe('components, duplicates and wrong labels', () => {
  test('an indirect figure and its components are not counted twice', async () => {
    const list = await read('0.4/indirect-ownership.json');
    expect(relations(list).filter((s) => s.isComponent === true)).toHaveLength(2);
    const whole = relations(list).find((s) => s.components !== undefined);
    expect([whole?.components?.length, whole?.interests[0]?.directness]).toEqual([3, 'indirect']);
    const held = await ownersOf('0.4/indirect-ownership.json', 'Company A', '2018-12-17');
    expect(held).toEqual(['Company B']);
  });
  test('an id that stands twice is told, and both statements are kept', async () => {
    const { statements, problems } = await readText(bods, file('3-joint-ownership.json'), '3-joint-ownership.json');
    expect(problems.map((p) => p.code)).toEqual(['duplicate-statement-id']);
    expect(statements).toHaveLength(7);
  });
  test('the label 0.4 on references of 0.3, and an end that is an empty text', async () => {
    const [holding] = relations(await read('as-published/04152338.jsonl'));
    expect(holding?.subject).toBe('GB-COH-04152338');
    expect(holding?.interestedParty).toBe('GB-COH-ENT-04152338-rmTC0eAX1y8tc1XYM9dH00eqWEM');
    expect(holding?.interests.every((i) => i.endDate === undefined)).toBe(true);
    expect(await ownersOf('as-published/04152338.jsonl', 'MELLI BANK PLC', '2025-03-01')).toEqual([
      'Government Of The Islamic Republic Of Iran',
    ]);
  });
  test('such references are found in the file, before or after what they name', async () => {
    const lines = file('as-published/04152338.jsonl').trim().split('\n');
    for (const order of [lines, [...lines].reverse()]) {
      const { statements, problems } = await readText(bods, order.join('\n'), 'file.jsonl');
      expect(relations(statements).map((s) => s.subject)).toEqual(['GB-COH-04152338']);
      expect(problems.filter((p) => p.code === 'dangling-reference')).toEqual([]);
    }
  });
});

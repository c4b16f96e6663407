import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import type { RelationshipStatement, Statement } from '../../statements/types.ts';
import { detectFormat } from '../index.ts';
import { icij } from './index.ts';

// The header lines are those of the published files; the rows are invented.
const ENTITIES =
  'node_id,name,original_name,former_name,jurisdiction,jurisdiction_description,company_type,address,internal_id,incorporation_date,inactivation_date,struck_off_date,dorm_date,status,service_provider,ibcRUC,country_codes,countries,sourceID,valid_until,note\n' +
  '00012,Beta Ltd,Beta Ltd,Old Beta,BVI,,,,,23-MAR-2006,,,,,,,,,Invented Papers,,\n';
const OFFICERS = 'node_id,name,countries,country_codes,sourceID,valid_until,note\n7,Ann Lee,,,Invented Papers,,\n';
const ADDRESSES = 'node_id,address,name,countries,country_codes,sourceID,valid_until,note\n9,1 Road,,,,Invented,,\n';
const relations = (...rows: string[]): string =>
  `node_id_start,node_id_end,rel_type,link,status,start_date,end_date,sourceID\n${rows.join('\n')}\n`;
const read = (text: string) => readText(icij, text, 'icij.csv');
const interests = (list: readonly Statement[]) =>
  list.filter((s): s is RelationshipStatement => s.kind === 'relationship').flatMap((s) => s.interests);

describe('nodes', () => {
  test('every file is known by its header', () => {
    for (const text of [ENTITIES, OFFICERS, ADDRESSES, relations()])
      expect(detectFormat(text, 'nodes.csv')?.id).toBe('icij');
  });
  test('an entity keeps its id to the last zero, and its former name', async () => {
    const { statements } = await read(ENTITIES);
    expect(statements).toMatchObject([
      {
        party: 'icij:00012',
        name: 'Beta Ltd',
        otherNames: ['Old Beta'],
        partyType: 'company',
        foundingDate: '2006-03-23',
      },
    ]);
  });
  test('an officer is person or company, unsaid; addresses are not kept', async () => {
    expect((await read(OFFICERS)).statements).toMatchObject([{ partyType: 'unknown' }]);
    expect(await read(ADDRESSES)).toEqual({ statements: [], problems: [] });
  });
});

describe('relationships', () => {
  const typeOf = async (link: string) =>
    interests((await read(relations(`1,2,officer_of,${link},,,,X`))).statements)[0];
  test('a shareholder holds an unknown share; a nominee, a director and a secretary hold none', async () => {
    expect(await typeOf('shareholder of')).toEqual({
      interestType: 'shareholding',
      directness: 'unknown',
      details: 'shareholder',
    });
    expect((await typeOf('nominee shareholder of'))?.interestType).toBe('nominee');
    expect((await typeOf('Director of'))?.interestType).toBe('boardMember');
    expect((await typeOf('secretary of'))?.interestType).toBe('otherOffice');
    expect((await typeOf('beneficial owner of'))?.directness).toBe('indirect');
    expect((await typeOf('something of'))?.interestType).toBe('unknownInterest');
  });
  test('likeness is an unsure identity, an agent a commercial tie, an address nothing', async () => {
    const { statements } = await read(
      relations('1,2,same_name_as,,,,,X', '3,2,intermediary_of,intermediary of,,,,X', '2,9,registered_address,,,,,X'),
    );
    expect(statements).toMatchObject([
      { kind: 'judgement', judgement: 'unsure' },
      { kind: 'tie', tie: 'commercial' },
    ]);
  });
  test('dates in both shapes; another is told and left out', async () => {
    const { statements, problems } = await read(
      relations('1,2,officer_of,director of,,23-MAR-2006,2010-01-31,X', '1,3,officer_of,director of,,soon,,X'),
    );
    expect(interests(statements)[0]).toMatchObject({ startDate: '2006-03-23', endDate: '2010-01-31' });
    expect(problems.map((p) => [p.code, p.severity, p.place.row, p.place.field])).toEqual([
      ['bad-date', 'warning', 3, 'start_date'],
    ]);
  });
  test('a row without an end is named, and cut anywhere it never throws', async () => {
    const text = relations('1,,officer_of,director of,,,,X', '__proto__,2,officer_of,"director of",,,,X');
    const { statements, problems } = await read(text);
    expect(problems.map((p) => [p.code, p.place.row, p.place.field])).toEqual([['missing-value', 2, 'node_id_end']]);
    expect(statements).toMatchObject([{ interestedParty: 'icij:__proto__' }]);
    await fc.assert(fc.asyncProperty(fc.nat(text.length), async (at) => void (await read(text.slice(0, at)))));
  });
});

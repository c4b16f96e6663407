/**
 * No writer drops a word in silence: of every field a statement can have, another value makes another file, or the
 * field is listed among what the format cannot say. Tried field by field on statements with random other fields.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../src/snapshot/take.ts';
import { SOURCES } from '../../src/sources/index.ts';
import { statementJson } from '../../src/statements/json.ts';
import { type SaidName, WORDS } from '../../src/statements/said.ts';
import { sealStatement, type UnsealedStatement } from '../../src/statements/seal.ts';
import type { Statement } from '../../src/statements/types.ts';
import { ratio } from '../../src/terms/exact.ts';
import { interval, point } from '../../src/terms/interval.ts';
import type { Share } from '../../src/terms/share.ts';
import { GRAPH_FORMATS, GRAPH_WRITERS, graphOfSnapshot, notDrawn } from '../../src/workspace/graph-file/index.ts';
import { interestTable } from '../../src/workspace/table-file/interests.ts';
import { notTold } from '../../src/workspace/table-file/lost.ts';
import { partyTable } from '../../src/workspace/table-file/parties.ts';

type Draft = Record<string, unknown>;
type Written = { readonly text: string; readonly lost: readonly { statementId: string; what: string }[] };
type Writer = (statements: readonly Statement[]) => Written;

const tables: Writer = (all) => ({
  text: JSON.stringify([partyTable(all), interestTable(all)]),
  lost: notTold(all),
});
const graph =
  (format: keyof typeof GRAPH_WRITERS): Writer =>
  (all) => {
    const snapshot = takeSnapshot(all);
    const drawn = graphOfSnapshot(snapshot);
    return { text: GRAPH_WRITERS[format](drawn).text, lost: notDrawn(snapshot, drawn, all) };
  };
const WRITERS: Readonly<Record<string, Writer>> = {
  ...Object.fromEntries(SOURCES.flatMap((s) => (s.write === undefined ? [] : [[s.id, s.write]]))),
  'the JSON of a store': (all) => ({ text: all.map(statementJson).join('\n'), lost: [] }),
  'tables (xlsx, parquet)': tables,
  ...Object.fromEntries(GRAPH_FORMATS.map((f) => [f, graph(f)])),
};

/** Two values of a field; `at` is the way to it. */
interface Field {
  readonly at: readonly (string | number)[];
  readonly values: readonly [unknown, unknown];
  /** a statement is not one without it: its two values are tried against each other alone */
  readonly must?: true;
}
const field = (at: string, a: unknown, b: unknown, must?: true): Field => ({
  at: at.split('.').map((p) => (/^\d+$/.test(p) ? Number(p) : p)),
  values: [a, b],
  ...(must === undefined ? {} : { must }),
});
const share = (percent: bigint, more: Partial<Share> = {}): Share => ({
  bounds: point(ratio(percent, 100n)),
  hedge: 'exact',
  of: 'capital',
  ...more,
});

const BASE: readonly Field[] = [
  field('recordId', 'record-one', 'record-two'),
  field('recordStatus', 'updated', 'closed', true),
  field('statementDate', '2015-03-04', '2016-05-06'),
  field('originalId', 'original-one', 'original-two'),
  field('replaces', ['older-one'], ['older-two']),
  field('attributedTo', 'the finance chief', 'the chair'),
  field('source.name', 'Register one', 'Register two', true),
  field('source.kind', 'news', 'self-declaration', true),
  field('source.manner', 'prose', 'register', true),
  field('source.publisher', 'House one', 'House two'),
  field('source.published', '2018-01-02', '2019-02-03'),
  field('source.url', 'https://one.example/', 'https://two.example/'),
  field('source.rank', 3, 7),
  field('source.licence', 'CC0-1.0', 'OGL-UK-3.0'),
  field('locator.page', 11, 12),
  field('locator.paragraph', 'p-one', 'p-two'),
  field('locator.words', 'said so', 'said otherwise'),
];
const PARTY: readonly Field[] = [
  field('name', 'Alpha One Ltd', 'Beta Two Ltd', true),
  field('otherNames', ['Former One'], ['Former Two']),
  field('partyType', 'fund', 'business-unit', true),
  field('partyType', 'company', 'partnership', true),
  field('partyType', 'trust', 'arrangement', true),
  field('partyType', 'state', 'state-body', true),
  field('partyType', 'group', 'unknown', true),
  field('identifiers', [{ scheme: 'GB-COH', id: '01234567' }], [{ scheme: 'XX-OWN', id: 'n-2' }]),
  field('jurisdiction', 'FR', 'DE'),
  field('listed', 'LSE', 'NYSE'),
  field('foundingDate', '1999-01-02', '1998-03-04'),
  field('members', ['m-one', 'm-two'], ['m-one', 'm-three']),
  field('unspecified', { reason: 'unknown' }, { reason: 'noBeneficialOwners' }),
  field(
    'unspecified',
    { reason: 'unknown', description: 'words one' },
    { reason: 'unknown', description: 'words two' },
  ),
];
const PERSON: readonly Field[] = [
  field('birthDate', '1961-07', '1962-08'),
  field('birthDate', '1961-07-13', '1961-07-14'),
];
const INTEREST: readonly Field[] = [
  field('interests.0.interestType', 'shareholding', 'rightsToProfitOrIncome', true),
  field('interests.0.directness', 'direct', 'indirect', true),
  field('interests.0.directness', 'total', 'unknown', true),
  field('interests.0.share', share(31n), share(32n)),
  field(
    'interests.0.share',
    { ...share(0n), bounds: interval(ratio(1n, 4n), ratio(1n, 2n), true, false), hedge: 'range' },
    { ...share(0n), bounds: interval(ratio(1n, 4n), ratio(1n, 2n), false, true), hedge: 'range' },
  ),
  field(
    'interests.0.share',
    share(31n, { hedge: 'nearly', words: 'nearly a third' }),
    share(31n, { hedge: 'about', words: 'about a third' }),
  ),
  field('interests.0.share', share(31n, { of: 'votes' }), share(31n, { of: 'profits' })),
  field('interests.0.share', share(31n, { of: 'unknown' }), share(31n)),
  field('interests.0.sharesCount', '1234', '4321'),
  field('interests.0.startDate', '2011-01-01', '2012-02-02'),
  field('interests.0.endDate', '2031-01-01', '2032-02-02'),
  field('interests.0.class', 'A', 'B'),
  field('interests.0.lot', 'one', 'two'),
  field('interests.0.control', 'contract', 'board'),
  field('interests.0.role', 'chairman', 'founder'),
  field('interests.0.details', 'detail one', 'detail two'),
];
const RELATION: readonly Field[] = [
  field('subject', 'company-one', 'company-two', true),
  field('interestedParty', 'holder-one', 'holder-two', true),
  ...INTEREST,
  field('isComponent', true, false),
  field('components', ['c-one'], ['c-two']),
  field('nomineeFor', 'nominator-one', 'nominator-two'),
  field('otherReadings', [{ share: share(9n), reason: 'misprint' }], [{ share: share(8n), reason: 'misprint' }]),
  field('otherReadings', [{ share: share(9n), reason: 'a slip' }], [{ share: share(9n), reason: 'a guess' }]),
  field('regime', 'uk-psc', 'sg-rorc'),
];
const amount = (value: string) => ({ value, currency: 'USD', hedge: 'printed' });
const TRANSACTION: readonly Field[] = [
  field('transaction', 'acquisition', 'subscription', true),
  field('company', 'company-one', 'company-two', true),
  field('buyers', ['b-one'], ['b-two'], true),
  field('sellers', ['s-one'], ['s-two'], true),
  field('share', share(31n), share(32n)),
  field('class', 'A', 'B'),
  field('date', '2015-01', '2015-02'),
  field('status', 'planned', 'conditional', true),
  field('amount', amount('1000'), amount('2000')),
  field('valuation', amount('1000'), amount('2000')),
  field('venue', 'LSE', 'NYSE'),
];
const TIE: readonly Field[] = [
  field('tie', 'family', 'commercial', true),
  field('tie', 'concert', 'founder', true),
  field('parties', ['a', 'b'], ['a', 'c'], true),
  field('issuers', ['i-one'], ['i-two']),
  field('role', 'spouse', 'supplier'),
  field('startDate', '2011-01-01', '2012-02-02'),
  field('endDate', '2031-01-01', '2032-02-02'),
];
const source = { name: 'Register', kind: 'register', manner: 'register' };
const bare = { recordStatus: 'new', source, locator: {} };
const KINDS: Readonly<Record<string, { readonly draft: Draft; readonly fields: readonly Field[] }>> = {
  party: {
    draft: { ...bare, kind: 'party', party: 'p', name: 'Alpha', partyType: 'company' },
    fields: [...PARTY, ...BASE],
  },
  person: {
    draft: { ...bare, kind: 'party', party: 'p', name: 'Ann', partyType: 'person' },
    fields: [...PERSON, ...BASE],
  },
  relationship: {
    draft: {
      ...bare,
      kind: 'relationship',
      subject: 'c',
      interestedParty: 'h',
      interests: [{ interestType: 'shareholding', directness: 'direct', share: share(40n) }],
    },
    fields: [...RELATION, ...BASE],
  },
  office: {
    draft: {
      ...bare,
      kind: 'relationship',
      subject: 'c',
      interestedParty: 'h',
      interests: [{ interestType: 'boardMember', directness: 'direct' }],
    },
    fields: [...INTEREST],
  },
  control: {
    draft: {
      ...bare,
      kind: 'relationship',
      subject: 'c',
      interestedParty: 'h',
      interests: [{ interestType: 'otherInfluenceOrControl', directness: 'direct', control: 'stated' }],
    },
    fields: [...INTEREST, ...RELATION.slice(-6)],
  },
  transaction: {
    draft: {
      ...bare,
      kind: 'transaction',
      transaction: 'acquisition',
      company: 'c',
      buyers: ['b'],
      sellers: ['s'],
      status: 'completed',
    },
    fields: [...TRANSACTION, ...BASE],
  },
  tie: { draft: { ...bare, kind: 'tie', tie: 'other', parties: ['a', 'b'] }, fields: [...TIE, ...BASE] },
  judgement: {
    draft: { ...bare, kind: 'judgement', a: 'a', b: 'b', judgement: 'unsure' },
    fields: [field('a', 'x', 'y', true), field('judgement', 'same', 'not-same', true), field('reason', 'one', 'two')],
  },
  'complete-list': {
    draft: { ...bare, kind: 'complete-list', company: 'c', of: 'both' },
    fields: [field('company', 'x', 'y', true), field('of', 'shares', 'votes', true)],
  },
  'share-class': {
    draft: { ...bare, kind: 'share-class', company: 'c', class: 'A', capital: share(40n) },
    fields: [
      field('class', 'B', 'C', true),
      field('capital', share(31n), share(32n)),
      field('votes', share(31n), share(32n)),
      field('votesPerShare', '10', '20'),
    ],
  },
};

function put(draft: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(draft)) return draft.map((v, i) => (i === key ? put(v, rest, value) : v));
  const { [key]: old, ...others } = draft as Draft;
  const next = put(old, rest, value);
  return next === undefined ? others : { ...others, [key]: next };
}

/** The file and what is listed, without the ids that content gives: those differ with every word. */
interface Outcome {
  readonly text: string;
  readonly lost: ReadonlySet<string>;
}
function outcome(write: Writer, draft: unknown): Outcome {
  const s = sealStatement(draft as UnsealedStatement);
  const { text, lost } = write([s]);
  const hex = s.statementId.slice(2);
  const plain = (t: string): string => t.replaceAll(hex, '#').replaceAll(/[ps]:[0-9a-f]{32}/g, '#');
  return {
    text: plain(text),
    lost: new Set(lost.filter((l) => l.statementId === s.statementId).map((l) => plain(l.what))),
  };
}

/** What a report calls a field; a share's own fields are told by the value. */
const CALLED: Readonly<Record<string, SaidName>> = {
  recordId: 'record',
  recordStatus: 'status',
  statementDate: 'date',
  originalId: 'original-id',
  replaces: 'replaces',
  attributedTo: 'attributed-to',
  'source.name': 'source',
  'source.kind': 'source-kind',
  'source.manner': 'manner',
  'source.publisher': 'publisher',
  'source.published': 'published',
  'source.url': 'url',
  'source.rank': 'rank',
  'source.licence': 'licence',
  'locator.page': 'page',
  'locator.paragraph': 'paragraph',
  'locator.words': 'words',
  partyType: 'type',
  'interests.0.directness': 'directness',
};

/** A sentence about the whole statement covers every field of it. */
const WHOLE =
  /^(BODS has no statement for|a table of holdings has no row for|parties and interests have no row for|FollowTheMoney has no schema for a|a tie of more than two|a \w+ tie is written as|that it is a |the day of birth is|that the figure is a total|a graph of one day has no edge for|not a holding in force|an indirect or total figure)/;

function isTold(write: Writer, draft: unknown, { at, values, must }: Field): boolean {
  const [one, two] = values.map((v) => outcome(write, put(draft, at, v))) as [Outcome, Outcome];
  const none = must === true ? undefined : outcome(write, put(draft, at, undefined));
  if (one.text !== two.text && one.text !== none?.text) return true;
  const words = WORDS[CALLED[at.join('.')] ?? 'source'];
  const listed = (x: Outcome): boolean =>
    [...x.lost].some((w) => WHOLE.test(w) || w.includes(words) || (none !== undefined && !none.lost.has(w)));
  // The usual value may go unsaid where the other is listed.
  return listed(one) || listed(two);
}

const nameOf = ({ at, values }: Field): string =>
  `${at.join('.')} ${JSON.stringify(values, (_k, v) => (typeof v === 'bigint' ? String(v) : v))}`;

describe.each(Object.entries(WRITERS))('%s', (format, write) => {
  test.each(Object.entries(KINDS))('%s', (_kind, { draft, fields }) => {
    fc.assert(
      fc.property(fc.subarray([...fields]), (others) => {
        const base = others.reduce<unknown>((d, f) => put(d, f.at, f.values[1]), draft);
        const dropped = fields.filter((f) => !isTold(write, base, f));
        expect(dropped.map(nameOf)).toEqual([]);
      }),
      { seed: 11, numRuns: format === 'own' ? 4 : 12, examples: [[[]]] },
    );
  });
});

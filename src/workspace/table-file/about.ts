/** What a reader of the workbook must know: as of when, of which data, from whom, how to read it, what is not in it. */
import type { Source, Statement } from '../../statements/types.ts';
import { ENGINE_VERSION } from '../engine-version.ts';
import { byText, type Column, type Lost, type Table, tableOf } from './types.ts';

/** Of the statements as a whole. */
export interface DataTold {
  /** "sha256:…" */
  readonly version: string;
  /** the last day the data speaks of; never the clock, so that the same data is the same file */
  readonly last?: string;
}

const READING: readonly [string, string][] = [
  ['shares', 'per cent; least and most are exact, as text: 100/3 is a third'],
  ['least_number, most_number', 'the same ends as numbers of 12 digits, least rounded down and most up'],
  ['least_open, most_open', 'TRUE: the end itself is excluded; above 25 is least 25 with least_open'],
  ['empty cell', 'the source does not say; an empty share is unknown, not nothing'],
  ['dates', 'text, as precise as the source: a day, a month or a year; to is the first day no longer held'],
  [
    'rows',
    'what each source says, side by side, closed and replaced statements too; a party told of twice has two rows',
  ],
];

type Row = readonly [what: string, value: string, more: string];
const COLUMNS: readonly Column<Row>[] = [
  { name: 'what', type: 'string', of: (r) => r[0] },
  { name: 'value', type: 'string', of: (r) => r[1] },
  { name: 'more', type: 'string', of: (r) => (r[2] === '' ? undefined : r[2]) },
];

export function aboutTable(statements: readonly Statement[], data: DataTold, lost: readonly Lost[]): Table {
  const rows: Row[] = [
    ['data as of', data.last ?? 'no date in the data', ''],
    ['data version', data.version, ''],
    ['written by', `lookthrough ${ENGINE_VERSION}`, ''],
    ['statements', String(statements.length), ''],
    ...sourcesOf(statements).map(({ name, ...more }): Row => ['source', name, sourceText(more)]),
    ...READING.map(([what, value]): Row => ['how to read', what, value]),
    ['not in this file', 'where a statement was read from: file, line, row, pointer and the day it was fetched', ''],
    ...lost.map(({ statementId, what }): Row => ['not in this file', statementId, what]),
  ];
  return tableOf('About', COLUMNS, rows);
}

function sourcesOf(statements: readonly Statement[]): Source[] {
  const all = new Map<string, Source>();
  // Most statements of a file share one object: that is worded once.
  for (const source of new Set(statements.map((s) => s.source))) all.set(sourceKey(source).join('\u0000'), source);
  return [...all.values()].sort((a, b) => byText(sourceKey(a), sourceKey(b)));
}
const sourceKey = ({ name, ...more }: Source): string[] => [name, sourceText(more)];

const sourceText = (s: Omit<Source, 'name'>): string =>
  [
    s.publisher === undefined ? [] : `publisher ${s.publisher}`,
    s.kind,
    `read as ${s.manner}`,
    s.published === undefined ? [] : `published ${s.published}`,
    s.rank === undefined ? [] : `rank ${s.rank}`,
    s.licence === undefined ? [] : `licence ${s.licence}`,
    s.url ?? [],
  ]
    .flat()
    .join('; ');

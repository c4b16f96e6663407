/** An answer as tables: every list in it is one, so that a spreadsheet holds what the envelope holds. */
import type { Envelope } from '../../answers/envelope.ts';
import type { Verb } from '../../answers/question.ts';
import type { StructureAnswer } from '../../answers/structure-out.ts';
import type { Cell, Table } from '../table-file/types.ts';
import { cellsOf, isFields, type Row, rowOf, textOf } from './cells.ts';

/** The table a question is asked for: what a CSV file, which holds one, holds. */
const MAIN: Readonly<Record<Verb, string>> = {
  owners: 'holders',
  holdings: 'holdings',
  control: 'controllers',
  controlled: 'controlled',
  'beneficial-owners': 'owners',
  screen: 'blocked',
  ties: 'ties',
  changes: 'edges',
  'what-if': 'crossed',
  power: 'indices',
  audit: 'findings',
  structure: 'edges',
};
export const mainTable = (e: Envelope): string =>
  e.question.verb === 'control' && e.question['rule'] !== undefined ? 'verdicts' : MAIN[e.question.verb as Verb];

/** @returns lists by name in the order of the answer, empty ones too; then those of the envelope, its proof last */
export function rowsByTable(e: Envelope): ReadonlyMap<string, readonly Row[]> {
  const tables = new Map<string, readonly Row[]>();
  for (const [name, value] of Object.entries(e.answer)) {
    if (isRows(value))
      tables.set(
        name,
        value.map((v) => rowOf(v)),
      );
    else if (isFields(value))
      for (const [inner, list] of Object.entries(value))
        if (isRows(list))
          tables.set(
            `${name} ${inner}`,
            list.map((v) => rowOf(v)),
          );
  }
  if (e.question.verb === 'structure') tables.set('edges', edgeRows(e.answer as unknown as StructureAnswer));
  const own = { assumptions: e.assumptions, 'open points': e.openPoints, warnings: e.warnings };
  for (const [name, list] of Object.entries(own))
    tables.set(
      name,
      list.map((v) => rowOf(v)),
    );
  tables.set(
    'premises',
    e.proof.premises.map((v) => rowOf(v)),
  );
  tables.set(
    'steps',
    e.proof.steps.map((v) => rowOf(v)),
  );
  return tables;
}
const isRows = (value: unknown): value is readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) && value.every(isFields);

/** What of the answer is no list: sentences, the parties asked about, single figures. */
export function singlesOf(e: Envelope): readonly (readonly [string, string])[] {
  return Object.entries(e.answer).flatMap(([name, value]): [string, string][] => {
    if (isRows(value) && value.length > 0) return [];
    if (!isFields(value) || typeof value['name'] === 'string') return [[name, textOf(value)]];
    return Object.entries(value)
      .filter(([, inner]) => !isRows(inner))
      .map(([inner, single]) => [`${name} ${inner}`, textOf(single)]);
  });
}

/** The holdings as the page's table has them: by names, the sources' words, the rest nobody declared. */
function edgeRows({ nodes, edges, subject, undisclosed }: StructureAnswer): readonly Row[] {
  const nameOf = new Map(nodes.map((n) => [n.id, n.name]));
  const lines = (texts: readonly (string | undefined)[]): string =>
    [...new Set(texts.filter((t) => t !== undefined))].join('\n');
  const held = edges.map(({ id, from, to, kind, economic, votes, said, since, suspect, road, statements }) => ({
    holder: nameOf.get(from) ?? from,
    holds_in: nameOf.get(to) ?? to,
    kind,
    ...cellsOf('words', lines(said.map((s) => s.words))),
    ...cellsOf('economic', economic),
    ...cellsOf('votes', votes),
    ...cellsOf('since', since),
    counted: kind !== 'other-reading',
    doubted_as_printed: suspect,
    carries_the_answer: road,
    source: lines(said.map((s) => s.source)),
    ...cellsOf('said', said),
    id,
    holder_id: from,
    holds_in_id: to,
    ...cellsOf('statements', statements),
  }));
  if (undisclosed.economic === undefined && undisclosed.votes === undefined) return held;
  return [
    ...held,
    {
      holder: 'not declared',
      holds_in: subject.name,
      kind: 'not-declared',
      ...cellsOf('economic', undisclosed.economic),
      ...cellsOf('votes', undisclosed.votes),
      counted: true,
      holds_in_id: subject.id,
    },
  ];
}

/** Columns are those any row has, each behind the one it stands behind there; a cell nobody fills is empty, never nought. */
export function tableFrom(name: string, rows: readonly Row[]): Table {
  const names = columnsOf(rows);
  const first = (n: string): Cell | undefined => rows.find((r) => r[n] !== undefined)?.[n];
  const typeOf = (cell: Cell | undefined): 'string' | 'double' | 'boolean' =>
    typeof cell === 'number' ? 'double' : typeof cell === 'boolean' ? 'boolean' : 'string';
  return {
    name,
    columns: names.map((n) => ({ name: n, type: typeOf(first(n)) })),
    rows: rows.map((r) => names.map((n) => r[n])),
  };
}

function columnsOf(rows: readonly Row[]): readonly string[] {
  const names: string[] = [];
  const known = new Set<string>();
  for (const row of rows) {
    let before: string | undefined;
    for (const name of Object.keys(row)) {
      if (!known.has(name)) names.splice(before === undefined ? 0 : names.indexOf(before) + 1, 0, name);
      known.add(name);
      before = name;
    }
  }
  return names;
}

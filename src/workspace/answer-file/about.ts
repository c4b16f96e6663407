/** What a file of an answer says of itself: the question, the days, the data, the sources, and whether it is a fact. */
import type { Envelope } from '../../answers/envelope.ts';
import { UNDATED } from '../../terms/day.ts';
import type { Workspace } from '../workspace.ts';
import { type Row, textOf } from './cells.ts';
import { singlesOf } from './tables.ts';

/** The changes supposed, in words; undefined: what the data say. */
export function scenarioOf(e: Envelope): string | undefined {
  const change = e.question['change'];
  return Array.isArray(change) && change.length > 0
    ? `SCENARIO, not a fact: ${change.map(String).join('; ')}`
    : undefined;
}

/** Every row carries what it is true of, so that it says so wherever it is copied; a scenario before anything else. */
export function framed(e: Envelope, row: Row): Row {
  const scenario = scenarioOf(e);
  return {
    ...(scenario === undefined ? {} : { scenario }),
    ...row,
    // An empty cell is what nobody says: nothing in the data has a date.
    true_on: e.asAt === UNDATED ? '' : e.asAt,
    known_by: e.knownAt,
    data_version: e.data.version,
  };
}

const READING: readonly (readonly [string, string])[] = [
  ['shares', 'per cent; [ and ] include the end, ( and ) exclude it; least and most are the same ends as numbers'],
  ['_open', 'TRUE: the end itself is excluded'],
  ['empty cell', 'nobody says; an empty share is unknown, not nothing'],
  ['words', 'the source’s own; all other figures are read from them or worked out'],
  ['not-declared', 'what is left over: nobody says who holds it'],
  ['premises, steps', 'the proof; the JSON form of the answer can be checked with lookthrough verify'],
];

export async function aboutRows(workspace: Workspace, e: Envelope): Promise<readonly Row[]> {
  const scenario = scenarioOf(e);
  const asked = Object.entries(e.question).filter(([key]) => key !== 'verb');
  const rows: (readonly [string, string, string?])[] = [
    ...(scenario === undefined ? [] : [['SCENARIO', scenario] as const]),
    ...singlesOf(e).map(([what, value]) => ['answer', what, value] as const),
    ['question', e.question.verb],
    ...asked.map(([key, value]) => ['question', key, textOf(value)] as const),
    ['true on', e.asAt === UNDATED ? 'no statement carries a date' : e.asAt],
    ['known by', e.knownAt === 'all' ? 'everything in the data' : e.knownAt],
    ['data version', e.data.version],
    ['written by', `${e.engine.name} ${e.engine.version}`],
    ...Object.entries(e.rules).map(([id, version]) => ['rule', id, `version ${version}`] as const),
    ...(await sourcesOf(workspace, e)).map(([title, n]) => ['source', title, `${n} statements`] as const),
    ...READING.map(([what, how]) => ['how to read', what, how] as const),
  ];
  return rows.map(([what, value, more]) => ({ what, value, ...(more === undefined ? {} : { more }) }));
}

/** Each source once, by name, with how many statements the answer rests on. */
async function sourcesOf({ store }: Workspace, e: Envelope): Promise<readonly (readonly [string, number])[]> {
  const counts = new Map<string, number>();
  for (const id of statementsIn(e)) {
    const source = (await store.statement(id))?.source;
    if (source === undefined) continue;
    const title = [source.name, source.publisher, source.published].filter((x) => x !== undefined).join(', ');
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function statementsIn(e: Envelope): ReadonlySet<string> {
  const ids = new Set<string>();
  const stack: unknown[] = [e];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'statement' && typeof inner === 'string') ids.add(inner);
      else if (key === 'statements' && Array.isArray(inner)) for (const id of inner) ids.add(String(id));
      else stack.push(inner);
    }
  }
  return ids;
}

/**
 * What an answer's rows hang on. A row is conditional on an open point if under another option of it the row would say
 * something that it excludes now: another verdict, or a share outside its own. It says so, and what holds in every reading.
 */
import { hull, type Interval, intersect, NOTHING, sameInterval } from '../terms/interval.ts';
import type { PartyOut, ShareOut } from './envelope.ts';
import type { Reading, Readings } from './readings.ts';
import { intervalOf, shareOut } from './share-out.ts';

type Row = Readonly<Record<string, unknown>>;

/** Lists of an answer whose rows are about a party or a group. */
const LISTS = ['holders', 'holdings', 'controllers', 'controlled', 'verdicts', 'owners', 'blocked'] as const;
/** Figures compared, where a row has them. */
const FIGURES = ['share', 'votes'] as const;

/** One row as another reading has it. */
export interface RowUnder {
  readonly list: string;
  readonly rule?: string;
  readonly party?: PartyOut;
  readonly group?: readonly PartyOut[];
  /** left out where there is no such row */
  readonly now?: Said;
  readonly would?: Said;
}
export interface Said {
  readonly share?: ShareOut;
  readonly votes?: ShareOut;
  readonly verdict?: string;
}
export interface Conditional {
  /** the answer with `conditionalOn` and `acrossReadings` on the rows that hang on a point */
  readonly answer: Reading['answer'];
  /** point id -> option id -> rows that would say something else */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, readonly RowUnder[]>>;
  /** rows that would say something else if a name did not mean one party in every source, or if it did */
  readonly byName: readonly RowUnder[];
  /** points that some reading turns on */
  readonly touching: ReadonlySet<string>;
  /** points that some row is conditional on, or the sentence of an answer without rows; sorted */
  readonly points: readonly string[];
}

/** @returns cost: rows × readings */
export function conditional(readings: Readings): Conditional {
  const { now } = readings;
  const points = new Set<string>();
  const answer: Record<string, unknown> = { ...now.answer };
  for (const list of LISTS) {
    const rows = rowsOf(now, list);
    if (rows.length > 0) answer[list] = rows.map((row) => marked(list, row, readings, points));
  }
  // An answer without rows about parties, such as a structure under no rule, hangs by its sentence.
  if (!LISTS.some((list) => rowsOf(now, list).length > 0)) for (const id of otherSentences(readings)) points.add(id);
  const rows = new Map(
    [...readings.other].map(([id, options]) => {
      const under = [...options].map(([option, reading]) => [option, rowsUnder(now, reading)] as const);
      return [id, new Map(under)] as const;
    }),
  );
  const touching = new Set(
    [...readings.pairs].filter(([, pairs]) => pairs.some(([a, b]) => differ(a, b))).map(([id]) => id),
  );
  const byName = readings.withoutOneName === undefined ? [] : rowsUnder(now, readings.withoutOneName);
  return { answer: answer as Reading['answer'], rows, byName, touching, points: [...points].sort() };
}

const otherSentences = ({ pairs }: Readings): readonly string[] =>
  [...pairs].filter(([, two]) => two.some(([a, b]) => a.answer.headline !== b.answer.headline)).map(([id]) => id);

function marked(list: string, row: Row, readings: Readings, points: Set<string>): Row {
  const { now } = readings;
  const on = [...readings.pairs].flatMap(([id, pairs]) => {
    const hangs = pairs.some(([a, b]) => {
      const [before, after] = [rowsIn(list, row, now, a), rowsIn(list, row, now, b)];
      // Beside now, what the row leaves open is no condition; between two other readings any difference is.
      return a === now ? after.some((r) => excludes(row, r)) : wordsOf(before) !== wordsOf(after);
    });
    return hangs ? [id] : [];
  });
  if (on.length === 0) return row;
  for (const id of on) points.add(id);
  const everywhere = readings.all.flatMap((reading) => rowsIn(list, row, now, reading));
  return { ...row, conditionalOn: on.sort(), acrossReadings: across(row, everywhere) };
}

/** Does the row, read otherwise, say what it excludes as it is? */
function excludes(row: Row | undefined, other: Row | undefined): boolean {
  if (row === undefined) return other !== undefined;
  if (FIGURES.some((f) => row[f] !== undefined && !within(figure(other, f), figure(row, f)))) return true;
  const verdict = row['verdict'];
  return decided(verdict) && verdict !== (other?.['verdict'] ?? 'no');
}

const decided = (verdict: unknown): boolean => verdict === 'yes' || verdict === 'no' || verdict === 'certain';
const within = (a: Interval, b: Interval): boolean => sameInterval(intersect(a, b), a);
/** No row, no share. */
const figure = (row: Row | undefined, key: string): Interval =>
  row?.[key] === undefined ? NOTHING : intervalOf(row[key] as ShareOut);

/** The least that holds in every reading looked at. */
function across(row: Row, everywhere: readonly (Row | undefined)[]): Said {
  const said: Record<string, unknown> = {};
  for (const key of FIGURES) {
    if (row[key] !== undefined) said[key] = shareOut(everywhere.map((r) => figure(r, key)).reduce(hull));
  }
  const verdict = row['verdict'] as string | undefined;
  if (verdict === undefined) return said;
  const agreed = everywhere.every((r) => (r?.['verdict'] ?? 'no') === verdict);
  const open = verdict === 'certain' || verdict === 'possible' ? 'possible' : 'cannot-tell';
  return { ...said, verdict: agreed ? verdict : open };
}

/** Rows of either reading that the other contradicts or does not have. */
function rowsUnder(now: Reading, reading: Reading): readonly RowUnder[] {
  return LISTS.flatMap((list) => {
    const met = new Set<Row | undefined>();
    const changed = rowsOf(now, list).flatMap((row): RowUnder[] => {
      const there = rowsIn(list, row, now, reading);
      for (const r of there) met.add(r);
      const [would] = there.filter((r) => excludes(row, r)).map((r) => ({ r }));
      return would === undefined ? [] : [{ ...headOf(list, row), now: said(row), ...has('would', would.r) }];
    });
    const come = rowsOf(reading, list).filter((row) => !met.has(row));
    return [...changed, ...come.map((row): RowUnder => ({ ...headOf(list, row), would: said(row) }))];
  });
}

const has = (key: 'would', row: Row | undefined): Pick<RowUnder, 'would'> =>
  row === undefined ? {} : { [key]: said(row) };

function headOf(list: string, row: Row): RowUnder {
  const head: Record<string, unknown> = { list };
  for (const key of ['rule', 'party', 'group']) if (row[key] !== undefined) head[key] = row[key];
  return head as unknown as RowUnder;
}
function said(row: Row): Said {
  const found: Record<string, unknown> = {};
  for (const key of [...FIGURES, 'verdict']) if (row[key] !== undefined) found[key] = row[key];
  return found;
}

/** Questions whose answer is no list of parties differ if anything in it does. */
function differ(a: Reading, b: Reading): boolean {
  if (a.answer.headline !== b.answer.headline) return true;
  if (!LISTS.some((list) => Array.isArray(a.answer[list])))
    return JSON.stringify(a.answer) !== JSON.stringify(b.answer);
  return LISTS.some((list) => {
    const [mine, theirs] = [rowsOf(a, list), rowsOf(b, list)];
    return mine.length !== theirs.length || mine.some((row) => unlike(row, rowIn(list, row, b)));
  });
}
const unlike = (row: Row, other: Row | undefined): boolean => excludes(row, other) || excludes(other, row);

const rowsOf = (reading: Reading, list: string): readonly Row[] =>
  Array.isArray(reading.answer[list]) ? (reading.answer[list] as Row[]) : [];

/** The row about the same party in another reading, where it may have merged with another. */
function rowIn(list: string, row: Row, reading: Reading): Row | undefined {
  const key = keyIn(list, row, reading);
  return rowsOf(reading, list).find((r) => keyOf(list, r) === key);
}

/** The same where a party may be one now and several there: a row or its absence for each of them. */
export function rowsIn(list: string, row: Row, now: Reading, reading: Reading): readonly (Row | undefined)[] {
  const [id, ...more] = idsOf(row);
  const parts = reading.parts?.get(id ?? '');
  if (more.length === 0 && parts !== undefined) {
    // Each source's party of the name is one of them: whoever has a row there is meant.
    const keys = new Set(parts.map((one) => keyOf(list, row, [one])));
    const there = rowsOf(reading, list).filter((r) => keys.has(keyOf(list, r)));
    return there.length === 0 ? [undefined] : there;
  }
  const party = id === undefined ? undefined : now.snapshot.parties[now.snapshot.nodeOf.get(id) ?? -1];
  if (more.length > 0 || party?.mergedFrom === undefined) return [rowIn(list, row, reading)];
  const ids = new Set(party.mergedFrom.map((raw) => partyIn(reading.snapshot, raw) ?? raw));
  return [...ids].map((one) => rowsOf(reading, list).find((r) => keyOf(list, r) === keyOf(list, row, [one])));
}
const wordsOf = (rows: readonly (Row | undefined)[]): string =>
  JSON.stringify([...new Set(rows.map((r) => (r === undefined ? '' : JSON.stringify(said(r)))))].sort());

const idsOf = (row: Row): readonly string[] =>
  ((row['group'] as readonly PartyOut[] | undefined) ?? [row['party'] as PartyOut]).map((p) => p?.id ?? '');
const keyOf = (list: string, row: Row, ids = idsOf(row)): string =>
  JSON.stringify([list, row['rule'] ?? '', [...new Set(ids)].sort()]);
const keyIn = (list: string, row: Row, { snapshot }: Reading): string =>
  keyOf(
    list,
    row,
    idsOf(row).map((id) => partyIn(snapshot, id) ?? id),
  );
function partyIn(snapshot: Reading['snapshot'], id: string): string | undefined {
  const node = snapshot.nodeOf.get(id);
  return node === undefined ? undefined : snapshot.parties[node]?.id;
}

/** The two tables of a Form 3, 4 or 5 -> rows: what is held after the filing, and what was bought or sold. */
import { isPartialDate } from '../../terms/day.ts';
import { ATTRIBUTE, TEXT, type XmlObject, type XmlValue } from '../xml/items.ts';
import { all, object, text } from './persons.ts';

export interface FormRow {
  /** where it stands: "nonDerivativeTable/nonDerivativeTransaction 2" */
  readonly path: string;
  /** an option, warrant or convertible: the right to shares, not shares held now */
  readonly derivative: boolean;
  readonly title: string | undefined;
  /** D or I; anything else as it stands */
  readonly ownership: string | undefined;
  /** "Trust" with what its footnotes say: through whom an indirect holding is held */
  readonly nature: string | undefined;
  /** shares or units held after what is reported, decimal text */
  readonly held: string | undefined;
  /** where only a value is given */
  readonly heldValue: string | undefined;
  readonly underlying: string | undefined;
  readonly underlyingShares: string | undefined;
  readonly price: string | undefined;
  readonly exercisable: string | undefined;
  readonly expires: string | undefined;
  /** footnotes of the security and of the level; those of the trade and of the nature of ownership stand there */
  readonly notes: readonly string[];
  readonly trade: Trade | undefined;
}
export interface Trade {
  readonly date: string | undefined;
  /** EDGAR's transaction code: P, S, A, M, G … */
  readonly code: string | undefined;
  readonly shares: string | undefined;
  readonly price: string | undefined;
  /** A acquired, D disposed of */
  readonly way: string | undefined;
  readonly notes: readonly string[];
}

const TABLES = [
  ['nonDerivativeTable', ['nonDerivativeTransaction', 'nonDerivativeHolding'], false],
  ['derivativeTable', ['derivativeTransaction', 'derivativeHolding'], true],
] as const;

/** Rows of both tables, transactions before holdings, each in its order. */
export function rowsOf(form: XmlObject): readonly FormRow[] {
  const footnotes = footnotesOf(form);
  return TABLES.flatMap(([table, kinds, derivative]) =>
    kinds.flatMap((kind) =>
      all(object(form[table])[kind]).map((row, at) =>
        rowOf(object(row), `${table}/${kind} ${at + 1}`, derivative, footnotes),
      ),
    ),
  );
}

/** Footnotes by id, white space collapsed. */
function footnotesOf(form: XmlObject): ReadonlyMap<string, string> {
  const listed = all(object(form['footnotes'])['footnote']).map(object);
  return new Map(
    listed.flatMap((f) => {
      const [id, words] = [text(f[ATTRIBUTE]), text(f[TEXT])];
      return id === undefined || words === undefined ? [] : [[id, words.replace(/\s+/g, ' ')] as const];
    }),
  );
}

function rowOf(row: XmlObject, path: string, derivative: boolean, footnotes: ReadonlyMap<string, string>): FormRow {
  const after = object(row['postTransactionAmounts']);
  const underlying = object(row['underlyingSecurity']);
  const nature = object(row['ownershipNature']);
  const via = nature['natureOfOwnership'];
  const natureNotes = notesIn(via, footnotes);
  const { transactionAmounts: _amounts, transactionCoding: _coding, ...level } = row;
  return {
    path,
    derivative,
    title: valueIn(row['securityTitle']),
    ownership: valueIn(nature['directOrIndirectOwnership']),
    nature: joined([valueIn(via), ...natureNotes]),
    held: plainNumber(valueIn(after['sharesOwnedFollowingTransaction'])),
    heldValue: valueIn(after['valueOwnedFollowingTransaction']),
    underlying: valueIn(underlying['underlyingSecurityTitle']),
    underlyingShares: plainNumber(valueIn(underlying['underlyingSecurityShares'])),
    price: plainNumber(valueIn(row['conversionOrExercisePrice'])),
    exercisable: valueIn(row['exerciseDate']),
    expires: valueIn(row['expirationDate']),
    notes: notesIn(level, footnotes).filter((n) => !natureNotes.includes(n)),
    trade: row['transactionAmounts'] === undefined ? undefined : tradeOf(row, footnotes),
  };
}

function tradeOf(row: XmlObject, footnotes: ReadonlyMap<string, string>): Trade {
  const amounts = object(row['transactionAmounts']);
  return {
    date: dayOf(valueIn(row['transactionDate'])),
    code: text(object(row['transactionCoding'])['transactionCode']),
    shares: plainNumber(valueIn(amounts['transactionShares'])),
    price: plainNumber(valueIn(amounts['transactionPricePerShare'])),
    way: valueIn(amounts['transactionAcquiredDisposedCode']),
    notes: [...new Set([...notesIn(row['transactionCoding'], footnotes), ...notesIn(amounts, footnotes)])],
  };
}

/** The footnotes an element points to, at any depth, each once, in order of appearance. */
function notesIn(value: XmlValue | undefined, footnotes: ReadonlyMap<string, string>): readonly string[] {
  const found = new Set<string>();
  const waiting: XmlValue[] = value === undefined ? [] : [value];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (typeof next === 'string') continue;
    if (Array.isArray(next)) waiting.unshift(...(next as readonly XmlValue[]));
    else {
      const note = footnotes.get(text((next as XmlObject)[ATTRIBUTE]) ?? '');
      if (note !== undefined) found.add(note);
      waiting.unshift(...Object.values(next as XmlObject));
    }
  }
  return [...found];
}

/** EDGAR wraps each value, with its footnotes beside it; some older filings do not. */
const valueIn = (v: XmlValue | undefined): string | undefined => text(object(v)['value']) ?? text(v);
export const joined = (parts: readonly (string | undefined)[]): string | undefined => {
  const said = parts.filter((p): p is string => p !== undefined && p !== '');
  return said.length === 0 ? undefined : said.join('; ');
};
/** "134018.0" is 134018; what is no decimal stays as it stands, to be named. */
const plainNumber = (t: string | undefined): string | undefined =>
  t !== undefined && /^\d+\.\d+$/.test(t) ? t.replace(/\.?0+$/, '') : t;
/** "2020-09-15", with or without a time zone. */
export const dayOf = (t: string | undefined): string | undefined => {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(t ?? '')?.[0];
  return day !== undefined && isPartialDate(day) ? day : undefined;
};

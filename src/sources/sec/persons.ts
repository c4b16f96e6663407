/** The cover pages of a filing -> who reports how much, in both vocabularies. */
import type { XmlObject, XmlValue } from '../xml/items.ts';

export interface Reporter {
  readonly name: string;
  readonly cik?: string;
  readonly types: readonly string[];
  readonly percent: string;
  /** numbers of shares; decimal texts */
  readonly amount: string;
  readonly sole: string;
}

export const object = (v: XmlValue | undefined): XmlObject =>
  typeof v === 'object' && !Array.isArray(v) ? (v as XmlObject) : {};
export const all = (v: XmlValue | undefined): readonly XmlValue[] =>
  v === undefined ? [] : Array.isArray(v) ? (v as readonly XmlValue[]) : [v as XmlValue];
export const text = (v: XmlValue | undefined): string | undefined => {
  const first = all(v)[0];
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : undefined;
};

/** The first text of any of these names, at any depth; documents nest at most as deep as the reader allows. */
export function find(value: XmlObject, names: ReadonlySet<string>): string | undefined {
  const waiting: XmlValue[] = [value];
  for (let at = 0; at < waiting.length; at += 1) {
    const next = waiting[at];
    if (typeof next !== 'object') continue;
    if (Array.isArray(next)) waiting.push(...(next as readonly XmlValue[]));
    else
      for (const [name, inner] of Object.entries(next as XmlObject)) {
        const found = names.has(name) ? text(inner) : undefined;
        if (found !== undefined) return found;
        waiting.push(inner);
      }
  }
  return undefined;
}

/** @returns undefined for an entry without a name, a percentage or numbers */
function reporterOf(value: XmlObject): Reporter | undefined {
  const name = text(value['reportingPersonName']);
  const percent = text(value['percentOfClass']) ?? text(value['classPercent']);
  const amount =
    text(value['aggregateAmountOwned']) ?? text(value['reportingPersonBeneficiallyOwnedAggregateNumberOfShares']);
  const sole = find(value, new Set(['soleVotingPower']));
  if (name === undefined || percent === undefined || !isNumber(amount) || !isNumber(sole)) return undefined;
  const cik = text(value['reportingPersonCIK']) ?? text(value['reportingPersonCik']);
  const types = all(value['typeOfReportingPerson']).flatMap((t) => text(t) ?? []);
  return { name, percent, amount, sole, types, ...(cik === undefined ? {} : { cik }) };
}
const isNumber = (t: string | undefined): t is string => t !== undefined && /^\d+(\.\d+)?$/.test(t);

export function reportersOf(form: XmlObject): readonly (Reporter | undefined)[] {
  const listed = [
    ...all(object(form['reportingPersons'])['reportingPersonInfo']),
    ...all(form['coverPageHeaderReportingPersonDetails']),
  ];
  return listed.map((v) => reporterOf(object(v)));
}

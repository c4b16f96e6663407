/** A value of an answer -> the cells of a row: a share keeps both ends and whether each counts, a party its name and id. */
import type { Cell } from '../table-file/types.ts';

export type Row = Readonly<Record<string, Cell>>;
type Value = unknown;
type Fields = Readonly<Record<string, Value>>;

const SHARE = new Set([
  'exact',
  'fraction',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'minimumFraction',
  'maximumFraction',
]);

export const isFields = (value: Value): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: Value): value is Cell => ['string', 'number', 'boolean'].includes(typeof value);
const isShare = (value: Value): value is Readonly<Record<string, number | string>> =>
  isFields(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => SHARE.has(key));
const isParty = (value: Value): value is { id: string; name: string } =>
  isFields(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string';

/**
 * @param name of the column; further ones are named after it: "votes_least", "party_id"
 * @returns cells in the order they stand in; nothing of the value is left out
 */
export function cellsOf(name: string, value: Value): Row {
  if (value === undefined || value === null) return {};
  if (isScalar(value)) return { [name]: value };
  if (isShare(value)) return shareCells(name, value);
  if (isParty(value)) return { [name]: value.name, [`${name}_id`]: value.id };
  if (Array.isArray(value)) return listCells(name, value);
  return rowOf(value as Fields, `${name}_`);
}

/** One object as one row. */
export function rowOf(fields: Fields, before = ''): Row {
  return Object.assign({}, ...Object.entries(fields).map(([key, value]) => cellsOf(`${before}${key}`, value)));
}

function listCells(name: string, list: readonly Value[]): Row {
  if (list.length === 0) return {};
  if (!list.every(isParty)) return { [name]: list.map(textOf).join('\n') };
  return { [name]: list.map((p) => p.name).join('\n'), [`${name}_id`]: list.map((p) => p.id).join('\n') };
}

/** Ends in per cent, rounded outward as in the answer; `_open`: the end itself is excluded. */
function shareCells(name: string, share: Readonly<Record<string, number | string>>): Row {
  const [least, most] = endsOf(share);
  return {
    [name]: shareText(share),
    [`${name}_least`]: least,
    [`${name}_least_open`]: share['exclusiveMinimum'] !== undefined,
    [`${name}_most`]: most,
    [`${name}_most_open`]: share['exclusiveMaximum'] !== undefined,
  };
}
const endsOf = (s: Readonly<Record<string, number | string>>): readonly [Cell, Cell] => [
  s['exact'] ?? s['minimum'] ?? s['exclusiveMinimum'] ?? 0,
  s['exact'] ?? s['maximum'] ?? s['exclusiveMaximum'] ?? 100,
];
function shareText(s: Readonly<Record<string, number | string>>): string {
  if (s['exact'] !== undefined) return `${s['exact']} %`;
  const [least, most] = endsOf(s);
  return `${s['exclusiveMinimum'] === undefined ? '[' : '('}${least}, ${most}${s['exclusiveMaximum'] === undefined ? ']' : ')'} %`;
}

/** What has no columns of its own, in one line: "limb: votes; verdict: yes". An answer is never deep. */
export function textOf(value: Value): string {
  if (value === undefined || value === null) return '';
  if (isScalar(value)) return String(value);
  if (isShare(value)) return shareText(value);
  if (isParty(value)) return value.name;
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return Object.entries(value as Fields)
    .filter(([, v]) => !(Array.isArray(v) && v.length === 0))
    .map(([key, v]) => (isFields(v) || Array.isArray(v) ? `${key} (${textOf(v)})` : `${key}: ${textOf(v)}`))
    .join('; ');
}

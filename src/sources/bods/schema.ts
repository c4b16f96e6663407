/**
 * BODS 0.4 statements against the standard's own JSON Schema: what is wrong, where, and what the schema wants. A
 * statement that can be read all the same is read; these are warnings beside it.
 */
import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Problem } from '../../terms/problem.ts';
import components from './schema-0.4/components.json' with { type: 'json' };
import entity from './schema-0.4/entity-record.json' with { type: 'json' };
import person from './schema-0.4/person-record.json' with { type: 'json' };
import relationship from './schema-0.4/relationship-record.json' with { type: 'json' };
import statement from './schema-0.4/statement.json' with { type: 'json' };

export interface SchemaFault {
  /** JSON pointer from the statement */
  readonly pointer: string;
  readonly field: string;
  readonly message: string;
  readonly expected: string;
  /** the keyword of the schema that is broken */
  readonly keyword: string;
}

// The validator is CommonJS, and its class is the module itself.
const require = createRequire(import.meta.url);
const makeValidator = (): ValidateFunction => {
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const addFormats = require('ajv-formats') as typeof import('ajv-formats').default;
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
  addFormats(ajv);
  for (const schema of [components, entity, person, relationship]) ajv.addSchema(named(schema));
  return ajv.compile(named(statement));
};

/** Its ids are of the form urn:entity, which is no URN to a strict reader: a name and nothing more is needed. */
const named = (schema: object): object => JSON.parse(JSON.stringify(schema).replaceAll('"urn:', '"bods:')) as object;

/** Compiled when the first statement of 0.4 is met, and once: it takes a tenth of a second, and many files hold none. */
let compiled: ValidateFunction | undefined;

/** @returns every fault of one statement; [] where the schema of BODS 0.4 accepts it */
export function schemaFaults(value: unknown): readonly SchemaFault[] {
  compiled ??= makeValidator();
  if (compiled([value])) return [];
  const found = (compiled.errors ?? []).filter((e) => !WRAPPERS.has(e.keyword));
  const unique = new Map(found.map((e) => [`${e.instancePath} ${e.keyword} ${fieldOf(e)}`, e] as const));
  return [...unique.values()].map(faultFrom);
}

/** Say only that one of the errors beside them matters. */
const WRAPPERS = new Set(['if', 'allOf', 'oneOf']);

const fieldOf = (e: ErrorObject): string =>
  e.keyword === 'required'
    ? String((e.params as { missingProperty?: string }).missingProperty ?? '')
    : (e.instancePath
        .split('/')
        .filter((part) => !/^\d+$/.test(part))
        .at(-1) ?? '');

function faultFrom(e: ErrorObject): SchemaFault {
  const field = fieldOf(e);
  // The list that holds the one statement is ours.
  const pointer = e.instancePath.replace(/^\/0/, '');
  return { pointer, field, keyword: e.keyword, message: messageOf(e, field), expected: expectedOf(e) };
}

function messageOf(e: ErrorObject, field: string): string {
  if (e.keyword === 'required') return `"${field}" is missing (BODS 0.4)`;
  const read = typeof e.data === 'object' ? '' : ` (read: ${JSON.stringify(e.data)?.slice(0, 80)})`;
  return `"${field}" ${e.message ?? 'is against the schema'}${read} (BODS 0.4)`;
}

function expectedOf(e: ErrorObject): string {
  const { allowedValues, type, format, limit } = e.params as Readonly<Record<string, unknown>>;
  if (Array.isArray(allowedValues)) return `one of ${allowedValues.join(', ')}`;
  if (type !== undefined) return `a value of the type ${String(type)}`;
  if (format !== undefined) return `a value of the format ${String(format)}`;
  return limit === undefined ? 'what the schema of BODS 0.4 says' : `within the limit ${String(limit)}`;
}

export const schemaProblem = (fault: SchemaFault, place: Problem['place']): Problem => ({
  code: 'bad-statement',
  severity: 'warning',
  message: fault.message,
  place: { ...place, pointer: `${place?.pointer ?? ''}${fault.pointer}`, field: fault.field },
  expected: fault.expected,
});

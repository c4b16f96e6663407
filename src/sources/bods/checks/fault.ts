/** A defect beyond the schema, in one statement; all that is read of it stays. */
import type { ProblemCode } from '../../../terms/problem.ts';
import { isObject } from '../json-items.ts';
import { object, text } from '../party.ts';

export type Json = Readonly<Record<string, unknown>>;

export interface Fault {
  readonly code: ProblemCode;
  readonly message: string;
  /** JSON pointer from the statement */
  readonly pointer: string;
  readonly field: string;
  readonly expected: string;
  readonly received?: string;
}

/** One statement, whatever its version: where its details stand, and what it is. */
export interface Checked {
  readonly value: Json;
  readonly details: Json;
  /** pointer to the details: "" before 0.4 */
  readonly at: '' | '/recordDetails';
  readonly kind: 'entity' | 'person' | 'relationship' | undefined;
  /** 0.4 has records; before, a statement stands for itself */
  readonly records: boolean;
}

const KINDS: Readonly<Record<string, Checked['kind']>> = {
  entity: 'entity',
  person: 'person',
  relationship: 'relationship',
  entityStatement: 'entity',
  personStatement: 'person',
  ownershipOrControlStatement: 'relationship',
};

export function checkedOf(value: Json): Checked {
  const records = isObject(value['recordDetails']) || value['recordType'] !== undefined;
  return {
    value,
    details: records ? object(value['recordDetails']) : value,
    at: records ? '/recordDetails' : '',
    kind: KINDS[text(value['recordType']) ?? text(value['statementType']) ?? ''],
    records,
  };
}

export const fault = (
  code: Fault['code'],
  pointer: string,
  message: string,
  expected: string,
  received?: unknown,
): Fault => ({
  code,
  message,
  pointer,
  field:
    pointer
      .split('/')
      .filter((part) => part !== '' && !/^\d+$/.test(part))
      .at(-1) ?? 'statementId',
  expected,
  ...(received === undefined
    ? {}
    : { received: (typeof received === 'string' ? received : (JSON.stringify(received) ?? '')).slice(0, 200) }),
});

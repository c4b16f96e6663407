/** The JSON Schema of an envelope, made from the one zod schema. */
import { z } from 'zod';
import { Envelope } from '../src/index.ts';

export const schemaText = (): string =>
  `${JSON.stringify({ $id: 'lookthrough/schema/envelope.json', title: 'An answer of lookthrough', ...z.toJSONSchema(Envelope, { target: 'draft-2020-12' }) }, null, 2)}\n`;

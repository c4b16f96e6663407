/** The Beneficial Ownership Data Standard: 0.1 to 0.4 in, 0.4 out. */
import type { SourceFormat } from '../types.ts';
import { readBods, readBodsLists } from './read.ts';
import { writeBods } from './write.ts';

export const bods: SourceFormat = {
  id: 'bods',
  title: 'BODS JSON or JSON lines',
  extensions: ['json', 'jsonl', 'ndjson'],
  detect(head, file) {
    const shaped = /"(statementI[dD]|statementType|recordType)"/.test(head);
    if (/\.(json|jsonl|ndjson)$/i.test(file)) return shaped ? 1 : 0.5;
    return shaped ? 0.9 : 0;
  },
  read: readBods,
  readLists: readBodsLists,
  write: writeBods,
};

/** UK people with significant control: the snapshot of Companies House, one record a line. */
import type { SourceFormat } from '../types.ts';
import { looksLikePsc, readPsc, readPscLists } from './read.ts';

export const psc: SourceFormat = {
  id: 'uk-psc',
  title: 'UK PSC snapshot lines',
  extensions: ['json', 'jsonl', 'txt'],
  detect: (head) => (looksLikePsc(head) ? 1 : 0),
  read: readPsc,
  readLists: readPscLists,
};

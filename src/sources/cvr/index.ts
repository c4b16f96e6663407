/** Denmark: participants of the CVR register. */
import type { SourceFormat } from '../types.ts';
import { readCvr } from './read.ts';

export const cvr: SourceFormat = {
  id: 'dk-cvr',
  title: 'Danish CVR participants (JSON)',
  extensions: ['json', 'jsonl'],
  detect: (head) => (/"(Vrdeltagerperson|virksomhedSummariskRelation)"/.test(head) ? 1 : 0),
  read: readCvr,
};

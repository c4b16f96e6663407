/** FollowTheMoney: entities and their links, one a line. */
import type { SourceFormat } from '../types.ts';
import { readFtm } from './read.ts';
import { writeFtm } from './write.ts';

export const ftm: SourceFormat = {
  id: 'ftm',
  title: 'FollowTheMoney entities (JSON lines)',
  extensions: ['json', 'jsonl', 'ijson', 'ftm'],
  detect: (head) => (/^[\ufeff\s]*[[{]/.test(head) && hasShape(head) ? 0.95 : 0),
  read: readFtm,
  write: writeFtm,
};

/** A schema with a capital and properties that are lists. */
const hasShape = (head: string): boolean =>
  /"schema"\s*:\s*"[A-Z][A-Za-z]+"/.test(head) && /"properties"\s*:\s*\{/.test(head);

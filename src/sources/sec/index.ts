/** SEC Schedules 13D and 13G as structured XML. */
import type { SourceFormat } from '../types.ts';
import { readSec } from './read.ts';

export const sec: SourceFormat = {
  id: 'sec-13dg',
  title: 'SEC Schedule 13D / 13G XML',
  extensions: ['xml'],
  detect: (head) => (/sec\.gov\/edgar\/schedule13[dg]"/i.test(head) ? 1 : 0),
  read: readSec,
};

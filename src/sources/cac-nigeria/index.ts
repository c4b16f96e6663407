/** Nigeria: persons with significant control, as the Corporate Affairs Commission has them. */
import type { SourceFormat } from '../types.ts';
import { readCac } from './read.ts';

export const cacNigeria: SourceFormat = {
  id: 'ng-cac',
  title: 'Nigerian persons with significant control (JSON)',
  extensions: ['json'],
  detect: (head) => (/"(c1_shares|shrDir)"/.test(head) ? 1 : 0),
  read: readCac,
};

/** Plain CSV: a header row, one holding a row. */
import type { SourceFormat } from '../types.ts';
import { describeCsv } from './describe.ts';
import { headersOf } from './headers.ts';
import { readCsv } from './read.ts';
import { writeCsv } from './write.ts';

export const csv: SourceFormat = {
  id: 'csv',
  title: 'Plain CSV',
  extensions: ['csv', 'tsv'],
  detect(head, file) {
    if (/\.(csv|tsv)$/i.test(file)) return 1;
    const first = head.split('\n', 1)[0] ?? '';
    return headersOf(first.split(/[,;\t|]/), file).unusable ? 0 : 0.7;
  },
  read: readCsv,
  describe: describeCsv,
  write: writeCsv,
};

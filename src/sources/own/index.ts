/** Ownership notation: one statement a line, as an analyst would write it. Grammar: docs/notation.md. */
import type { SourceFormat } from '../types.ts';
import { readOwn } from './read.ts';
import { writeOwn } from './write.ts';

export const own: SourceFormat = {
  id: 'own',
  title: 'Ownership notation',
  extensions: ['own'],
  detect(head, file) {
    if (/\.own$/i.test(file)) return 1;
    return /^\s*(?:source\s+["“]|#)/mu.test(head) || /\s(?:owns|controls|bought)\s/.test(head) ? 0.4 : 0;
  },
  read: readOwn,
  write: writeOwn,
};

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
    if (/^\s*(?:source\s*["“]|parties only as stated)/mu.test(head)) return 0.8;
    return /^[^,;\t{}<>]*\s(?:owns|holds|controls|bought)\s[^,;\t{}<>]*\s(?:of|in)\s/mu.test(head) ? 0.4 : 0;
  },
  read: readOwn,
  write: writeOwn,
};

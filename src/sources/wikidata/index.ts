/** Wikidata: owners and what they own. */
import type { SourceFormat } from '../types.ts';
import { readWikidata } from './read.ts';

export const wikidata: SourceFormat = {
  id: 'wikidata',
  title: 'Wikidata items (JSON)',
  extensions: ['json'],
  detect: (head) => (/"lastrevid"\s*:/.test(head) && /"type"\s*:\s*"item"/.test(head) ? 1 : 0),
  read: readWikidata,
};

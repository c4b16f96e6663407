/** Slovakia: the register of public-sector partners. */
import type { SourceFormat } from '../types.ts';
import { readRpvs } from './read.ts';

export const rpvs: SourceFormat = {
  id: 'sk-rpvs',
  title: 'Slovak register of public-sector partners (JSON)',
  extensions: ['json', 'jsonl'],
  detect: (head) => (/"(PartneriVerejnehoSektora|KonecniUzivateliaVyhod)"/.test(head) ? 1 : 0),
  read: readRpvs,
};

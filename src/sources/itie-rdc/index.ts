/** DR Congo: beneficial owners of extractive companies. */
import type { SourceFormat } from '../types.ts';
import { looksLikeItieRdc, readItieRdc } from './read.ts';

export const itieRdc: SourceFormat = {
  id: 'cd-itie',
  title: 'Congolese register of beneficial owners (JSON)',
  extensions: ['json'],
  detect: (head) => (looksLikeItieRdc(head) ? 1 : 0),
  read: readItieRdc,
};

/** ICIJ Offshore Leaks: the CSV files of nodes and of relationships. */
import type { SourceFormat } from '../types.ts';
import { readIcij } from './read.ts';

const RELATIONS = /^\ufeff?"?node_id_start"?,"?node_id_end"?,"?rel_type"?/;
const NODES = /^\ufeff?"?node_id"?,[^\n]*"?sourceID"?/;

export const icij: SourceFormat = {
  id: 'icij',
  title: 'ICIJ Offshore Leaks CSV',
  extensions: ['csv'],
  detect: (head) => (RELATIONS.test(head) || NODES.test(head) ? 1 : 0),
  read: readIcij,
};

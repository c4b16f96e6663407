/** GLEIF: LEI records, relationship records and reporting exceptions, in XML, CSV and JSON. */
import type { SourceFormat } from '../types.ts';
import { readGleif } from './read.ts';

const TABLE = /^\ufeff?"?(Relationship\.StartNode\.NodeID|LEI"?,"?(Entity\.|Exception))/;
const DOCUMENT = /<[^>]*gleif\.org\/data\/schema\/(leidata|rr|repex)/;
const JSON_SHAPE =
  /"(StartNode|ExceptionCategory|RegistrationAuthorityEntityID)"\s*:|"LEI"\s*:\s*(\{|"[^"]*"\s*,\s*"Entity")/;

export const gleif: SourceFormat = {
  id: 'gleif',
  title: 'GLEIF records (XML, CSV, JSON)',
  extensions: ['xml', 'csv', 'json'],
  detect(head) {
    if (TABLE.test(head) || DOCUMENT.test(head)) return 1;
    return /^[\ufeff\s]*[[{]/.test(head) && JSON_SHAPE.test(head) ? 0.95 : 0;
  },
  read: readGleif,
};

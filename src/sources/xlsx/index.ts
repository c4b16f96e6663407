/** Workbooks (Office Open XML, ISO/IEC 29500): every visible sheet is a table such as CSV has. */
import type { PackageFormat } from '../types.ts';
import { describeXlsx } from './describe.ts';
import { readXlsx } from './read.ts';

export const xlsx: PackageFormat = {
  id: 'xlsx',
  title: 'Workbook',
  extensions: ['xlsx', 'xlsm'],
  detect(names) {
    const lower = names.map((n) => n.toLowerCase());
    return lower.includes('[content_types].xml') && lower.some((n) => n.startsWith('xl/workbook'));
  },
  read: readXlsx,
  describe: describeXlsx,
};

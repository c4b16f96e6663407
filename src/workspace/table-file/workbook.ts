/** Tables → an .xlsx workbook (ECMA-376): the fewest parts a spreadsheet asks for, and no formula in any. */
import { areaOf, sheetXml } from './sheet.ts';
import { STYLES } from './styles.ts';
import type { Table } from './types.ts';
import { type Entry, zipped } from './zip.ts';

/** @param tables a sheet each, names of at most 31 letters, digits and blanks */
export function workbook(tables: readonly Table[]): Uint8Array {
  const text = (name: string, xml: string): Entry => ({ name, bytes: Buffer.from(xml) });
  return zipped([
    text('[Content_Types].xml', contentTypes(tables.length)),
    text('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    text('xl/workbook.xml', workbookXml(tables)),
    text(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...tables.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ),
    text('xl/styles.xml', STYLES),
    ...tables.map((t, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, bytes: sheetXml(t) })),
  ]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relations = (parts: readonly [type: string, target: string][]): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

function contentTypes(sheets: number): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}" ContentType="${TYPE}.${type}+xml"/>`;
  const each = Array.from({ length: sheets }, (_, i) => part(`worksheets/sheet${i + 1}.xml`, 'worksheet'));
  return (
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}` +
    `${part('styles.xml', 'styles')}${each.join('')}</Types>`
  );
}

function workbookXml(tables: readonly Table[]): string {
  const sheets = tables.map((t, i) => `<sheet name="${t.name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  // The filter of a sheet is known to a spreadsheet by this hidden name as well.
  const filters = tables.map(
    (t, i) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">'${t.name}'!${areaOf(t, '$')}</definedName>`,
  );
  return (
    `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
    `<bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets>` +
    `<definedNames>${filters.join('')}</definedNames></workbook>`
  );
}

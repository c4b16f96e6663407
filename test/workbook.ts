/** The parts of a small workbook, as a spreadsheet program writes them. */
export interface SheetOfTest {
  readonly name: string;
  /** rows of cells as XML: see `cell` */
  readonly rows: readonly (readonly string[])[];
  readonly state?: 'hidden' | 'veryHidden';
}
export interface WorkbookOfTest {
  readonly sheets: readonly SheetOfTest[];
  /** inner XML of each shared text */
  readonly strings?: readonly string[];
  /** number formats; style 0 is General, style n is the nth of these, or a built-in one by its number */
  readonly formats?: readonly (string | number)[];
  readonly from1904?: boolean;
}

export const text = (words: string): string => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
export const number = (value: number | string, style = 0): string => `<c s="${style}"><v>${value}</v></c>`;
export const header = (...names: string[]): string[] => names.map(text);

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const xml = (root: string, inner: string, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${MAIN}" xmlns:r="${OFFICE}"${more}>${inner}</${root}>`;
const relations = (list: readonly (readonly [string, string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export function workbook({ sheets, strings = [], formats = [], from1904 }: WorkbookOfTest): Record<string, string> {
  const ids = formats.map((f, at) => (typeof f === 'number' ? f : 164 + at));
  const own = formats.flatMap((f, at) =>
    typeof f === 'number' ? [] : [`<numFmt numFmtId="${164 + at}" formatCode="${f.replace(/"/g, '&quot;')}"/>`],
  );
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations([['r1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': xml(
      'workbook',
      `<workbookPr${from1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, state }, at) =>
            `<sheet name="${name}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="s${at}"/>`,
        )
        .join('')}</sheets>`,
    ),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, at) => [`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['st', 'styles', '/xl/styles.xml'],
      ['ss', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': xml(
      'styleSheet',
      `<numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${ids
        .map((id) => `<xf numFmtId="${id}"/>`)
        .join('')}</cellXfs>`,
    ),
    'xl/sharedStrings.xml': xml('sst', strings.map((s) => `<si>${s}</si>`).join('')),
    ...Object.fromEntries(
      sheets.map(({ rows }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        xml('worksheet', `<sheetData>${rows.map((r) => `<row>${r.join('')}</row>`).join('')}</sheetData>`),
      ]),
    ),
  };
}

/** The looks of a cell, as places in the list of the style part. */
export const PLAIN = 0;
/** Text (format "@"); GUARDED and WRAPPED are added to it. */
export const TEXT = 1;
/** with the mark a spreadsheet writes for a leading apostrophe (quotePrefix, ECMA-376 part 1, 18.8.45) */
export const GUARDED = 1;
export const WRAPPED = 2;
export const HEADER = 5;

const TOP = '<alignment vertical="top"/>';
const TOP_WRAPPED = '<alignment vertical="top" wrapText="1"/>';
const xf = (text: boolean, alignment: string, more = ''): string =>
  `<xf numFmtId="${text ? 49 : 0}" fontId="${more.includes('applyFont') ? 1 : 0}" fillId="0" borderId="0" xfId="0"` +
  `${text ? ' applyNumberFormat="1"' : ''} applyAlignment="1"${more}>${alignment}</xf>`;

const LOOKS = [
  xf(false, TOP),
  xf(true, TOP),
  xf(true, TOP, ' quotePrefix="1"'),
  xf(true, TOP_WRAPPED),
  xf(true, TOP_WRAPPED, ' quotePrefix="1"'),
  xf(true, TOP, ' applyFont="1"'),
];

export const STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${LOOKS.length}">${LOOKS.join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

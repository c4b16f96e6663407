/** The looks of a cell, as places in the list of the style part. */
export const PLAIN = 0;
/** Text (format "@"); GUARDED and WRAPPED are added to it. */
export const TEXT = 1;
/** with the mark a spreadsheet writes for a leading apostrophe (quotePrefix, ECMA-376 part 1, 18.8.45) */
export const GUARDED = 1;
export const WRAPPED = 2;
export const HEADER = 5;

interface Look {
  readonly text?: true;
  readonly guarded?: true;
  readonly wrapped?: true;
  readonly bold?: true;
}

/** In the order of the places above. 49 is the built-in number format "@", 0 is "General". */
const LOOKS: readonly Look[] = [
  {},
  { text: true },
  { text: true, guarded: true },
  { text: true, wrapped: true },
  { text: true, guarded: true, wrapped: true },
  { text: true, bold: true },
];

function xf({ text, guarded, wrapped, bold }: Look): string {
  const format = text ? 'numFmtId="49" applyNumberFormat="1"' : 'numFmtId="0"';
  const font = bold ? 'fontId="1" applyFont="1"' : 'fontId="0"';
  return (
    `<xf ${format} ${font} fillId="0" borderId="0" xfId="0"${guarded ? ' quotePrefix="1"' : ''} applyAlignment="1">` +
    `<alignment vertical="top"${wrapped ? ' wrapText="1"' : ''}/></xf>`
  );
}

export const STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${LOOKS.length}">${LOOKS.map(xf).join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

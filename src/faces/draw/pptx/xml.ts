/** Text and colour as XML of the format. */

/** Characters XML 1.0 cannot hold, lone halves of a pair among them, become U+FFFD. */
export const xmlText = (value: string): string =>
  value
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"'\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);

/** @param value "#16191D" */
export const colour = (value: string): string => `<a:solidFill><a:srgbClr val="${value.slice(1)}"/></a:solidFill>`;

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

/** Text inside XML 1.0. What its `Char` production forbids becomes U+FFFD and is reported by the caller. */

/** C0 controls but tab, LF and CR; lone surrogates; U+FFFE and U+FFFF (XML 1.0 §2.2). */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // Written plainly a parser folds these to a blank inside an attribute (§3.3.3), and CR to LF anywhere (§2.11).
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export const isXmlText = (text: string): boolean => text.search(FORBIDDEN) < 0;

/** Safe in an element and in a quoted attribute; read back it is the same text but for forbidden characters. */
export const xmlText = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"'\t\n\r]/g, (c) => NAMED[c] ?? c);

/**
 * A dossier as one page without scripts and without anything to load, made to be printed: A4, headings kept with what
 * they head, tables that repeat their head.
 */
import type { Block } from './blocks.ts';

export function page(blocks: readonly Block[]): string {
  const title = blocks.find((b) => b.kind === 'heading');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escaped(title?.kind === 'heading' ? title.text : 'Dossier')}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${blocks.map(written).join('\n')}
</main>
</body>
</html>
`;
}

function written(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.tone === undefined ? '' : ` class="${block.tone}"`}>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'chart':
      return `<figure>${block.svg.replace(/^<\?xml[^>]*>\s*/, '')}<figcaption>${escaped(block.caption)}</figcaption></figure>`;
    case 'table':
      return `<table><thead><tr>${block.head.map((h) => `<th scope="col">${escaped(h)}</th>`).join('')}</tr></thead><tbody>${block.rows
        .map((r) => `<tr>${r.map((c) => `<td>${escaped(c === '' ? '–' : figure(c))}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPES[c] as string);

/** A figure and its sign are not parted at the end of a line. */
const figure = (text: string): string => text.replace(/(?<=[\d\])]) %/g, '\u00a0%');

/** Without ligatures: what is copied from a printed page must be letters. */
const STYLE = `
* { font-variant-ligatures: none; }
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1d1d1b; font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font: 600 2rem/1.2 Georgia, serif; margin: 0 0 1rem; }
h2 { font: 600 1.2rem/1.3 Georgia, serif; margin: 2.5rem 0 .5rem; border-top: 1px solid #c9c5bb; padding-top: .75rem; }
p { margin: .5rem 0; }
p.answer { font: 1.1rem/1.5 Georgia, serif; }
p.small, figcaption { color: #55524b; font-size: .85rem; }
figure { margin: 1.5rem 0; overflow-x: auto; }
figure svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-size: .88rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #e4e1d9; overflow-wrap: break-word; }
th { color: #55524b; font-weight: 600; }
td { font-variant-numeric: tabular-nums; }
ul { padding-left: 1.1rem; }
li { margin: .25rem 0; overflow-wrap: anywhere; }
@page { size: A4; margin: 18mm 16mm; }
@media print {
  main { max-width: none; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  thead { display: table-header-group; }
  tr, figure, li { break-inside: avoid; }
}
`;

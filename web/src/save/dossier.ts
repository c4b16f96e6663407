/** The dossier as it is saved, put into the document for print alone; its style stays its own and reaches nothing else. */

/** As its own style says: a page rule counts only outside of a shadow tree. */
const PAGE =
  '@page { size: A4; margin: 18mm 16mm; } @media print { body > :not(.sheets) { display: none !important; } }';

/** @param html of the server; @returns what takes it away again */
export function dossierOnPaper(html: string): () => void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const holder = document.createElement('div');
  holder.className = 'sheets';
  holder.setAttribute('aria-hidden', 'true');
  const paper = document.createElement('style');
  paper.textContent = PAGE;
  const inner = document.createElement('div');
  const style = document.createElement('style');
  // What the page says of its root and body holds for the tree's own root here.
  style.textContent = (page.querySelector('style')?.textContent ?? '').replace(/^(:root|body) /gm, ':host ');
  inner
    .attachShadow({ mode: 'open' })
    .append(style, ...[...page.body.childNodes].map((n) => document.importNode(n, true)));
  holder.append(paper, inner);
  document.body.append(holder);
  return () => holder.remove();
}

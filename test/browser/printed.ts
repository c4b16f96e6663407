/** What a page must print whole: run in the page, it names each place that cuts words, hides them or sets them too small. */

/** @returns one line for each place. The browser is sent the text of this function, so it stands alone. */
export function notPrinted(): string[] {
  /** pixels */
  const least = { page: 11.5, chart: 12 };
  const found = new Set<string>();
  const words = (e: Element): string => (e.textContent ?? '').replace(/\s+/g, ' ').trim();
  for (const e of document.querySelectorAll<HTMLElement>('body *')) {
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    if (style.visibility === 'hidden' || box.width === 0 || box.height === 0 || e.closest('.visually-hidden, title'))
      continue;
    const name = `${e.localName} “${words(e).slice(0, 60)}”`;
    const speaks = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && (n.textContent ?? '').trim() !== '');
    const size = Number.parseFloat(style.fontSize);
    if (speaks && size < (e.closest('svg') === null ? least.page : least.chart)) found.add(`${name}: ${size} px`);
    // A file input draws its own words; where it is laid clear over a label they are not seen.
    if (style.textOverflow === 'ellipsis' && style.opacity !== '0') found.add(`${name}: ellipsis`);
    if (speaks && style.overflowX !== 'visible' && style.overflowX !== 'auto' && e.scrollWidth > e.clientWidth + 1)
      found.add(`${name}: cut`);
    const title = e.getAttribute('title') ?? '';
    if (title !== '' && !words(document.body).includes(title)) found.add(`${name}: “${title}” by hovering alone`);
  }
  return [...found];
}

/** A dossier as data: what it says, before it is written as Markdown or as a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'answer' | 'small' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'chart'; readonly svg: string; readonly caption: string };

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string, tone?: 'answer' | 'small'): Block => ({
  kind: 'paragraph',
  text,
  ...(tone === undefined ? {} : { tone }),
});

/** A heading with what stands under it; nothing at all where there is nothing to say. */
export function section(text: string, blocks: readonly Block[]): readonly Block[] {
  const said = blocks.filter((b) => (b.kind === 'list' ? b.items.length > 0 : b.kind !== 'table' || b.rows.length > 0));
  return said.length === 0 ? [] : [heading(2, text), ...said];
}

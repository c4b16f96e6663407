/** A dossier as Markdown. Names are data: whatever they hold, they start no markup. */
import type { Block } from './blocks.ts';

/** @param chart where the chart lies, as a link; absent: it is left out and said */
export function markdown(blocks: readonly Block[], chart?: string): string {
  return `${blocks.map((b) => written(b, chart)).join('\n\n')}\n`;
}

function written(block: Block, chart: string | undefined): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'paragraph':
      return block.tone === 'answer' ? `**${plain(block.text)}**` : plain(block.text);
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'chart':
      return chart === undefined
        ? `*${plain(block.caption)}: see the page version.*`
        : `![${plain(block.caption)}](${chart})`;
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((r) => `| ${r.map(cell).join(' | ')} |`)
        .join('\n');
  }
}

const cell = (text: string): string => plain(text === '' ? '–' : text);
/** Characters that could begin markup or break a table, and line ends. */
const plain = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|!~]/g, (c) => `\\${c}`).replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');

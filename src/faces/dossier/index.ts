/** One entity as a document: Markdown with its chart beside it, or one page ready to print. */
export { compose } from './compose.ts';
export { markdown } from './markdown.ts';
export { page } from './page.ts';
export { type VerdictRule, verdictRule } from './verdict-rule.ts';

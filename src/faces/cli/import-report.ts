/** The end of an import, for a person: what each folder gave, and each kind of problem once, with its first place. */
import { type ImportReport, problemText } from '../../index.ts';
import { table, wrapped } from './text.ts';

const SHOWN = 40;

export function importReport(report: ImportReport, width: number): string {
  const { summary } = report;
  const folders = summary.folders();
  const parts: string[] = [];
  if (folders.length > 1 || folders.some((f) => f.files > 1)) {
    const rows = folders.map((f) => [
      f.folder === '' ? '.' : f.folder,
      String(f.files),
      String(f.statements),
      String(f.problems),
      f.empty === 0 ? '' : String(f.empty),
    ]);
    parts.push(table(['folder', 'files', 'statements', 'problems', 'files without any'], rows, width));
  }
  const groups = summary.problems();
  for (const g of groups.slice(0, SHOWN)) {
    const where = g.count === 1 ? '' : ` (${g.count} times in ${g.files} file${g.files === 1 ? '' : 's'}, first here)`;
    parts.push(wrapped(`${g.severity}${where}: ${problemText(g.first)}`, width, '  '));
  }
  const left = groups.slice(SHOWN).reduce((sum, g) => sum + g.count, 0) + summary.ungrouped;
  if (left > 0) parts.push(`… and ${left} problems of other kinds`);
  return parts.length === 0 ? '' : `${parts.join('\n')}\n`;
}

/** The end of an import, for a person: what each folder gave, and each kind of problem once, with its first place. */
import { type ImportReport, problemText } from '../../index.ts';
import { table, wrapped } from './text.ts';

const SHOWN = 40;
const HEAD = ['folder', 'files', 'statements', 'rejected', 'warnings', 'files without a statement'];

export function importReport(report: ImportReport, width: number): string {
  const folders = report.summary.folders();
  const several = folders.length > 1 || folders.some((f) => f.files > 1);
  const parts = [...(several ? [folderTable(folders, width)] : []), ...problemLines(report, width)];
  return parts.length === 0 ? '' : `${parts.join('\n')}\n`;
}

type Folders = ReturnType<ImportReport['summary']['folders']>;

/** Nought is left out: what stands there is worth a look. */
const count = (n: number): string => (n === 0 ? '' : n.toLocaleString('en-US'));

function folderTable(folders: Folders, width: number): string {
  const rows = folders.map((f) => [
    f.folder === '' ? '.' : f.folder,
    count(f.files),
    count(f.statements),
    count(f.rejected),
    count(f.warnings),
    count(f.empty),
  ]);
  const sum = (of: 'files' | 'statements' | 'rejected' | 'warnings' | 'empty'): string =>
    count(folders.reduce((total, f) => total + f[of], 0));
  const all = ['all', sum('files'), sum('statements'), sum('rejected'), sum('warnings'), sum('empty')];
  return table(HEAD, folders.length > 1 ? [...rows, all] : rows, width);
}

function problemLines({ summary }: ImportReport, width: number): readonly string[] {
  const groups = summary.problems();
  const lines = groups.slice(0, SHOWN).map((g) => {
    const times = `${g.count} times in ${g.files} file${g.files === 1 ? '' : 's'}, first here`;
    return wrapped(`${g.severity}${g.count === 1 ? '' : ` (${times})`}: ${problemText(g.first)}`, width, '  ');
  });
  const left = groups.slice(SHOWN).reduce((total, g) => total + g.count, 0) + summary.ungrouped;
  const titled = (severity: string, title: string): readonly string[] => {
    const found = lines.filter((_, at) => groups[at]?.severity === severity);
    return found.length === 0 ? [] : ['', title, ...found];
  };
  return [
    ...titled('rejected', 'Not kept:'),
    ...titled('warning', 'Kept or passed over, with a word:'),
    ...(left > 0 ? [`… and ${left} problems of other kinds`] : []),
  ];
}

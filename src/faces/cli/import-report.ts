/** The end of an import, for a person: what each folder gave, and each kind of problem once, with its first place. */
import type { ImportReport } from '../../index.ts';
import { table, wrapped } from './text.ts';

/** Kinds of problem shown of each sort. */
const SHOWN = 15;
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

/** Files nobody named that hold no ownership: a README, a code list. They are told apart from flaws in what was read. */
const PASSED: ReadonlySet<string> = new Set(['unknown-format', 'missing-column', 'empty-input']);
type Groups = ReturnType<ImportReport['summary']['problems']>;
type Group = Groups[number];

function problemLines({ summary }: ImportReport, width: number): readonly string[] {
  const groups = summary.problems();
  const rejected = groups.filter((g) => g.severity === 'rejected');
  const passed = groups.filter((g) => g.severity === 'warning' && PASSED.has(g.first.code));
  const flawed = groups.filter((g) => g.severity === 'warning' && !PASSED.has(g.first.code));
  const more =
    summary.ungrouped === 0 ? [] : ['', `… and ${count(summary.ungrouped)} problems of more than 200 other kinds`];
  return [
    ...section('Rejected, and not in the store', rejected, width),
    ...section('Read and kept, but look at it', flawed, width),
    ...section('Passed over: no ownership was found in it', passed, width),
    ...more,
  ];
}

/** Most often first; what is not shown is counted, and shown when its folder is imported alone. */
function section(title: string, groups: Groups, width: number): readonly string[] {
  if (groups.length === 0) return [];
  const of = (list: Groups): number => list.reduce((total, g) => total + g.count, 0);
  const rest = groups.slice(SHOWN);
  const left =
    rest.length === 0
      ? []
      : [
          `  … and ${count(of(rest))} more, of ${count(rest.length)} other kinds; import one folder alone to see its own`,
        ];
  return ['', `${title} (${count(of(groups))}):`, ...groups.slice(0, SHOWN).map((g) => groupLines(g, width)), ...left];
}

/** What is wrong; under it how often, the first place, and what would have been understood. */
function groupLines({ count: times, files, first }: Group, width: number): string {
  const got = times === 1 && first.received !== undefined ? ` (read: ${short(first.received)})` : '';
  const example = times > 1 && first.received !== undefined ? `, where ${short(first.received)} was read` : '';
  const where = placeOf(first.place);
  const often =
    times === 1 ? `in ${where}` : `${count(times)} such in ${plural(files, 'file')}; this one in ${where}${example}`;
  const wanted = first.expected === undefined ? [] : [`expected: ${first.expected}`];
  const under = [often, ...wanted].map((text) => `    ${wrapped(text, width - 4, '      ')}`);
  return [`  ${wrapped(`${first.message}${got}`, width - 2, '    ')}`, ...under].join('\n');
}

const plural = (n: number, one: string): string => `${count(n)} ${one}${n === 1 ? '' : 's'}`;
const LONGEST = 60;
const short = (text: string): string => JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Where to look, from the outside in; a pointer names the field itself. */
function placeOf({ file, row, cell, line, field, pointer, page, paragraph }: Group['first']['place']): string {
  const within = [
    row === undefined ? undefined : `row ${row}`,
    cell === undefined ? undefined : `cell ${cell}`,
    line === undefined ? undefined : `line ${line}`,
    page === undefined ? undefined : `page ${page}`,
    paragraph === undefined ? undefined : `paragraph ${paragraph}`,
    pointer === undefined || pointer === '' ? field : pointer,
  ];
  return [file, ...within].filter((part) => part !== undefined && part !== '').join(', ');
}

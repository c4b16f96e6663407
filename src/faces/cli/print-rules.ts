/** Below the verdicts: how each rule is asked of the company, and which verdicts hang on the word of one source. */
import { type ShareLike, shareText } from './shares.ts';
import { table, wrapped } from './text.ts';

type Row = Readonly<Record<string, unknown>>;
const rows = (a: Row, key: string): readonly Row[] => (Array.isArray(a[key]) ? (a[key] as Row[]) : []);

/** Nothing of a single rule that is in force and about the company. */
export function rulesAsked(answer: Row, width: number): string[] {
  const list = rows(answer, 'rulesAsked');
  if (list.length < 2 && list.every((r) => r['inForce'] === 'yes' && (r['applies'] ?? 'yes') === 'yes')) return [];
  const cells = list.map((r) => [String(r['rule']), String(r['says']), appliesWords(r)]);
  return [table(['rule', 'that day', 'about this company'], cells, width)];
}

const APPLIES: Readonly<Record<string, string>> = { yes: 'yes', no: 'does not apply', 'cannot-tell': 'cannot tell' };

function appliesWords(r: Row): string {
  if (r['applies'] === undefined) return 'not judged';
  return `${APPLIES[String(r['applies'])]}: ${String(r['because'])} (${String(r['clause'])})`;
}

/** Verdicts alone: a share that is merely another stands in the JSON. */
export function withoutOneSource(answer: Row, nameOf: (row: Row) => string, width: number): string[] {
  const tried = (answer['sourcesLeftOut'] as string[] | undefined) ?? [];
  const left = answer['sourcesNotTried'] as { count: number; because: string } | undefined;
  const beside =
    left === undefined
      ? []
      : [
          wrapped(
            `What verdicts would be without ${left.count} other sources is not worked out: ${left.because}.`,
            width,
          ),
        ];
  if (tried.length === 0) return beside;
  const told = [...rows(answer, 'verdicts'), ...rows(answer, 'owners')].flatMap((row) =>
    rows(row, 'otherSources')
      .filter((o) => o['verdict'] !== row['verdict'])
      .map(
        (o) =>
          `  ${wrapped(`${nameOf(row)} under ${row['rule']}: ${other(o)} without ${o['without']}`, width - 2, '    ')}`,
      ),
  );
  const same = `each verdict stays the same without any one of the ${tried.length} sources that say something of it`;
  return told.length === 0
    ? [wrapped(`${same.charAt(0).toUpperCase()}${same.slice(1)}.`, width), ...beside]
    : [`Verdicts that hang on one source:\n${told.join('\n')}`, ...beside];
}

function other(o: Row): string {
  if (o['verdict'] === undefined) return 'nothing is told';
  return [o['verdict'], ...(o['share'] === undefined ? [] : [shareText(o['share'] as ShareLike)])].join(', ');
}

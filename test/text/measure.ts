/** Precision and recall of the reader of text against what a careful person would write down. */
import { statementsOfLine } from '../../src/sources/own/read.ts';
import { readText } from '../../src/sources/text/index.ts';
import { canonicalJson } from '../../src/statements/seal.ts';
import type { Source, Statement } from '../../src/statements/types.ts';
import type { Passage } from './held-out.ts';

export interface Measured {
  readonly wanted: number;
  readonly proposed: number;
  readonly right: number;
  readonly missed: readonly string[];
  readonly spurious: readonly string[];
}

const SOURCE: Source = { name: 'passage', kind: 'news', manner: 'prose' };

/** The statements of a line; without the day, the sayer and the office's word if only the core is asked. */
function keyOf(line: string, core: boolean): string {
  const all = statementsOfLine(line, SOURCE);
  if (all === undefined) throw new Error(`no line of notation: ${line}`);
  return all.map((s) => (core ? coreOf(s) : s.statementId)).join();
}
function coreOf(s: Statement): string {
  const { statementId: _id, recordId: _record, locator: _place, statementDate: _day, attributedTo: _by, ...rest } = s;
  const plain = JSON.parse(canonicalJson(rest)) as Record<string, unknown>;
  return JSON.stringify(plain, (key, value: unknown) =>
    ['startDate', 'endDate', 'date', 'directness', 'words', 'amount', 'valuation'].includes(key) ? undefined : value,
  );
}

/** @param core parties, relation and share alone; otherwise dates, sayer, directness and sums too */
export function measure(passages: readonly Passage[], core: boolean): Measured {
  const missed: string[] = [];
  const spurious: string[] = [];
  let [wanted, proposed, right] = [0, 0, 0];
  for (const { text, published, says } of passages) {
    const { proposals } = readText(text, { title: 'passage', ...(published === undefined ? {} : { published }) });
    const gold = new Map(says.map((line) => [keyOf(line, core), line]));
    const got = new Map(proposals.map((p) => [keyOf(p.reading, core), p.reading]));
    const met = [...got.keys()].filter((key) => gold.has(key)).length;
    [wanted, proposed, right] = [wanted + gold.size, proposed + got.size, right + met];
    missed.push(...[...gold].filter(([key]) => !got.has(key)).map(([, line]) => line));
    spurious.push(...[...got].filter(([key]) => !gold.has(key)).map(([, line]) => line));
  }
  return { wanted, proposed, right, missed, spurious };
}

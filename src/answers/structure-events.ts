/** Beside the holdings: what happened, who dealt with whom, who held which office; each dated and sourced. */
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { Amount, Statement } from '../statements/types.ts';
import { dateText } from '../terms/day.ts';
import { listWords, nameOf, partyOut } from './context.ts';
import type { StructureAnswer } from './structure-out.ts';

/** "title, paragraph 9" */
export const sourceOf = (st: Statement | undefined): string => {
  if (st === undefined) return '';
  const { paragraph, page, row } = st.locator;
  return `${st.source.name}${paragraph === undefined ? '' : `, paragraph ${paragraph}`}${page === undefined ? '' : `, page ${page}`}${row === undefined ? '' : `, row ${row}`}`;
};

/** Transactions, ties and offices with the subject in them, oldest first; undated ones last. */
export function eventsOf(s: Snapshot, subject: Node): StructureAnswer['events'] {
  const node = (id: string): Node => s.nodeOf.get(id) ?? -1;
  const events: StructureAnswer['events'] = [];
  const push = (
    st: Statement,
    kind: string,
    text: string,
    parties: readonly Node[],
    start?: string,
    end?: string,
  ): void => {
    if (!parties.includes(subject)) return;
    events.push({
      kind,
      text,
      parties: parties.filter((n) => n >= 0).map((n) => partyOut(s, n)),
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      statement: st.statementId,
      source: sourceOf(st),
    });
  };
  for (const st of s.statements.values()) {
    if (st.kind === 'transaction')
      push(st, st.transaction, statementText(s, st), [...st.buyers, ...st.sellers, st.company].map(node), st.date);
    else if (st.kind === 'tie') push(st, st.tie, statementText(s, st), st.parties.map(node), st.startDate, st.endDate);
  }
  for (const o of s.offices) {
    const st = s.statements.get(o.statements[0] ?? '');
    if (st === undefined) continue;
    push(
      st,
      'office',
      `${nameOf(s, o.party)} is ${o.role} of ${nameOf(s, o.company)}`,
      [o.party, o.company],
      o.start,
      o.end,
    );
  }
  return events.sort((a, b) =>
    (a.start ?? a.end ?? '9') < (b.start ?? b.end ?? '9')
      ? -1
      : (a.start ?? a.end ?? '9') > (b.start ?? b.end ?? '9')
        ? 1
        : a.statement < b.statement
          ? -1
          : 1,
  );
}

/** A transaction or a tie in one sentence; of any other statement there is none. */
export function statementText(s: Snapshot, st: Statement): string {
  const node = (id: string): Node => s.nodeOf.get(id) ?? -1;
  if (st.kind === 'transaction') return transactionText(s, st, node);
  if (st.kind !== 'tie') return '';
  const names = st.parties.map(node).map((n) => (n >= 0 ? nameOf(s, n) : ''));
  return st.role === undefined
    ? `${listWords(names)}: ${st.tie}`
    : `${names[0]} ${st.tie === 'plan' ? 'plans to' : 'is'} ${st.role}${names[1] === undefined ? '' : ` of ${names[1]}`}`;
}

function transactionText(
  s: Snapshot,
  t: Extract<Statement, { kind: 'transaction' }>,
  node: (id: string) => Node,
): string {
  const names = (ids: readonly string[]): string => listWords(ids.map((id) => nameOf(s, node(id))));
  const what = t.share?.words === undefined ? '' : ` ${t.share.words}`;
  const from = t.sellers.length === 0 ? '' : ` from ${names(t.sellers)}`;
  const figures = [
    t.amount === undefined ? [] : [amountText(t.amount)],
    t.valuation === undefined ? [] : [`at a valuation of ${amountText(t.valuation)}`],
  ].flat();
  const amount = figures.length === 0 ? '' : ` (${figures.join(' ')})`;
  const date = t.date === undefined ? '' : `, ${dateText(t.date)}`;
  const plan = t.status === 'completed' ? '' : ` (${t.status})`;
  if (t.buyers.length > 0)
    return `${names(t.buyers)}: ${t.transaction.replace('-', ' ')} in ${nameOf(s, node(t.company))}${what}${from}${amount}${date}${plan}`;
  const at = t.transaction !== 'listing' || t.venue === undefined ? '' : ` in ${t.venue}`;
  return `${nameOf(s, node(t.company))}: ${t.transaction.replace('-', ' ')}${at}${from}${amount}${date}${plan}`;
}

/** "about USD 1,000,000,000" */
const amountText = (a: Amount): string =>
  `${a.hedge === 'printed' ? '' : `${a.hedge} `}${a.currency} ${a.value.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}`;

/** All levels of one day: figures grouped by holder, company and slot, settled by rule 4 and shifted by rule 8. */
import type { Day } from '../terms/day.ts';
import type { Figure, Slot } from './figures.ts';
import { Ledger, order } from './ledger.ts';
import { type Level, type LevelContext, levelOn } from './one-holding.ts';
import { type Transfer, withTransfers } from './transfers.ts';
import type { Node, Said } from './types.ts';

export interface LevelBook {
  /** levels on the day asked about, transfers worked in, sorted by company, holder, slot */
  readonly levels: readonly Level[];
  /** the same before transfers were worked in */
  stated(holder: Node, company: Node, slot: Slot): Level | undefined;
  /** a holder's level on another day; looked up without noting anything */
  onDay(holder: Node, company: Node, slot: Slot, day: Day): Level | undefined;
  /** everybody a figure or a transfer ever names as a holder of the company, sorted */
  holdersEver(company: Node): readonly Node[];
  readonly uses: ReadonlyMap<Figure, Said['use']>;
}

const keyOf = (holder: Node, company: Node, slot: Slot): string => `${company} ${holder} ${slot}`;

export function bookLevels(
  figures: readonly Figure[],
  transfers: readonly Transfer[],
  context: Omit<LevelContext, 'said'>,
): LevelBook {
  const groups = new Map<string, Figure[]>();
  const keys = new Map<string, { holder: Node; company: Node; slot: Slot }>();
  const note = (holder: Node, company: Node, slot: Slot): string => {
    const key = keyOf(holder, company, slot);
    if (!keys.has(key)) keys.set(key, { holder, company, slot });
    return key;
  };
  for (const f of figures) {
    const key = note(f.holder, f.company, f.slot);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [f]);
    else group.push(f);
  }
  const moves = groupTransfers(transfers, groups, note);
  const uses = new Map<Figure, Said['use']>();
  const stated = new Map<string, Level>();
  const levels: Level[] = [];
  const sorted = [...keys.entries()].sort(
    ([, a], [, b]) => a.company - b.company || a.holder - b.holder || order(a.slot, b.slot),
  );
  for (const [key, where] of sorted) {
    const told = levelOn(groups.get(key) ?? [], { ...context, said: uses });
    if (told !== undefined) stated.set(key, told);
    const level = withTransfers(told, where, moves.get(key) ?? [], context);
    if (level !== undefined) levels.push(level);
  }
  const ever = new Map<Node, Set<Node>>();
  for (const { holder, company } of keys.values()) ever.set(company, (ever.get(company) ?? new Set()).add(holder));
  const silent = { people: context.people, ledger: new Ledger({}) };
  return {
    levels,
    uses,
    holdersEver: (company) => [...(ever.get(company) ?? [])].sort((a, b) => a - b),
    stated: (holder, company, slot) => stated.get(keyOf(holder, company, slot)),
    onDay: (holder, company, slot, day) => {
      const key = keyOf(holder, company, slot);
      const there = { ...silent, day };
      const told = levelOn(groups.get(key) ?? [], there);
      return withTransfers(told, { holder, company }, moves.get(key) ?? [], there);
    },
  };
}

/** A transfer speaks to the slot its party has figures in: votes only where only votes are told, else shares. */
function groupTransfers(
  transfers: readonly Transfer[],
  figures: ReadonlyMap<string, readonly Figure[]>,
  note: (holder: Node, company: Node, slot: Slot) => string,
): Map<string, Transfer[]> {
  const moves = new Map<string, Transfer[]>();
  const sorted = [...transfers].sort((a, b) => order(a.days.first, b.days.first) || order(a.days.last, b.days.last));
  for (const t of sorted) {
    for (const party of [t.buyer, t.seller]) {
      if (party === undefined) continue;
      const told = figures.has(keyOf(party, t.company, 'shares'));
      const votesOnly = t.of === 'votes' || (!told && figures.has(keyOf(party, t.company, 'votes')));
      const key = note(party, t.company, votesOnly ? 'votes' : 'shares');
      moves.set(key, [...(moves.get(key) ?? []), t]);
    }
  }
  return moves;
}

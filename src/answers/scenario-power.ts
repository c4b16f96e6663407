/** Voting power before and after a scenario, player by player, for indices that both sides have. */
import { companyPower } from '../compute/index.ts';
import type { ControlOptions } from '../compute/types.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { Interval } from '../terms/interval.ts';
import { sameInterval } from '../terms/interval.ts';
import { partyOut } from './context.ts';
import type { PartyOut } from './envelope.ts';
import { valueOut } from './value-out.ts';

export interface PowerChange {
  readonly index: string;
  readonly members: readonly PartyOut[];
  readonly from?: ReturnType<typeof valueOut>;
  readonly to?: ReturnType<typeof valueOut>;
}
export interface PowerChanges {
  /** players whose index changes; a player of one side alone has one value */
  readonly changed: readonly PowerChange[];
  /** why there is no index, where there is none */
  readonly notes: readonly string[];
}

interface Side {
  readonly values: ReadonlyMap<string, Interval>;
  readonly members: ReadonlyMap<string, readonly Node[]>;
  readonly notes: readonly string[];
}

/** @param options quota and measure: more than the quota decides */
export function powerChanges(before: Snapshot, after: Snapshot, company: Node, options: ControlOptions): PowerChanges {
  const [was, is] = [sideOf(before, company, options), sideOf(after, company, options)];
  const keys = [...new Set([...is.values.keys(), ...was.values.keys()])];
  const changed = keys.flatMap((key): PowerChange[] => {
    const [from, to] = [was.values.get(key), is.values.get(key)];
    if (from !== undefined && to !== undefined && sameInterval(from, to)) return [];
    const members = (is.members.get(key) ?? was.members.get(key) ?? []).map((n) => partyOut(after, n));
    return [
      {
        index: key.slice(0, key.indexOf(' ')),
        members,
        ...(from === undefined ? {} : { from: valueOut(from) }),
        ...(to === undefined ? {} : { to: valueOut(to) }),
      },
    ];
  });
  return { changed, notes: [...new Set([...was.notes, ...is.notes])] };
}

function sideOf(s: Snapshot, company: Node, options: ControlOptions): Side {
  const found = companyPower(s, company, options);
  const values = new Map<string, Interval>();
  const members = new Map<string, readonly Node[]>();
  for (const index of found.indices) {
    index.values.forEach((value, at) => {
      const player = found.players[at]?.members ?? [];
      const key = `${index.name} ${player.join()}`;
      values.set(key, value);
      members.set(key, player);
    });
  }
  return { values, members, notes: found.indices.length === 0 ? found.notes : [] };
}

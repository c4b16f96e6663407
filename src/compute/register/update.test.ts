/** A day's changes: affected companies as in a full run, all others untouched. */
import { describe, expect, test } from 'vitest';
import { randomList, seeded } from '../../../test/share-graphs.ts';
import { buildGraph, type HoldingList, NO_BANDS, type ShareGraph } from '../../snapshot/graph/index.ts';
import type { ColumnChange } from '../../snapshot/graph/patch.ts';
import { type OwnerShare, ownerShare, ownersAbove } from './owners.ts';
import type { ReachOptions } from './types.ts';
import { ownersAfter } from './update.ts';

const QUARTER: ReachOptions = { threshold: 250_000_000, inclusive: true };
interface Told {
  readonly verdict: number;
  readonly share: OwnerShare;
}

/** "holder > company" in numbers of the list -> what is told of it */
function full(graph: ShareGraph): Map<string, Told> {
  const rows = new Map<string, Told>();
  ownersAbove(graph, QUARTER, (c, p, verdict, least, most) => {
    rows.set(`${graph.origin[p]} > ${graph.origin[c]}`, { verdict, share: ownerShare(least, most) });
  });
  return rows;
}

/** The list with the columns of some companies replaced. */
function changed(list: HoldingList, changes: readonly ColumnChange[]): HoldingList {
  const gone = new Set(changes.map((c) => c.company));
  const [owner, company, code]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < list.links; i += 1) {
    if (gone.has(list.company[i] as number)) continue;
    owner.push(list.owner[i] as number);
    company.push(list.company[i] as number);
    code.push(list.code[i] as number);
  }
  for (const change of changes) {
    for (let i = 0; i < change.owner.length; i += 1) {
      owner.push(change.owner[i] as number);
      company.push(change.company);
      code.push(change.code[i] as number);
    }
  }
  const complete = [...(list.complete ?? [])].filter((c) => !gone.has(c));
  return {
    ...list,
    links: owner.length,
    owner: Int32Array.from(owner),
    company: Int32Array.from(company),
    code: Int32Array.from(code),
    complete,
  };
}

describe('a day of changes', () => {
  test('gives affected companies the rows of a full run, and leaves the others theirs', () => {
    let affectedRows = 0;
    for (let seed = 0; seed < 2_000; seed += 1) {
      const random = seeded(seed);
      const list = randomList(random, { nodes: 9, owners: 3 });
      const company = random(9);
      const owners = [...new Set([random(9), random(9)])];
      const change: ColumnChange = { company, owner: owners, code: owners.map(() => (1 + random(9)) * 50_000_000) };
      const { graph } = buildGraph(list);
      const before = full(graph);
      const after = full(buildGraph(changed(list, [change])).graph);
      const place = new Int32Array(graph.nodes);
      graph.origin.forEach((party, node) => {
        place[party] = node;
      });
      const patch = {
        nodes: graph.nodes,
        bands: NO_BANDS,
        changes: [{ ...change, company: place[company] as number, owner: owners.map((o) => place[o] as number) }],
      };
      const rows = new Map<string, Told>();
      const affected = new Set(
        [
          ...ownersAfter(graph, patch, QUARTER, (c, p, verdict, least, most) => {
            rows.set(`${graph.origin[p]} > ${graph.origin[c]}`, { verdict, share: ownerShare(least, most) });
          }),
        ].map((c) => graph.origin[c] as number),
      );
      affectedRows += rows.size;
      for (const [pair, told] of before) if (!affected.has(Number(pair.split(' > ')[1]))) rows.set(pair, told);
      const verdicts = (of: Map<string, Told>): string[] =>
        [...of].map(([pair, { verdict }]) => `${pair} ${verdict}`).sort();
      expect(verdicts(rows), `seed ${seed}`).toEqual(verdicts(after));
    }
    expect(affectedRows).toBeGreaterThan(2_000);
  });

  test('takes a new owner in, ends a column, and refuses a node that is not there', () => {
    const owner = Int32Array.of(0, 1);
    const { graph } = buildGraph({
      nodes: 3,
      links: 2,
      owner,
      company: Int32Array.of(1, 2),
      code: Int32Array.of(600_000_000, 600_000_000),
    });
    const [p, a, c] = [0, 1, 2].map((party) => graph.origin.indexOf(party)) as [number, number, number];
    const rows: number[][] = [];
    const visit = (company: number, holder: number, verdict: number): void =>
      void rows.push([company, holder, verdict]);
    const patch = (changes: readonly ColumnChange[]) => ({ nodes: 4, bands: NO_BANDS, changes });
    expect([...ownersAfter(graph, patch([{ company: a, owner: [3], code: [900_000_000] }]), QUARTER, visit)]).toEqual(
      [a, c].sort(),
    );
    expect(rows.sort()).toEqual(
      [
        [a, 3, 1],
        [c, 3, 1],
      ].sort(),
    );
    rows.length = 0;
    ownersAfter(graph, patch([{ company: a, owner: [], code: [] }]), QUARTER, visit);
    expect(rows).toEqual([[c, a, 1]]);
    expect(() => ownersAfter(graph, patch([{ company: c, owner: [9], code: [1] }]), QUARTER, visit)).toThrow(
      `change of company ${c}: node 9 is not between 0 and 3`,
    );
    void p;
  });
});

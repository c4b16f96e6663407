/** What lies between an owner and a company, behind loops too long to be walked for every question. */
import { describe, expect, test } from 'vitest';
import { seeded } from '../../../test/share-graphs.ts';
import { buildGraph, NO_BANDS, type ShareGraph } from '../../snapshot/graph/index.ts';
import { loopSize } from '../../snapshot/graph/loops.ts';
import { Between } from './between.ts';

const [LOOP, LOOPS, EACH, PERSONS, BELOW] = [120, 2, 20, 12, 40];
const PART = 10_000_000;

/**
 * Two tangles of 120 companies, each member held by 20 others of its tangle, so that nothing is walked from the owner
 * down; the second is perhaps held by the first; companies above, between and below them, and persons anywhere.
 */
function tangles(seed: number): ShareGraph {
  const random = seeded(seed);
  const companies = LOOP * LOOPS + 2 * BELOW;
  const holdings = new Set<string>();
  const holds = (owner: number, company: number): void => void holdings.add(`${owner} ${company}`);
  const person = (): number => companies + random(PERSONS);
  for (let c = 0; c < LOOP * LOOPS; c += 1) {
    const first = c - (c % LOOP);
    holds(first + ((c + 1) % LOOP), c);
    for (let i = 0; i < EACH; i += 1) holds(first + random(LOOP), c);
    if (random(20) === 0) holds(person(), c);
  }
  if (random(2) === 0) holds(random(LOOP), LOOP + random(LOOP));
  for (let i = 0; i < 2 * BELOW; i += 1) {
    const c = LOOP * LOOPS + i;
    holds(random(3) === 0 ? person() : random(c), c);
    if (random(2) === 0) holds(random(c), c);
    // Some of the first half stand above a tangle too, and are then part of it where they also stand below.
    if (i < BELOW && random(8) === 0) holds(c, random(LOOP * LOOPS));
  }
  const pairs = [...holdings].map((text) => text.split(' ').map(Number) as [number, number]);
  return buildGraph({
    nodes: companies + PERSONS,
    links: pairs.length,
    owner: Int32Array.from(pairs, ([owner]) => owner),
    company: Int32Array.from(pairs, ([, company]) => company),
    code: new Int32Array(pairs.length).fill(PART),
    bands: NO_BANDS,
  }).graph;
}

/** By the definition: above the company and reached by the owner. */
function defined(graph: ShareGraph, company: number, holder: number): readonly number[] {
  const { owner, ownerStart, held, heldStart, holders, holding } = graph;
  const above = new Set([company]);
  for (const c of above)
    for (let e = ownerStart[c - holders] as number; e < (ownerStart[c - holders + 1] as number); e += 1)
      if ((owner[e] as number) >= holders) above.add(owner[e] as number);
  const below = new Set([holder]);
  for (const x of below)
    if (x < holding)
      for (let e = heldStart[x] as number; e < (heldStart[x + 1] as number); e += 1) below.add(held[e] as number);
  return below.has(company) ? [...above].filter((c) => below.has(c)).sort((a, b) => a - b) : [];
}

describe('the companies between an owner and a company', () => {
  test('are those above the one and below the other, whatever was asked before', () => {
    let behind = 0;
    for (let seed = 1; seed <= 12; seed += 1) {
      const graph = tangles(seed);
      const between = new Between(graph);
      const random = seeded(seed);
      for (let i = 0; i < 60; i += 1) {
        const company = graph.holders + random(graph.nodes - graph.holders);
        const holder = random(graph.holders);
        const found = between.of(company, holder);
        const wanted = defined(graph, company, holder);
        expect([...found.nodes]).toEqual(wanted);
        expect(found.longest).toBe(Math.max(1, ...wanted.map((c) => loopSize(graph.loops, c))));
        behind += Number(found.longest >= 100);
      }
    }
    expect(behind).toBeGreaterThan(100);
  });
});

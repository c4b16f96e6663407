/**
 * Random worlds against the rows of a register with bands: does every interval hold what really could be?
 *   node --max-old-space-size=8000 benchmarks/completions.mjs FILE.bin [--worlds 1000] [--seed 1]
 * A world is one company drawn from those with rows, half of them with an open verdict, and one filling of every column
 * above it within its bands and its sum. Its owners are worked out without bounds: in fractions where loops are short,
 * else by elimination with proven ends less than a billionth apart. Each owner is held against its row, or against
 * having none. Ends with 1 where a value lies outside its interval.
 */
import { parseArgs } from 'node:util';
import { BAND, buildGraph, leastOf, mostOf, WHOLE } from '../dist/snapshot/graph/index.js';
import { loopSize } from '../dist/snapshot/graph/loops.js';
import { engine, graphOf } from './engine.mjs';
import { readBinary } from './graph-file.mjs';
import { seeded } from './seeded.mjs';

const LINE = { threshold: 250_000_000, inclusive: true };
const [YES, CANNOT_TELL] = [1, 2];
/** Larger parts, or longer loops, are not for fractions. */
const FRACTIONS = { companies: 400, loop: 30 };

/** By company: its rows, of some `wanted` companies spread over the register, half of them with an open verdict. */
export function drawn(rows, wanted, random) {
  const groups = [new Set(), new Set()];
  for (let at = 0; at < rows.length; at += 5) groups[Number(rows[at + 2] === CANNOT_TELL)].add(rows[at]);
  const chosen = new Map();
  for (const group of groups) {
    const all = [...group];
    for (let i = 0; i < wanted / 2 && all.length > 0; i += 1)
      chosen.set(all[Math.floor(random() * all.length)], new Map());
  }
  for (let at = 0; at < rows.length; at += 5) {
    const [company, holder, verdict, least, most] = rows.slice(at, at + 5);
    chosen.get(company)?.set(holder, { verdict, least, most });
  }
  return chosen;
}

/** The column filled at random, ends as likely as what lies between; undefined where an open end leaves no room. */
export function filled(graph, company, random) {
  const k = company - graph.holders;
  const codes = [...graph.ownerCode.subarray(graph.ownerStart[k], graph.ownerStart[k + 1])];
  const marks = (code) => (code < 0 ? graph.bands.marks[~code] : 0);
  const parts = codes.map((code) => leastOf(code, graph.bands) + Number((marks(code) & BAND.leastOpen) !== 0));
  let rest = WHOLE - parts.reduce((a, b) => a + b, 0);
  if (rest < 0) return undefined;
  const turn = Math.floor(random() * codes.length);
  for (let n = 0; n < codes.length; n += 1) {
    const i = (n + turn) % codes.length;
    const most = mostOf(codes[i], graph.bands) - Number((marks(codes[i]) & BAND.mostOpen) !== 0);
    const room = Math.min(rest, most - parts[i]);
    const part = [0, room, Math.floor(room * random())][Math.floor(random() * 3)];
    parts[i] += part;
    rest -= part;
  }
  return parts;
}

/** Everything above the company in one world, as a graph of its own, and what its nodes are in the register. */
export function worldAbove(graph, company, random) {
  const place = new Map([[company, 0]]);
  const [owner, owned, code] = [[], [], []];
  let longest = 1;
  for (const [node, at] of place) {
    if (node < graph.holders) continue;
    longest = Math.max(longest, loopSize(graph.loops, node));
    const parts = filled(graph, node, random);
    if (parts === undefined) return undefined;
    const from = graph.ownerStart[node - graph.holders];
    for (const [i, part] of parts.entries()) {
      const o = graph.owner[from + i];
      if (!place.has(o)) place.set(o, place.size);
      if (part === 0) continue;
      owner.push(place.get(o));
      owned.push(at);
      code.push(part);
    }
  }
  const nodes = [...place.keys()];
  const list = { nodes: nodes.length, links: owner.length };
  for (const [name, values] of Object.entries({ owner, company: owned, code })) list[name] = Int32Array.from(values);
  const world = buildGraph(list).graph;
  return { world, longest, nodes, register: (node) => nodes[world.origin[node]], company: world.origin.indexOf(0) };
}

/** What the outside owners of the register have in the world, in billionths from … to. */
async function sharesIn({ world, longest, nodes, register, company }, holders) {
  const shares = new Map();
  if (company < world.holders) return { shares, exact: true };
  if (nodes.length <= FRACTIONS.companies && longest <= FRACTIONS.loop) {
    const registerFractions = await engine('compute/integrated-ownership/register-fractions', 'registerFractions');
    for (const { holder, share } of registerFractions(world, company).owners) {
      const down = (share.n * BigInt(WHOLE)) / share.d;
      const [low, high] = [Number(down), Number(down) + Number(down * share.d !== share.n * BigInt(WHOLE))];
      if (register(holder) < holders) shares.set(register(holder), [low, high]);
    }
    return { shares, exact: true };
  }
  const RegisterOwners = await engine('compute/integrated-ownership/register', 'RegisterOwners');
  const found = new RegisterOwners(world).exact(company);
  for (let i = 0; i < found.count; i += 1) {
    const holder = register(found.holder[i]);
    if (holder < holders) shares.set(holder, [found.least(i) * WHOLE, found.most(i) * WHOLE]);
  }
  return { shares, exact: false };
}

const AMOUNT = 2 ** 30 - 1;

/** Owners whose share lies outside what their row says, or who lack one. */
export function outside(rows, shares) {
  const wrong = [];
  for (const [holder, { verdict, least, most }] of rows) {
    const [low, high] = shares.get(holder) ?? [0, 0];
    const [from, to] = [least & AMOUNT, most & AMOUNT];
    if (high < from || low > to || (verdict === YES && high < LINE.threshold))
      wrong.push({ holder, verdict, row: [from, to], world: [low, high] });
  }
  for (const [holder, [low, high]] of shares)
    if (low >= LINE.threshold && !rows.has(holder)) wrong.push({ holder, row: undefined, world: [low, high] });
  return wrong;
}

/** @returns worlds looked at, owners compared, how many worlds in fractions, and what was wrong */
export async function completions(file, { worlds, seed }) {
  const ownersAbove = await engine('compute/register/owners', 'ownersAbove');
  const graph = graphOf(file, 'bands');
  const rows = [];
  ownersAbove(graph, LINE, (...row) => rows.push(...row));
  const random = seeded(seed).part;
  const seen = { worlds: 0, inFractions: 0, owners: 0, largest: 0, wrong: [] };
  while (seen.worlds < worlds) {
    const before = seen.worlds;
    for (const [company, told] of drawn(rows, worlds - seen.worlds, random)) {
      const above = worldAbove(graph, company, random);
      if (above === undefined) continue;
      const { shares, exact } = await sharesIn(above, graph.holders);
      seen.worlds += 1;
      seen.inFractions += Number(exact);
      seen.owners += new Set([...told.keys(), ...shares.keys()]).size;
      seen.largest = Math.max(seen.largest, above.nodes.length);
      for (const wrong of outside(told, shares)) seen.wrong.push({ company, ...wrong });
    }
    if (seen.worlds === before) break;
  }
  return seen;
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { worlds: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  });
  if (positionals.length !== 1) throw new Error('usage: completions.mjs FILE.bin [--worlds 1000] [--seed 1]');
  const worlds = Number(values.worlds);
  const seen = await completions(readBinary(positionals[0]), { worlds, seed: Number(values.seed) });
  console.log(JSON.stringify({ ...seen, wrong: seen.wrong.slice(0, 10), outside: seen.wrong.length }));
  process.exitCode = seen.wrong.length > 0 || seen.worlds < worlds ? 1 : 0;
}

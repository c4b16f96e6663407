/**
 * A made register in the shape of real ones, the same for the same seed. As a program it writes files:
 *   node benchmarks/register-graph.mjs LINKS SEED PREFIX [--hard]
 * PREFIX.bin  32-bit integers: companies, persons, links, seed; then owner, company, least, most of each link; shares in
 *             millionths; companies are numbered from 0, persons after them
 * PREFIX.csv  owner,owned,min,max in per cent; a missing share is 0 to what its column leaves
 * PREFIX.votes.bin  links whose votes differ: place of the link, votes in millionths
 *
 * Shapes, with the figures they follow: one to four owners for 95 % of companies; one company in 2,000 listed, with 5 to
 * 5,000 holders; holders heavy-tailed; owners come before what they own but for one core loop (at most 1,318 companies
 * with 9.25 links each, as Vitali, Glattfelder and Battiston 2011 found among transnationals), loops of 5 to 60, and
 * pairs and triples that hold one another. Columns never pass 100 %, also with bands read at their middle. `hard` adds
 * cross-holdings of 20 to 45 % and ladders: two companies a step, each half owned by both of the step above, so that
 * every single path carries next to nothing and all of them together everything.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { seeded } from './seeded.mjs';

const WHOLE = 1_000_000;
const HALF = 500_000;
const LISTED = 1 / 2000;

/** Links that make loops, planned before everything else: {owner, company, share}, by company, each pair once. */
function plannedLinks(chance, companies, core, hard) {
  const { part, below } = chance;
  const links = [];
  const add = (owner, company, share) => {
    if (owner !== company) links.push({ owner, company, share: Math.floor(share) });
  };
  const ring = (first, size, low, high) => {
    for (let i = 0; i < size; i += 1) add(first + i, first + ((i + 1) % size), low + (high - low) * part());
  };
  const somewhere = (room) => core.end + 10 + below(Math.max(1, companies - core.end - room));
  const size = core.end - core.start;
  const tour = shuffled(chance, size);
  for (let i = 0; i < size; i += 1)
    add(core.start + tour[i], core.start + tour[(i + 1) % size], 1000 + 49_000 * part());
  for (let i = 0; i < Math.floor(size * 8.25); i += 1)
    add(core.start + below(size), core.start + Math.floor(size * part() ** 1.5), 500 + 29_500 * part() ** 2);
  for (let g = 0; g < Math.floor(companies / 20_000) + 2; g += 1) {
    const members = 5 + Math.floor(55 * part() * part());
    const first = somewhere(200);
    ring(first, members, 20_000, 170_000);
    for (let i = 0; i < members; i += 1) add(first + below(members), first + below(members), 5000 + 60_000 * part());
  }
  for (let g = 0; g < Math.floor(companies / 5000) + 3; g += 1) ring(somewhere(200), 2 + below(2), 10_000, 260_000);
  if (hard) {
    for (let g = 0; g < Math.floor(companies / 500); g += 1) ring(somewhere(400), 2 + below(5), 200_000, 450_000);
    for (let g = 0; g < Math.floor(companies / 2000); g += 1) ladder(somewhere(400), 6 + below(25), add);
  }
  links.sort((a, b) => a.company - b.company || a.owner - b.owner);
  return links.filter((l, i) => i === 0 || l.company !== links[i - 1].company || l.owner !== links[i - 1].owner);
}

function ladder(first, steps, add) {
  for (let s = 1; s < steps; s += 1)
    for (const below of [0, 1])
      for (const above of [0, 1]) add(first + 2 * (s - 1) + above, first + 2 * s + below, HALF);
}

function shuffled(chance, n) {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i -= 1) {
    const j = chance.below(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/**
 * @param links about how many links, from 1,000
 * @param bands part of private companies that publish bands (25–50, 50–75, 75–100 %) for holders above 25 %
 * @param missing part of private companies with one owner whose share is not said
 * @param votes part of companies whose votes are not in proportion to shares
 * @returns companies, persons, links; owner, company, least, most (millionths) by link; votes: {link, share} lists
 */
export function registerGraph({ links, seed = 42, hard = false, bands = 0.3, missing = 0.01, votes = 0.01 }) {
  if (!Number.isInteger(links) || links < 1000)
    throw new RangeError(`links: ${links}; expected a whole number from 1000`);
  const chance = seeded(seed);
  const { part, below } = chance;
  const about = Math.floor(links / 2.2);
  const size = Math.min(1318, Math.max(20, Math.floor(about / 350)));
  const core = { start: Math.floor(about / 500) + 50 };
  core.end = core.start + size;
  const planned = plannedLinks(chance, about, core, hard);
  const owner = new Int32Array(links + 16_384);
  const [company, least, most] = [owner.slice(), owner.slice(), owner.slice()];
  // persons are −1, −2, … until the number of companies is known
  const met = new Int32Array(2 * links + 16_384).fill(-1);
  const vote = { link: [], share: [] };
  let [count, persons, companies, next] = [0, 0, 0, 0];
  const put = (o, c, low, high) => {
    owner[count] = o;
    company[count] = c;
    least[count] = low;
    most[count++] = high;
  };
  const seat = (o) => (o < 0 ? 2 * links + 16_384 + o : o);
  for (let c = 0; count < links; c += 1) {
    companies = c + 1;
    const first = count;
    let taken = 0;
    for (; next < planned.length && planned[next].company === c; next += 1) {
      const { owner: o, share } = planned[next];
      if (taken + share > (share === HALF ? WHOLE : 600_000)) continue;
      taken += share;
      met[seat(o)] = c;
      put(o, c, share, share);
    }
    const inCore = c >= core.start && c < core.end;
    const listed = inCore || chance.chance(LISTED);
    const own = count;
    const wanted = taken === WHOLE ? 0 : ownersWanted(chance, listed, inCore);
    for (let i = 0; i < wanted && count - first < 8000; i += 1) {
      const o = pickOwner(c, listed, inCore);
      if (o === undefined) continue;
      met[seat(o)] = c;
      put(o, c, 0, 0);
    }
    shareOut(own, WHOLE - taken, listed);
    if (!listed && count > own) say(first, own);
    if (!listed && count > first + 1 && chance.chance(votes)) otherVotes(first);
  }
  return finish();

  function pickOwner(c, listed, inCore) {
    for (let again = 0; again < 4; again += 1) {
      let o;
      if (c < 3 || chance.chance(listed ? 0.6 : 0.78)) {
        const known = persons >= 10 && !chance.chance(0.72);
        if (!known) persons += 1;
        const p = !known ? persons - 1 : chance.chance(0.5) ? below(persons) : Math.floor(persons * part() ** 3);
        o = -1 - p;
      } else if (inCore) o = Math.floor(core.start * part() ** 1.5);
      else if (!listed && chance.chance(0.55)) {
        let back = 1;
        while (chance.chance(0.88)) back += 1;
        o = c - back;
        if (o < 0) continue;
      } else o = Math.floor(c * part() ** 3);
      if (met[seat(o)] !== c) return o;
    }
    return undefined;
  }

  /** Divides up to `room` among the links from `from`: few equal or by chance, listed ones by rank. */
  function shareOut(from, room, listed) {
    const n = count - from;
    let free = room;
    if (chance.chance(0.15)) free *= 0.5 + 0.5 * part();
    if (listed) free *= 0.4 + 0.6 * part();
    const equal = !listed && chance.chance(n === 2 ? 0.4 : 0.25);
    const weights = [];
    let sum = 0;
    for (let i = 0; i < n; i += 1) {
      const w = listed ? (i + 1) ** -1.1 * (0.5 + part()) : equal ? 1 : 0.02 - Math.log(1 - part());
      weights.push(w);
      sum += w;
    }
    for (let i = 0; i < n; i += 1) {
      const exactly = Math.floor((free * weights[i]) / sum);
      const share = Math.max(1, listed ? exactly : exactly - (exactly % 100));
      least[from + i] = share;
      most[from + i] = share;
    }
  }

  /** Says a private column as registers do: some in bands, some without one share. */
  function say(first, own) {
    let sum = 0;
    for (let e = first; e < count; e += 1) sum += least[e];
    if (chance.chance(missing)) {
      sum -= least[own];
      least[own] = 0;
      most[own] = Math.max(0, WHOLE - sum);
      return;
    }
    if (!chance.chance(bands)) return;
    const floorOf = (share) => (share <= 500_000 ? 250_000 : share < 750_000 ? 500_000 : 750_000);
    let middles = sum;
    for (let e = own; e < count; e += 1) if (least[e] > 250_000) middles += floorOf(least[e]) + 125_000 - least[e];
    if (middles > WHOLE) return;
    for (let e = own; e < count; e += 1) {
      if (least[e] <= 250_000) continue;
      least[e] = floorOf(least[e]);
      most[e] = least[e] + 250_000;
    }
  }

  /** A founder's class: the first holder has the votes of the second too. */
  function otherVotes(first) {
    const both = least[first] + least[first + 1];
    vote.link.push(first, first + 1);
    vote.share.push(Math.min(WHOLE, both), 0);
  }

  function finish() {
    // A loop planned beyond the last company has no members there: such links are left out.
    let kept = 0;
    const place = new Int32Array(count).fill(-1);
    for (let e = 0; e < count; e += 1) {
      if (owner[e] >= companies) continue;
      place[e] = kept;
      owner[kept] = owner[e] < 0 ? companies - 1 - owner[e] : owner[e];
      company[kept] = company[e];
      least[kept] = least[e];
      most[kept++] = most[e];
    }
    const said = vote.link.map((e, i) => [place[e], vote.share[i]]).filter(([e]) => e !== -1);
    return {
      companies,
      persons,
      links: kept,
      seed,
      owner: owner.slice(0, kept),
      company: company.slice(0, kept),
      least: least.slice(0, kept),
      most: most.slice(0, kept),
      votes: { link: Int32Array.from(said, ([e]) => e), share: Int32Array.from(said, ([, share]) => share) },
    };
  }
}

function ownersWanted(chance, listed, inCore) {
  if (listed) return Math.floor(5 * (inCore ? 100 : 1000) ** chance.part());
  const z = chance.part();
  if (z < 0.55) return 1;
  if (z < 0.82) return 2;
  if (z < 0.91) return 3;
  if (z < 0.955) return 4;
  let many = 5;
  while (many < 40 && chance.chance(0.8)) many += 1;
  return many;
}

const EACH = 1 << 16;

/** The links as rows of four integers behind a header of four. */
export function writeBinary(graph, path) {
  const file = openSync(path, 'w');
  writeSync(file, bytes(Int32Array.of(graph.companies, graph.persons, graph.links, graph.seed)));
  for (let from = 0; from < graph.links; from += EACH) {
    const to = Math.min(graph.links, from + EACH);
    const rows = new Int32Array(4 * (to - from));
    for (let e = from, at = 0; e < to; e += 1) {
      rows[at++] = graph.owner[e];
      rows[at++] = graph.company[e];
      rows[at++] = graph.least[e];
      rows[at++] = graph.most[e];
    }
    writeSync(file, bytes(rows));
  }
  closeSync(file);
}

export function writeVotes({ votes }, path) {
  const file = openSync(path, 'w');
  const rows = new Int32Array(2 * votes.link.length);
  votes.link.forEach((link, i) => {
    rows[2 * i] = link;
    rows[2 * i + 1] = votes.share[i];
  });
  writeSync(file, bytes(rows));
  closeSync(file);
}

const bytes = (ints) => new Uint8Array(ints.buffer, ints.byteOffset, ints.byteLength);
/** Of a node: the identifier written to CSV. */
export const idOf = (node, companies) =>
  node < companies ? `C${String(node).padStart(8, '0')}` : `P${String(node - companies).padStart(8, '0')}`;
/** Millionths as per cent without float noise. */
export function percentText(millionths) {
  const whole = Math.floor(millionths / 10_000);
  const rest = String(millionths % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}

export function writeCsv(graph, path) {
  const file = openSync(path, 'w');
  writeSync(file, 'owner,owned,min,max\n');
  for (let from = 0; from < graph.links; from += EACH) {
    let text = '';
    for (let e = from; e < Math.min(graph.links, from + EACH); e += 1) {
      text += `${idOf(graph.owner[e], graph.companies)},${idOf(graph.company[e], graph.companies)},${percentText(graph.least[e])},${percentText(graph.most[e])}\n`;
    }
    writeSync(file, text);
  }
  closeSync(file);
}

/** All three files. @returns what was made, for the record */
export function writeRegister({ prefix, ...options }) {
  const graph = registerGraph(options);
  writeBinary(graph, `${prefix}.bin`);
  writeVotes(graph, `${prefix}.votes.bin`);
  writeCsv(graph, `${prefix}.csv`);
  const { companies, persons, links, seed } = graph;
  return { companies, persons, links, seed, hard: options.hard === true };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [links, seed, prefix] = process.argv.slice(2);
  if (prefix === undefined) throw new Error('usage: register-graph.mjs LINKS SEED PREFIX [--hard]');
  const made = writeRegister({
    links: Number(links),
    seed: Number(seed),
    prefix,
    hard: process.argv.includes('--hard'),
  });
  console.log(JSON.stringify(made));
}

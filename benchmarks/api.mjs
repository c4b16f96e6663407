/**
 * Owners over HTTP on a store of a million holdings. Run after a build:
 *   node benchmarks/api.mjs [--links 1000000] [--store FILE] [--connections 50] [--seconds 5] [--companies 1000] [--held]
 * A made register (register-graph.mjs; bands at their middle) is written as owner,owned,share and imported; FILE is made
 * if it is not there, and kept. The server is the command line's, in a process of its own; this process asks.
 * Measured in one run, each with the same companies, drawn evenly from those with at most 200 holdings above them (how
 * many that leaves out is said):
 *   opened   every company once, of a store just opened (not with --held)
 *   first    as many others, once each: the store is in memory, and no answer was given before
 *   again    the same companies over and over
 *   as you have it   again, with If-None-Match
 *   bare     the peer: a server that does nothing but send the same bytes
 *   directly, first, again, bare   the same of who holds each company itself (direct=yes): nothing is looked through
 *   SQL      the peer of the answer: DuckDB asked for all owners above by a recursive query, on the same store
 * The CPU of the server a request says what the machine does not change: how many a second one idle core could give.
 * "again", "as you have it" and "bare" take turns, three rounds; the rate is the middle one's, times are those of all.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import http from 'node:http';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { importInto, openStore } from '../dist/index.js';
import { middle } from './graph-file.mjs';
import { idOf, percentText, registerGraph } from './register-graph.mjs';
import { seeded } from './seeded.mjs';

const { values } = parseArgs({
  options: {
    links: { type: 'string', default: '1000000' },
    store: { type: 'string' },
    connections: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '5' },
    companies: { type: 'string', default: '1000' },
    held: { type: 'boolean', default: false },
  },
});
const [LINKS, CONNECTIONS, SECONDS, COMPANIES] = [
  values.links,
  values.connections,
  values.seconds,
  values.companies,
].map(Number);
const MOST_ABOVE = 200;
const folder = mkdtempSync(join(tmpdir(), 'lookthrough-api-'));
const store = values.store ?? join(folder, 'register.lookthrough');

const graph = registerGraph({ links: LINKS });
if (!existsSync(store)) await imported(store);
const { chosen, leftOut, drawn } = companiesAsked();
console.log(
  `${graph.links} holdings in ${graph.companies} companies; ${chosen.length} companies asked about, ${leftOut} of ${drawn} drawn left out (more than ${MOST_ABOVE} holdings above); ${CONNECTIONS} connections; ${cpus()[0]?.model ?? 'a machine'}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} before; Node ${process.versions.node}`,
);
const path = (id) => `/api/v1/owners?subject=${id}`;
const [before, paths] = [chosen.slice(0, COMPANIES).map(path), chosen.slice(COMPANIES).map(path)];
const server = await served();
const answers = new Map();
const opened = values.held ? undefined : await fired(server, before, { once: true });
await server.held;
const first = await fired(server, paths, { once: true, keep: answers });
const directly = paths.map((path) => `${path}&direct=yes`);
const directAnswers = new Map();
// The first of a kind warms the program up; these are other companies.
await fired(
  server,
  before.map((path) => `${path}&direct=yes`),
  { once: true },
);
const directFirst = await fired(server, directly, { once: true, keep: directAnswers });
const bare = await bareServer(new Map([...answers, ...directAnswers]));
const rounds = { again: [], tagged: [], bare: [], directAgain: [], directBare: [] };
for (let round = 0; round < 3; round += 1) {
  rounds.again.push(await fired(server, paths, {}));
  rounds.tagged.push(await fired(server, paths, { tags: answers }));
  rounds.bare.push(await fired(bare, paths, {}));
  rounds.directAgain.push(await fired(server, directly, {}));
  rounds.directBare.push(await fired(bare, directly, {}));
}
await bare.stop();
await server.stop();
const rows = [
  ...(opened === undefined ? [] : [['opened', summed([opened])]]),
  ['first', summed([first])],
  ['again', summed(rounds.again)],
  ['as you have it', summed(rounds.tagged)],
  ['bare', summed(rounds.bare)],
  ['directly, first', summed([directFirst])],
  ['directly, again', summed(rounds.directAgain)],
  ['directly, bare', summed(rounds.directBare)],
  ['SQL', summed([await sql(chosen.slice(COMPANIES))])],
];

console.log(
  '\n| what | requests a second | p50 ms | p99 ms | requests | times bare | CPU of the server a request, ms |\n|---|---|---|---|---|---|---|',
);
const reference = summed(rounds.bare).rate;
for (const [name, r] of rows)
  console.log(
    `| ${name} | ${r.rate.toFixed(0)} | ${r.p50.toFixed(2)} | ${r.p99.toFixed(2)} | ${r.count} | ${(r.rate / reference).toFixed(3)} | ${(r.cpu * 1000).toFixed(3)} |`,
  );
console.log(`\nload ${loadavg()[0]?.toFixed(1)} after`);
rmSync(folder, { recursive: true, force: true });

async function imported(path) {
  const csv = join(folder, 'register.csv');
  const file = openSync(csv, 'w');
  writeSync(file, 'owner,owned,share\n');
  for (let from = 0; from < graph.links; from += 65_536) {
    let text = '';
    for (let e = from; e < Math.min(graph.links, from + 65_536); e += 1)
      text += `${idOf(graph.owner[e], graph.companies)},${idOf(graph.company[e], graph.companies)},${percentText(middle(graph.least[e], graph.most[e]))}\n`;
    writeSync(file, text);
  }
  closeSync(file);
  const start = performance.now();
  const opened = await openStore(path, { create: true });
  const { added } = await importInto(opened.store, [csv]);
  await opened.close();
  console.log(`imported ${added} statements in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

/** The same companies for the same register: by one seed, small groups alone. */
function companiesAsked() {
  const nodes = graph.companies + graph.persons;
  const start = new Int32Array(nodes + 1);
  for (let e = 0; e < graph.links; e += 1) start[graph.company[e] + 1] += 1;
  for (let n = 0; n < nodes; n += 1) start[n + 1] += start[n];
  const [next, owner] = [start.slice(), new Int32Array(graph.links)];
  for (let e = 0; e < graph.links; e += 1) owner[next[graph.company[e]]++] = graph.owner[e];
  const above = (company) => {
    const reached = new Set([company]);
    let links = 0;
    for (const n of reached) {
      links += start[n + 1] - start[n];
      if (links > MOST_ABOVE) break;
      for (let at = start[n]; at < start[n + 1]; at += 1) reached.add(owner[at]);
    }
    return links;
  };
  const chance = seeded(7);
  const found = new Set();
  let [out, all] = [0, 0];
  while (found.size < 2 * COMPANIES && all < 20 * COMPANIES) {
    const company = chance.below(graph.companies);
    const links = above(company);
    if (links === 0 || found.has(company)) continue;
    all += 1;
    if (links > MOST_ABOVE) out += 1;
    else found.add(company);
  }
  return { chosen: [...found].map((c) => idOf(c, graph.companies)), leftOut: out, drawn: all };
}

async function served() {
  const program = fileURLToPath(new URL('../bin/lookthrough.js', import.meta.url));
  // On a machine that is shared a question may wait for long.
  const server = await started([program, 'serve', '--store', store, '--port', '0', '--most-seconds', '600']);
  // The data version is worked out once a store; that is not a request's time.
  await got(new http.Agent(), server.port, '/api/v1/version', {});
  return server;
}

/** A process that prints its address once it listens. */
async function started(args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const held = new Promise((read) => {
    child.stderr.on('data', (text) => {
      process.stderr.write(text);
      if (/is in memory|stays on the disk/.test(String(text))) read();
    });
  });
  const port = await new Promise((ready, fail) => {
    child.stdout.on('data', (text) => {
      const found = /:(\d+)\//.exec(String(text));
      if (found !== null) ready(Number(found[1]));
    });
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)));
  });
  process.once('exit', () => child.kill('SIGTERM'));
  const stop = () => {
    child.kill('SIGTERM');
    return new Promise((done) => child.once('exit', done));
  };
  return { port, stop, held, cpu: () => cpuOf(child.pid) };
}

/** Seconds of CPU a process has used, all threads; 0 where the system does not tell. */
function cpuOf(pid) {
  try {
    const cells = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(cells[11]) + Number(cells[12])) / 100;
  } catch {
    return 0;
  }
}

/** Each connection asks the next when it has the last: requests a second, and times in milliseconds. */
async function fired(server, asked, { once = false, keep, tags }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times = [];
  const [start, cpu] = [performance.now(), server.cpu()];
  let at = 0;
  const over = () => (once ? at >= asked.length : performance.now() - start > SECONDS * 1000);
  const line = async () => {
    while (!over()) {
      const path = asked[at++ % asked.length];
      const tag = tags?.get(path)?.tag;
      const before = performance.now();
      const reply = await got(agent, server.port, path, tag === undefined ? {} : { 'if-none-match': tag });
      times.push(performance.now() - before);
      if (reply.status !== (tag === undefined ? 200 : 304)) throw new Error(`${path}: ${reply.status} ${reply.text}`);
      keep?.set(path, { text: reply.text, tag: reply.tag });
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, line));
  agent.destroy();
  return { times, elapsed: performance.now() - start, cpu: server.cpu() - cpu };
}

/** The middle round's rate; times of all rounds. */
function summed(rounds) {
  const times = rounds.flatMap((r) => r.times).sort((a, b) => a - b);
  const rates = rounds.map((r) => (r.times.length / r.elapsed) * 1000).sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
  const cpu = rounds.reduce((sum, r) => sum + r.cpu, 0) / times.length;
  return { cpu, rate: rates[rates.length >> 1], p50: at(0.5), p99: at(0.99), count: times.length };
}

function got(agent, port, path, headers) {
  return new Promise((done, fail) => {
    const request = http.get({ agent, port, path, host: '127.0.0.1', headers }, (reply) => {
      const parts = [];
      reply.on('data', (part) => parts.push(part));
      reply.on('end', () =>
        done({ status: reply.statusCode, tag: reply.headers.etag, text: Buffer.concat(parts).toString() }),
      );
    });
    request.once('error', fail);
  });
}

async function bareServer(answers) {
  const file = join(folder, 'answers.json');
  writeFileSync(file, JSON.stringify([...answers].map(([path, { text }]) => [path, text])));
  const program = `import { createServer } from 'node:http'; import { readFileSync } from 'node:fs';
    const texts = new Map(JSON.parse(readFileSync(process.argv[1], 'utf8')));
    const server = createServer((q, r) => { r.setHeader('Content-Type', 'application/json; charset=utf-8'); r.end(texts.get(q.url)); });
    server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'));`;
  return started(['--input-type=module', '-e', program, file]);
}

/** All owners above a company, by one recursive query each, as many at once as there are connections to the database. */
async function sql(companies) {
  const instance = await DuckDBInstance.create(store, { access_mode: 'READ_ONLY', threads: '2' });
  const times = [];
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  let at = 0;
  const line = async () => {
    const db = await instance.connect();
    while (at < companies.length && performance.now() - start < SECONDS * 1000) {
      const company = companies[at++];
      const before = performance.now();
      await db.runAndReadAll(
        `WITH RECURSIVE up(party) AS (SELECT '${`name:${company.toLowerCase()}`}' UNION SELECT l.above FROM link l JOIN up ON l.below = up.party) SELECT party FROM up`,
      );
      times.push(performance.now() - before);
    }
    db.closeSync();
  };
  await Promise.all(Array.from({ length: 2 }, line));
  instance.closeSync();
  const used = process.cpuUsage(cpu);
  return { times, elapsed: performance.now() - start, cpu: (used.user + used.system) / 1e6 };
}

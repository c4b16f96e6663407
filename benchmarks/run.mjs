/**
 * Runs the named questions and writes what came out: benchmarks/results/NAME.json and the table of docs/benchmarks.md.
 *   npm run bench -- [question …] [--links 1000000] [--hard] [--seed 42] [--rounds 5] [--c PATH] [--scipy] [--timeout 300]
 * Sides of a question take turns (A B A B …), each in a process of its own; peers that are not here are "not run".
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compared } from './compare.mjs';
import { QUESTIONS } from './questions.mjs';
import { writeRegister } from './register-graph.mjs';
import { withTable } from './table.mjs';

const HERE = import.meta.dirname;
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    links: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '42' },
    rounds: { type: 'string', default: '5' },
    timeout: { type: 'string', default: '300' },
    hard: { type: 'boolean', default: false },
    c: { type: 'string' },
    scipy: { type: 'boolean', default: false },
    results: { type: 'string', default: join(HERE, 'results') },
    page: { type: 'string', default: join(HERE, '../docs/benchmarks.md') },
  },
});
const wanted = positionals.length === 0 ? QUESTIONS : positionals.map(questionOf);
const { about: graph, prefix } = made();
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memory: totalmem(),
  os: `${type()} ${release()}`,
  node: process.versions.node,
};
const commit = commitOf();
const python = options.scipy ? pythonWithScipy() : undefined;

mkdirSync(options.results, { recursive: true });
for (const question of wanted) {
  const { name, asks, figure } = question;
  const sides = compared(question, rounds(question));
  const record = {
    name,
    asks,
    figure,
    machine,
    commit,
    date: new Date().toISOString(),
    rounds: Number(options.rounds),
    graph,
    sides,
  };
  const file = `${name}-${graph.asked}${graph.hard ? '-hard' : ''}.json`;
  writeFileSync(join(options.results, file), `${JSON.stringify(record, null, 2)}\n`);
  for (const s of sides)
    console.log(`${name} | ${s.label} | ${s.status} | ${s.reason ?? JSON.stringify({ ratio: s.ratio, ...s.check })}`);
}
const records = readdirSync(options.results)
  .filter((f) => f.endsWith('.json'))
  .sort()
  .map((f) => JSON.parse(readFileSync(join(options.results, f), 'utf8')));
writeFileSync(options.page, withTable(readFileSync(options.page, 'utf8'), records));

function commitOf() {
  const ran = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: HERE, encoding: 'utf8' });
  return ran.status === 0 ? ran.stdout.trim() : 'unknown';
}

function questionOf(name) {
  const found = QUESTIONS.find((q) => q.name === name);
  if (found === undefined)
    throw new Error(`no question "${name}"; there are ${QUESTIONS.map((q) => q.name).join(', ')}`);
  return found;
}

/** The register's files, made once a kind and kept in the folder for temporary files. */
function made() {
  const { links, seed, hard } = options;
  const maker = createHash('sha256')
    .update(readFileSync(join(HERE, 'register-graph.mjs')))
    .digest('hex')
    .slice(0, 8);
  const prefix = join(tmpdir(), `lookthrough-register-${links}-${seed}${hard ? '-hard' : ''}-${maker}`);
  const note = `${prefix}.json`;
  if (!existsSync(note)) {
    const about = writeRegister({ links: Number(links), seed: Number(seed), hard, prefix });
    writeFileSync(note, JSON.stringify({ ...about, asked: Number(links) }));
  }
  return { about: JSON.parse(readFileSync(note, 'utf8')), prefix };
}

function rounds({ sides }) {
  const runs = sides.map((side) => unable(side) ?? []);
  for (let round = 0; round < Number(options.rounds); round += 1) {
    sides.forEach((side, i) => {
      if (!Array.isArray(runs[i])) return;
      const said = once(side);
      if (said.notRun === undefined) runs[i].push(said);
      else runs[i] = said;
    });
  }
  return runs;
}

function unable(side) {
  if (side.c && options.c === undefined) return { notRun: 'no C program was given (--c PATH)' };
  if (side.scipy && python === undefined)
    return { notRun: options.scipy ? 'no python3 with scipy found' : 'not asked for (--scipy)' };
  if (graph.links > (side.linksAtMost ?? Number.POSITIVE_INFINITY))
    return { notRun: `takes at most ${side.linksAtMost} links in this time and memory` };
  return undefined;
}

function once(side) {
  const fill = (a) => a.replace('{base}', prefix).replace('{c}', options.c ?? '');
  const args = side.args.map(fill);
  const command = side.scipy
    ? [python, [join(HERE, 'peers/scipy_peer.py'), ...args]]
    : [process.execPath, ['--max-old-space-size=8000', join(HERE, side.node), ...args]];
  const ran = spawnSync(...command, { encoding: 'utf8', timeout: 1000 * Number(options.timeout), maxBuffer: 2 ** 26 });
  if (ran.error?.code === 'ETIMEDOUT') return { notRun: `stopped after ${options.timeout} s` };
  if (ran.status !== 0) return { notRun: `failed: ${lastLine(ran.stderr) || ran.signal}` };
  return JSON.parse(lastLine(ran.stdout));
}

function pythonWithScipy() {
  for (const name of ['python3', '/usr/bin/python3'])
    if (spawnSync(name, ['-c', 'import scipy.sparse']).status === 0) return name;
  return undefined;
}

function lastLine(text) {
  const lines = text.trim().split('\n');
  return (lines.findLast((l) => /Error|^\{/.test(l)) ?? lines.at(-1) ?? '').trim();
}

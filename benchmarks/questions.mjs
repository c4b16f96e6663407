/**
 * The named questions: who answers each, with which command, what is compared. The first side is the engine; `figure` is
 * the one the ratios are taken of; a side with `alone` answers another question and is not checked against the first.
 */
const ours = (label, workload, ...args) => ({ label, node: `workloads/${workload}.mjs`, args });
const duckdb = (threads, question) => ({
  label: `DuckDB, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
  node: 'peers/duckdb.mjs',
  args: ['{base}', String(threads), question],
});
const graphology = (question, ...args) => ({
  label: 'graphology',
  node: 'peers/graphology.mjs',
  args: ['{base}.bin', question, ...args],
  linksAtMost: 1_200_000,
});
const scipy = (question) => ({ label: 'scipy', scipy: question, args: ['{base}.bin', question] });
const c = (question) => ({
  label: 'C reference',
  c: true,
  node: 'peers/c-reference.mjs',
  args: ['{c}', '{base}', question],
});
const alone = (side) => ({ ...side, alone: true });

export const QUESTIONS = [
  {
    name: 'owners',
    asks: 'every owner of 25 % or more of every company, through all chains and loops',
    figure: 'seconds',
    sides: [
      ours('lookthrough, points', 'owners', '{base}.bin', 'points'),
      alone(ours('lookthrough, bands', 'owners', '{base}.bin', 'bands')),
      duckdb(1, 'owners'),
      scipy('owners'),
      c('owners'),
    ],
  },
  {
    name: 'control',
    asks: 'every pair of a holder and a company it controls with more than half of the votes',
    figure: 'seconds',
    sides: [
      ours('lookthrough, 1 thread, asked once', 'control', '{base}.bin', 'points', 'once'),
      ours('lookthrough, 1 warm thread', 'control', '{base}.bin', 'points', 'warm 1'),
      ours('lookthrough, 2 warm threads', 'control', '{base}.bin', 'points', 'warm 2'),
      alone(ours('lookthrough, bands, asked once', 'control', '{base}.bin', 'bands', 'once')),
      duckdb(1, 'control'),
      duckdb(2, 'control'),
      graphology('control'),
      scipy('control'),
      c('control'),
    ],
  },
  {
    name: 'company-bounded',
    asks: 'all owners of one company, with a bound on what is left out',
    figure: 'p50',
    sides: [ours('lookthrough', 'company', '{base}.bin', 'bounded'), alone(graphology('company')), alone(c('company'))],
  },
  {
    name: 'company-exact',
    asks: 'all owners of one company, nothing left out',
    figure: 'p99',
    sides: [ours('lookthrough', 'company', '{base}.bin', 'exact'), graphology('company'), alone(c('company'))],
  },
  {
    name: 'tie',
    asks: 'the shortest tie between two companies',
    figure: 'p50',
    sides: [ours('lookthrough', 'tie', '{base}.bin', '2000'), graphology('tie', '2000'), c('tie')],
  },
  {
    name: 'load',
    asks: 'CSV with names to a graph that answers',
    figure: 'seconds',
    sides: [ours('lookthrough', 'load', '{base}.csv'), duckdb(1, 'load'), duckdb(2, 'load'), c('load')],
  },
  {
    name: 'memory',
    asks: 'the graph alone, peak of the process; bytes a link that stay',
    figure: 'peakBytes',
    sides: [ours('lookthrough', 'memory', '{base}.bin'), alone(graphology('build'))],
  },
  {
    name: 'register-file',
    asks: 'a saved register opened again',
    figure: 'seconds',
    sides: [ours('lookthrough', 'register-file', '{base}.bin')],
  },
  {
    name: 'one-day',
    asks: 'owners again after one link in a thousand has changed: only what is touched',
    figure: 'seconds',
    sides: [ours('lookthrough', 'one-day', '{base}.bin')],
  },
];

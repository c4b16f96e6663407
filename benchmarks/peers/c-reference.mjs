/** A plain C program for the same files (its path is given by --c): its lines "RESULT name value unit" as JSON. */
import { spawnSync } from 'node:child_process';
import { report } from '../measure.mjs';

const [program, base, question] = process.argv.slice(2);
const QUESTIONS = {
  owners: { time: { seconds: 'ubo25', cpuSeconds: 'ubo25_cpu' }, check: { rows: 'ubo25_rows' } },
  control: { time: { seconds: 'control', cpuSeconds: 'control_cpu' }, check: { pairs: 'control_pairs' } },
  company: { time: { p50: 'query_p50', p99: 'query_p99' }, check: {} },
  tie: { time: { p50: 'tie_p50', p99: 'tie_p99' }, check: { steps: 'tie_sumdist' } },
  load: { time: { seconds: 'csv_load', cpuSeconds: 'csv_load_cpu' }, check: { links: 'csv_edges', ids: 'csv_ids' } },
};

await report(() => {
  const { time, check } = QUESTIONS[question];
  const args = question === 'load' ? ['csv', `${base}.csv`] : ['run', `${base}.bin`, '1e-3', '2000'];
  const { stdout, status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  const said = new Map();
  for (const line of stdout.split('\n')) {
    const [word, name, value, unit] = line.split(' ');
    if (word === 'RESULT') said.set(name, Number(value) * (unit === 'us' ? 1e-6 : unit === 'MiB' ? 2 ** 20 : 1));
  }
  const taken = (names) => Object.fromEntries(Object.entries(names).map(([as, name]) => [as, said.get(name)]));
  return { figures: { ...taken(time), peakBytes: said.get('peak_rss') }, check: taken(check) };
});

/** Whole register: everybody with an integrated share of 25 % or more in any company. FILE.bin points|bands */
import { engine, graphOf } from '../engine.mjs';
import { readBinary } from '../graph-file.mjs';
import { report, timed } from '../measure.mjs';

const [path, reading] = process.argv.slice(2);
await report(async () => {
  const ownersAbove = await engine('compute/register/owners', 'ownersAbove');
  const graph = graphOf(readBinary(path), reading);
  const tally = { 1: 0, 2: 0, 3: 0 };
  const { seconds, cpuSeconds } = await timed(() =>
    ownersAbove(graph, { threshold: 250_000_000, inclusive: true }, (_company, _holder, verdict) => {
      tally[verdict] += 1;
    }),
  );
  const check = reading === 'points' ? { rows: tally[1] } : { sure: tally[1], possible: tally[2], unsure: tally[3] };
  return { figures: { seconds, cpuSeconds }, check };
});

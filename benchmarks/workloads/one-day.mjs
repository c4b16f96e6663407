/** Owners again after a day: one link in ten thousand has another share; graph and sweep from new. FILE.bin */
import { engine, graphOf } from '../engine.mjs';
import { readBinary } from '../graph-file.mjs';
import { report, timed } from '../measure.mjs';

const [path] = process.argv.slice(2);
await report(async () => {
  const ownersAbove = await engine('compute/register/owners-above', 'ownersAbove');
  const file = readBinary(path);
  const rowsOf = async (graph) => {
    let rows = 0;
    await ownersAbove(graph, { threshold: 250_000_000, inclusive: true }, (found) => {
      rows += found.count;
    });
    return rows;
  };
  const before = await rowsOf(graphOf(file, 'points'));
  let changed = 0;
  for (let at = 0; at < file.rows.length; at += 40_000, changed += 1) {
    file.rows[at + 2] >>= 1;
    file.rows[at + 3] >>= 1;
  }
  const { value: after, ...figures } = await timed(async () => rowsOf(graphOf(file, 'points')));
  return { figures, check: { changed, before, after } };
});

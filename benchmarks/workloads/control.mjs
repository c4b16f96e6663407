/** Who controls whom in the whole register, more than half of the votes. FILE.bin points|bands once|"warm THREADS" */
import { engine, graphOf } from '../engine.mjs';
import { readBinary } from '../graph-file.mjs';
import { report, timed } from '../measure.mjs';

const [path, reading, asked] = process.argv.slice(2);
const OPTIONS = { quota: 500_000_000, inclusive: false };
const checkOf = ({ totalSure, totalRows }) =>
  reading === 'points' ? { pairs: totalSure } : { sure: totalSure, possible: totalRows - totalSure };

await report(async () => {
  if (asked !== 'once') return inThreads(await engine('workspace/control-threads/index', 'controlInThreads'));
  const controlRegister = await engine('compute/control/register', 'controlRegister');
  const graph = graphOf(readBinary(path), reading);
  const { value, ...figures } = await timed(() => controlRegister({ graph }, OPTIONS));
  return { figures, check: checkOf(value) };
});

/** A program that asks often keeps its threads: three questions warm them, the fourth is timed. */
async function inThreads(controlInThreads) {
  const pool = await controlInThreads(
    { graph: graphOf(readBinary(path), reading) },
    Number(asked.replace('warm ', '')),
  );
  for (let i = 0; i < 3; i += 1) pool.controlRegister(OPTIONS);
  const { value, ...figures } = await timed(() => pool.controlRegister(OPTIONS));
  await pool.close();
  return { figures, check: checkOf(value) };
}

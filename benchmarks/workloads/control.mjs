/** Who controls whom in the whole register, more than half of the votes. FILE.bin threads */
import { engine, graphOf } from '../engine.mjs';
import { readBinary } from '../graph-file.mjs';
import { report, timed } from '../measure.mjs';

const [path, threads] = process.argv.slice(2);
await report(async () => {
  const file = readBinary(path);
  const options = { quota: 500_000_000, inclusive: false };
  if (threads === '1') {
    const controlRegister = await engine('compute/control/register', 'controlRegister');
    const graph = graphOf(file, 'points');
    const { value, ...figures } = await timed(() => controlRegister({ graph }, options));
    return { figures, check: { pairs: value.totalSure } };
  }
  const controlInThreads = await engine('workspace/control-threads', 'controlInThreads');
  const graph = graphOf(file, 'points');
  // Workers are kept warm by a program that asks often; the first call starts them.
  const pool = await controlInThreads({ graph }, Number(threads));
  await pool.controlRegister(options);
  const { value, ...figures } = await timed(() => pool.controlRegister(options));
  await pool.close();
  return { figures, check: { pairs: value.totalSure } };
});

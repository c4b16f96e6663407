/** CSV with names to a graph that answers. FILE.csv */
import { engine } from '../engine.mjs';
import { report, timed } from '../measure.mjs';

const [path] = process.argv.slice(2);
await report(async () => {
  const readCsvRegister = await engine('workspace/csv-register', 'readCsvRegister');
  const { value, ...figures } = await timed(() => readCsvRegister(path));
  return { figures, check: { links: value.shares.links, ids: value.shares.nodes } };
});

/** All outside owners of one company, 10,000 companies one after another. FILE.bin bounded|exact */
import { engine, graphOf, numbersOf } from '../engine.mjs';
import { pick, readBinary } from '../graph-file.mjs';
import { percentiles, report, timed } from '../measure.mjs';

const [path, how] = process.argv.slice(2);
/** Compared with peers that are asked fewer: owners of 0.1 % or more of the first companies. */
const [COUNTED, LEAST] = [300, 1e-3 - 1e-9];
await report(async () => {
  const RegisterOwners = await engine('compute/integrated-ownership/register', 'RegisterOwners');
  const file = readBinary(path);
  const graph = graphOf(file, 'points');
  const number = numbersOf(graph);
  const { value: register, seconds: ready } = await timed(() => {
    const made = new RegisterOwners(graph);
    if (how === 'exact') made.prepare();
    return made;
  });
  const times = [];
  let owners = 0;
  for (let i = 1; i <= 10_000; i += 1) {
    const company = number[pick(i, 0, file.companies)];
    if (company < graph.holders) continue;
    const start = performance.now();
    const found = how === 'exact' ? register.exact(company) : register.bounded(company);
    times.push((performance.now() - start) / 1000);
    if (i <= COUNTED) for (let k = 0; k < found.count; k += 1) if (found.most(k) >= LEAST) owners += 1;
  }
  return { figures: { ready, ...percentiles(times) }, check: { owners } };
});

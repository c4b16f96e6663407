/** The shortest tie between two companies, links followed either way. FILE.bin how-many */
import { engine, graphOf, numbersOf } from '../engine.mjs';
import { pick, readBinary, TIE_SALTS } from '../graph-file.mjs';
import { percentiles, report } from '../measure.mjs';

const [path, many] = process.argv.slice(2);
await report(async () => {
  const RegisterTies = await engine('compute/ties/register', 'RegisterTies');
  const file = readBinary(path);
  const graph = graphOf(file, 'points');
  const number = numbersOf(graph);
  const ties = new RegisterTies(graph);
  const times = [];
  let [found, steps] = [0, 0];
  for (let i = 1; i <= Number(many); i += 1) {
    const [a, b] = TIE_SALTS.map((salt) => number[pick(i, salt, file.companies)]);
    const start = performance.now();
    const distance = ties.distance(a, b);
    times.push((performance.now() - start) / 1000);
    if (distance < 0) continue;
    found += 1;
    steps += distance;
  }
  return { figures: percentiles(times), check: { found, steps } };
});

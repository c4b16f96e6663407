/** graphology, the graph library of this language, on the same questions. FILE.bin question [how many are asked] */
import { DirectedGraph, UndirectedGraph } from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import { bidirectional } from 'graphology-shortest-path';
import { middle, pick, readBinary, TIE_SALTS } from '../graph-file.mjs';
import { percentiles, report, timed } from '../measure.mjs';

const [path, question, many = '300'] = process.argv.slice(2);

await report(async () => {
  const { companies, persons, links, rows } = readBinary(path);
  const graph = question === 'tie' ? new UndirectedGraph() : new DirectedGraph();
  const built = await timed(() => {
    for (let x = 0; x < companies + persons; x += 1) graph.addNode(x);
    for (let at = 0; at < 4 * links; at += 4)
      graph.mergeEdge(rows[at], rows[at + 1], { ppm: middle(rows[at + 2], rows[at + 3]) });
  });
  const answers = {
    build: () => ({ figures: { seconds: built.seconds }, check: { links: graph.size } }),
    loops: async () => {
      const { value, ...figures } = await timed(() => stronglyConnectedComponents(graph));
      return { figures, check: { largest: value.reduce((most, c) => Math.max(most, c.length), 0) } };
    },
    control: async () => {
      const { value: pairs, ...figures } = await timed(() => {
        let sum = 0;
        for (const holder of graph.nodes()) sum += controlledBy(holder);
        return sum;
      });
      return { figures, check: { pairs } };
    },
    company: async () => {
      let owners = 0;
      const times = [];
      for (let i = 1; i <= Number(many); i += 1) {
        const { value, seconds } = await timed(() => ownersOf(String(pick(i, 0, companies)), companies));
        owners += value;
        times.push(seconds);
      }
      return { figures: percentiles(times), check: { owners } };
    },
    tie: async () => {
      let [found, steps] = [0, 0];
      const times = [];
      for (let i = 1; i <= Number(many); i += 1) {
        const [a, b] = TIE_SALTS.map((salt) => pick(i, salt, companies));
        const { value, seconds } = await timed(() => bidirectional(graph, String(a), String(b)));
        times.push(seconds);
        if (value === null) continue;
        found += 1;
        steps += value.length - 1;
      }
      return { figures: percentiles(times), check: { found, steps } };
    },
  };
  return answers[question]();

  function controlledBy(holder) {
    if (!graph.someOutEdge(holder, (_, { ppm }) => ppm > 500_000)) return 0;
    const votes = new Map();
    const has = new Set();
    const open = [holder];
    for (let z = open.pop(); z !== undefined; z = open.pop()) {
      graph.forEachOutEdge(z, (_, { ppm }, _from, company) => {
        if (company === holder) return;
        const sum = (votes.get(company) ?? 0) + ppm;
        votes.set(company, sum);
        if (sum <= 500_000 || has.has(company)) return;
        has.add(company);
        open.push(company);
      });
    }
    return has.size;
  }

  /** Outside owners of 0.1 % or more; parts below 10⁻¹² are not followed. */
  function ownersOf(company, limit) {
    const shares = new Map();
    for (let front = new Map([[company, 1]]); front.size > 0; ) {
      const next = new Map();
      for (const [at, part] of front) {
        graph.forEachInEdge(at, (_, { ppm }, from) => {
          const share = part * ppm * 1e-6;
          if (Number(from) >= limit) shares.set(from, (shares.get(from) ?? 0) + share);
          else if (share > 1e-12) next.set(from, (next.get(from) ?? 0) + share);
        });
      }
      front = next;
    }
    let owners = 0;
    for (const share of shares.values()) if (share >= 1e-3 - 1e-9) owners += 1;
    return owners;
  }
});

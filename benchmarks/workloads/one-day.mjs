/** Owners again after a day: columns of one link in a thousand have other shares; only what they touch. FILE.bin */
import { NO_BANDS } from '../../dist/snapshot/graph/index.js';
import { engine, graphOf } from '../engine.mjs';
import { readBinary } from '../graph-file.mjs';
import { report, timed } from '../measure.mjs';

const [path] = process.argv.slice(2);
await report(async () => {
  const ownersAfter = await engine('compute/register/update', 'ownersAfter');
  const graph = graphOf(readBinary(path), 'points');
  const changes = changesOf(graph, graph.links / 1000);
  let rows = 0;
  const { value, ...figures } = await timed(() =>
    ownersAfter(
      graph,
      { nodes: graph.nodes, bands: NO_BANDS, changes },
      { threshold: 250_000_000, inclusive: true },
      () => {
        rows += 1;
      },
    ),
  );
  return { figures, check: { changed: changes.length, affected: value.length, rows } };
});

/** Every so many companies one whose shares fall by a tenth, until so many links have. */
function changesOf(graph, links) {
  const changes = [];
  let done = 0;
  for (let c = graph.holders; c < graph.nodes && done < links; c += 839) {
    const [from, to] = [graph.ownerStart[c - graph.holders], graph.ownerStart[c - graph.holders + 1]];
    if (from === to) continue;
    const code = graph.ownerCode.slice(from, to).map((share) => Math.floor(share * 0.9));
    changes.push({ company: c, owner: graph.owner.slice(from, to), code });
    done += to - from;
  }
  return changes;
}

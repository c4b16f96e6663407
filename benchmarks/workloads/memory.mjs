/** The graph alone: what its arrays take for each link, and the peak of the process that built it. FILE.bin */
import { graphOf } from '../engine.mjs';
import { readBinary } from '../graph-file.mjs';
import { report } from '../measure.mjs';

await report(() => {
  const graph = graphOf(readBinary(process.argv[2]), 'bands');
  const arrays = [...Object.values(graph), ...Object.values(graph.bands)].filter(ArrayBuffer.isView);
  const graphBytes = arrays.reduce((sum, a) => sum + a.byteLength, 0);
  return {
    figures: { graphBytes },
    check: { links: graph.links, bytesEach: Math.round((10 * graphBytes) / graph.links) / 10 },
  };
});

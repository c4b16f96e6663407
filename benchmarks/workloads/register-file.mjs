/** A saved register opened again: the time until its first column can be read, and its size. FILE.bin */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engine, graphOf } from '../engine.mjs';
import { readBinary } from '../graph-file.mjs';
import { report, timed } from '../measure.mjs';

const [path] = process.argv.slice(2);
await report(async () => {
  const writeRegisterFile = await engine('workspace/register-file', 'writeRegisterFile');
  const readRegisterFile = await engine('workspace/register-file', 'readRegisterFile');
  const folder = mkdtempSync(join(tmpdir(), 'lookthrough-bench-file-'));
  const saved = join(folder, 'graph');
  try {
    const graph = graphOf(readBinary(path), 'bands');
    await writeRegisterFile(saved, { graph });
    const { value, ...figures } = await timed(() => readRegisterFile(saved));
    const same = value.graph.owner.every((o, e) => o === graph.owner[e]) ? 1 : 0;
    return { figures, check: { links: value.graph.links, same, fileBytes: statSync(saved).size } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

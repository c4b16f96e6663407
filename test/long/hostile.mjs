/**
 * Hostile shapes, each asked for owners and for control in a process of its own with 2 GiB: answered, or refused with
 * the name of the limit. Run it: npm run hostile
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { controlRegister } from '../../dist/compute/control/register.js';
import { ownersAbove } from '../../dist/compute/register/owners.js';
import { buildGraph } from '../../dist/snapshot/graph/index.js';
import { SHAPES } from './shapes.mjs';

/** @returns what the engine says: a number of rows, or the code and the sentence of a refusal */
export function asked(shape, question, size = SHAPES[shape].size) {
  const { graph } = buildGraph(SHAPES[shape].make(size));
  try {
    if (question === 'control') return controlRegister({ graph }, { quota: 500_000_000, inclusive: false }).totalSure;
    let rows = 0;
    ownersAbove(graph, { threshold: 250_000_000, inclusive: true }, (_company, _holder, verdict) => {
      if (verdict === 1) rows += 1;
    });
    return rows;
  } catch (error) {
    if (error.code === undefined) throw error;
    return `${error.code}: ${error.message}`;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [shape, question] = process.argv.slice(2);
  if (shape !== undefined) {
    const start = performance.now();
    const found = asked(shape, question);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(
      `${shape}, ${question}: ${found} (${seconds} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB)`,
    );
  } else {
    for (const name of Object.keys(SHAPES)) {
      for (const what of ['owners', 'control']) {
        const run = spawnSync(process.execPath, ['--max-old-space-size=2048', import.meta.filename, name, what], {
          encoding: 'utf8',
          timeout: 60_000,
        });
        process.stdout.write(
          run.stdout || `${name}, ${what}: ended by ${run.signal ?? run.status}\n${run.stderr.slice(-400)}\n`,
        );
        if (run.status !== 0) process.exitCode = 1;
      }
    }
  }
}

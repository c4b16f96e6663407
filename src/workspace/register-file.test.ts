/** A register kept as a file: what was written is read, and nothing else is. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomList, seeded } from '../../test/share-graphs.ts';
import { buildGraph } from '../snapshot/graph/index.ts';
import { readRegisterFile, readRows, writeRegisterFile } from './register-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lookthrough-register-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

const IDS = { bytes: new TextEncoder().encode('aböc'), start: Uint32Array.of(0, 1, 4, 5) };

describe('a register file', () => {
  test('gives back the graph, the ids, the key and the rows', async () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const path = join(folder, `same-${seed}`);
      const { graph, row } = buildGraph(randomList(seeded(seed), { nodes: 3 + (seed % 9), owners: 4 }));
      await writeRegisterFile(path, { graph, ids: IDS, key: 'sha256:1 2020-01-01' }, row);
      expect(await readRegisterFile(path)).toEqual({ graph, ids: IDS, key: 'sha256:1 2020-01-01' });
      expect(await readRows(path)).toEqual(row);
    }
  });

  test('changed in any byte, or cut anywhere, is refused or reads the same', async () => {
    const path = join(folder, 'whole');
    const { graph } = buildGraph(randomList(seeded(7), { nodes: 9, owners: 4 }));
    await writeRegisterFile(path, { graph, key: 'k' });
    const whole = await readFile(path);
    const start = whole.indexOf(10) + 1;
    const right = await readRegisterFile(path);
    const broken = join(folder, 'broken');
    let refused = 0;
    for (let at = start; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] as number) ^ 0x40;
      await writeFile(broken, bytes);
      const read = await readRegisterFile(broken).catch((e: { code: string }) => e.code);
      if (read === 'store-damaged') refused += 1;
      else expect(read).toEqual(right);
    }
    expect(refused).toBeGreaterThan((whole.length - start) / 2);
    for (let size = 0; size < whole.length - 8; size += 7) {
      await writeFile(broken, whole.subarray(0, size));
      await expect(readRegisterFile(broken)).rejects.toMatchObject({ code: 'store-damaged' });
    }
  });

  test('that is not there, or is something else, says so', async () => {
    await expect(readRegisterFile(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'not-found' });
    await writeFile(join(folder, 'text'), 'owner,owned\nA,B\n');
    await expect(readRegisterFile(join(folder, 'text'))).rejects.toThrow(
      'is not a whole register file: it does not begin as one',
    );
  });
});

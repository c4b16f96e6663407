import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { importInto } from '../index.ts';
import { memoryStore } from '../store/memory/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-bytes-'));
afterAll(() => rmSync(folder, { recursive: true }));
const rows = (from: number, to: number): string =>
  `owner,owned,share\n${Array.from({ length: to - from }, (_, n) => `P${from + n},C${n},10`).join('\n')}\n`;

test('an import tells the bytes it has read of all, plain and packed, never more than there are, in order', async () => {
  const [plain, packed] = [join(folder, 'a.csv'), join(folder, 'b.csv.gz')];
  writeFileSync(plain, rows(0, 9000));
  writeFileSync(packed, gzipSync(rows(9000, 18_000)));
  const all = statSync(plain).size + statSync(packed).size;
  const told: { done: number; of?: number }[] = [];
  await importInto(memoryStore(), [plain, packed], { onProgress: ({ bytes }) => told.push(bytes) });
  expect(told.length).toBeGreaterThan(4);
  expect(told.every((b) => b.of === all && b.done > 0 && b.done <= all)).toBe(true);
  expect(told.map((b) => b.done)).toEqual(told.map((b) => b.done).sort((a, b) => a - b));
  expect(told.some((b) => b.done > statSync(plain).size)).toBe(true);
});

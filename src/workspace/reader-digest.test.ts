/** A reader that changed is another reader, though nobody raised a version. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digestOfReaders, readerDigest } from './reader-digest.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-readers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const SRC = join(import.meta.dirname, '..');
const ROOMS = ['terms', 'statements', 'sources', 'workspace'];
for (const room of ROOMS) {
  const plain = (from: string): boolean => !from.includes('fixtures');
  cpSync(join(SRC, room), join(folder, room), { recursive: true, filter: plain });
}

test('the code that runs has a digest, the same wherever it lies', () => {
  expect(readerDigest()).toMatch(/^[0-9a-f]{64}$/);
  expect(digestOfReaders(folder)).toBe(readerDigest());
});

test.each([
  'sources/psc/read.ts',
  'sources/bods/schema-0.4/statement.json',
  'terms/day.ts',
  'statements/seal.ts',
  'workspace/decode.ts',
])('a letter more in %s makes another', (file) => {
  const before = digestOfReaders(folder);
  appendFileSync(join(folder, file), ' ');
  expect(digestOfReaders(folder)).not.toBe(before);
});

test('a new file makes another, a new test or sample does not', () => {
  const before = digestOfReaders(folder);
  writeFileSync(join(folder, 'sources/psc/more.test.ts'), '');
  mkdirSync(join(folder, 'sources/psc/fixtures'), { recursive: true });
  writeFileSync(join(folder, 'sources/psc/fixtures/more.json'), '');
  expect(digestOfReaders(folder)).toBe(before);
  writeFileSync(join(folder, 'sources/psc/more.ts'), '');
  expect(digestOfReaders(folder)).not.toBe(before);
});

test('without the code there is none, so that every file is read', () => {
  rmSync(join(folder, 'sources'), { recursive: true });
  expect(digestOfReaders(folder)).toBeUndefined();
});

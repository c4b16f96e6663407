import { describe, expect, test } from 'vitest';
import { hashOf, IdDictionary } from './id-dictionary.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const numberOf = (ids: IdDictionary, text: string): number => ids.numberOf(bytes(text), 0, bytes(text).length);

describe('a dictionary of ids', () => {
  test('two ids with one hash are two', () => {
    const [a, b] = ['declinate', 'macallums'];
    expect(hashOf(bytes(a as string), 0, 9)).toBe(hashOf(bytes(b as string), 0, 9));
    const ids = new IdDictionary();
    expect([a, b, a, b].map((id) => numberOf(ids, id as string))).toEqual([0, 1, 0, 1]);
  });

  test('numbers follow first sight, however often it grows, alone or by the block', () => {
    const ids = new IdDictionary(1);
    const names = Array.from({ length: 5_000 }, (_, i) => `id ${(i * 7919) % 3_000}`);
    const seen = new Map<string, number>();
    for (const name of names) if (!seen.has(name)) seen.set(name, seen.size);
    const expected = names.map((name) => seen.get(name) as number);
    expect(names.map((name) => numberOf(ids, name))).toEqual(expected);
    expect(new TextDecoder().decode(ids.bytesOf(7))).toBe(names[7]);
    const block = {
      count: 0,
      hash: new Int32Array(5_000),
      from: new Int32Array(5_000),
      to: new Int32Array(5_000),
      text: bytes(names.join('')),
    };
    for (const name of names) {
      const at = block.count++;
      block.from[at] = at === 0 ? 0 : (block.to[at - 1] as number);
      block.to[at] = (block.from[at] as number) + name.length;
      block.hash[at] = hashOf(block.text, block.from[at] as number, block.to[at] as number);
    }
    const out = new Int32Array(5_000);
    new IdDictionary(1).numbersOf(block, out);
    expect([...out]).toEqual(expected);
  });
});

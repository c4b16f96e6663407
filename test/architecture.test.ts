/**
 * The arrows between rooms (DESIGN: terms ← statements ← … ← faces) as data. An import that is not listed fails; so
 * does a circle. Imports are read from the source text, type imports included: TypeScript 7 ships no scanner to Node yet.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');
const REPO = resolve(SRC, '..');

/** room -> rooms it may import; itself always */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  terms: [],
  statements: ['terms'],
  sources: ['terms', 'statements'],
  identity: ['terms', 'statements'],
  store: ['terms', 'statements', 'identity'],
  snapshot: ['terms', 'statements', 'identity'],
  compute: ['terms', 'snapshot', 'statements'],
  rules: ['terms'],
  verdicts: ['terms', 'statements', 'snapshot', 'compute', 'rules'],
  proof: ['terms', 'statements', 'snapshot', 'rules', 'compute:types'],
  answers: ['terms', 'statements', 'identity', 'snapshot', 'compute', 'rules', 'verdicts', 'proof'],
  workspace: [
    'terms',
    'statements',
    'sources',
    'identity',
    'store',
    'snapshot',
    'compute',
    'rules',
    'verdicts',
    'proof',
    'answers',
  ],
  index: ['answers', 'workspace', 'terms', 'statements', 'rules', 'proof', 'snapshot', 'compute', 'sources'],
  faces: ['index'],
};

/** Pure rooms: no file, clock, network, process or chance. */
const PURE = ['terms', 'snapshot', 'compute', 'rules', 'verdicts', 'proof'];

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('contract.ts'))
    .map((name) => join(folder, name));
}

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found: Import[] = [];
  const note = (specifier: string, typeOnly: boolean): void => {
    found.push({ file: relative(REPO, file), from: room(file), to: roomOf(file, specifier), specifier, typeOnly });
  };
  for (const match of text.matchAll(IMPORT)) note(match[2] as string, match[1] !== undefined);
  for (const match of text.matchAll(DYNAMIC)) note(match[1] as string, false);
  return found;
}

const room = (file: string): string => (relative(SRC, file).split('/')[0] as string).replace(/\.ts$/, '');
function roomOf(file: string, specifier: string): string {
  return specifier.startsWith('.') ? room(resolve(dirname(file), specifier)) : `package:${specifier}`;
}

const all = files(SRC).flatMap(importsOf);

describe('the rooms', () => {
  test('are the ones the design names', () => {
    const rooms = new Set(files(SRC).map(room));
    expect([...rooms].filter((r) => MAY_IMPORT[r] === undefined)).toEqual([]);
  });

  test('import only what stands before them', () => {
    const wrong = all.filter(({ from, to, specifier, typeOnly }) => {
      if (to.startsWith('package:') || to === from) return false;
      const allowed = MAY_IMPORT[from] ?? [];
      if (allowed.includes(to)) return false;
      return !(typeOnly && allowed.includes(`${to}:types`) && specifier.endsWith(`/${to}/types.ts`));
    });
    expect(wrong.map((i) => `${i.file} imports ${i.specifier}`)).toEqual([]);
  });

  test('that are pure touch no file, process, network or clock', () => {
    const impure = all.filter((i) => PURE.includes(i.from) && /^package:node:(?!crypto$)/.test(i.to));
    expect(impure.map((i) => `${i.file} imports ${i.specifier}`)).toEqual([]);
    const clocks = files(SRC)
      .filter((f) => PURE.includes(room(f)))
      .filter((f) => /\bDate\.now\(|\bnew Date\(\)|Math\.random\(|\bprocess\./.test(readFileSync(f, 'utf8')));
    expect(clocks.map((f) => relative(REPO, f))).toEqual([]);
  });

  test('only the DuckDB store knows a database driver', () => {
    const drivers = all.filter((i) => /duckdb/.test(i.to) && i.to.startsWith('package:'));
    expect(drivers.filter((i) => !i.file.startsWith('src/store/duckdb/')).map((i) => i.file)).toEqual([]);
  });

  test('never import in a circle, file by file', () => {
    const links = new Map<string, string[]>();
    for (const i of all) {
      if (!i.specifier.startsWith('.') || i.typeOnly) continue;
      const target = relative(REPO, resolve(REPO, dirname(i.file), i.specifier));
      links.set(i.file, [...(links.get(i.file) ?? []), target]);
    }
    expect(circle(links)).toEqual([]);
  });

  test('hold no file over 400 lines', () => {
    const long = files(SRC).filter((f) => readFileSync(f, 'utf8').split('\n').length > 400);
    expect(long.map((f) => relative(REPO, f))).toEqual([]);
  });
});

/** One circle of imports, or none. Iterative depth first. */
function circle(links: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  for (const start of links.keys()) {
    const path: { node: string; next: number }[] = [{ node: start, next: 0 }];
    const onPath = new Set([start]);
    while (path.length > 0) {
      const top = path.at(-1) as { node: string; next: number };
      const target = done.has(top.node) ? undefined : links.get(top.node)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        done.add(top.node);
        onPath.delete(top.node);
        path.pop();
      } else if (onPath.has(target)) return [...onPath, target];
      else if (!done.has(target)) {
        onPath.add(target);
        path.push({ node: target, next: 0 });
      }
    }
  }
  return [];
}

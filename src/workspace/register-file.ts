/**
 * A share graph as one file that never changes: a line of JSON that says what it is of and where each array lies, then
 * the arrays, eight bytes aligned, each with a checksum. Read in one go; arrays are views of what was read. Rows of the
 * source lie at the end and are read only when asked for.
 */
import { open, rename } from 'node:fs/promises';
import type { ShareGraph } from '../snapshot/graph/index.ts';
import { LookthroughError } from '../terms/problem.ts';
import { noSuchFile } from './decode.ts';

export interface RegisterFile {
  readonly graph: ShareGraph;
  /** ids one after the other, and where each begins; by number in the list the graph was built from */
  readonly ids?: { readonly bytes: Uint8Array; readonly start: Uint32Array };
  /** what the file is of: data version, dates, choices */
  readonly key: string;
}

const FORMAT = 'lookthrough-register-2';
const ALIGN = 8;
type Numbers = Int32Array | Uint8Array | Uint32Array;
interface Section {
  readonly name: string;
  readonly type: 'i4' | 'u4' | 'u1';
  readonly length: number;
  readonly at: number;
  readonly sum: number;
}
interface Head {
  readonly format: string;
  readonly key: string;
  readonly counts: Readonly<Record<'holders' | 'holding' | 'nodes' | 'links', number>>;
  readonly sections: readonly Section[];
}

const ARRAYS = [
  'ownerStart',
  'owner',
  'ownerCode',
  'heldStart',
  'held',
  'heldCode',
  'loops',
  'column',
  'origin',
] as const;

/**
 * Written beside its name first and moved there when it is on the disk: a file of that name is always whole.
 * @param row for each holding the row of the source it came from; kept where `readRows` finds it
 */
export async function writeRegisterFile(
  path: string,
  { graph, ids, key }: RegisterFile,
  row?: Int32Array,
): Promise<void> {
  const arrays: [string, Numbers][] = ARRAYS.map((name) => [name, graph[name]]);
  arrays.push(['least', graph.bands.least], ['most', graph.bands.most], ['marks', graph.bands.marks]);
  if (ids !== undefined) arrays.push(['idBytes', ids.bytes], ['idStart', ids.start]);
  if (row !== undefined) arrays.push(['row', row]);
  let at = 0;
  const sections = arrays.map(([name, array]): Section => {
    const section = { name, type: typeOf(array), length: array.length, at, sum: checksum(bytesOf(array)) };
    at += aligned(array.byteLength);
    return section;
  });
  const { holders, holding, nodes, links } = graph;
  const head: Head = { format: FORMAT, key, counts: { holders, holding, nodes, links }, sections };
  const file = await open(`${path}.partial`, 'w');
  try {
    const text = Buffer.from(JSON.stringify(head));
    const line = Buffer.alloc(aligned(text.length + 1), 32);
    text.copy(line);
    line[line.length - 1] = 10;
    await file.write(line);
    for (const [, array] of arrays) {
      await file.write(bytesOf(array));
      await file.write(new Uint8Array(aligned(array.byteLength) - array.byteLength));
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.partial`, path);
}

/**
 * @throws LookthroughError not-found; store-damaged: not such a file, cut, or changed, with the array it was noticed in
 * Cost: one read of the file without the rows, and one pass over it for the checksums.
 */
export async function readRegisterFile(path: string): Promise<RegisterFile> {
  const { head, body } = await whole(path);
  const array = <T extends Numbers>(name: string): T => sectionOf(path, head, body, name) as T;
  const { holders, holding, nodes, links } = head.counts;
  const graph = Object.fromEntries(ARRAYS.map((name) => [name, array(name)])) as unknown as ShareGraph;
  const bands = {
    least: array<Int32Array>('least'),
    most: array<Int32Array>('most'),
    marks: array<Uint8Array>('marks'),
  };
  const named = head.sections.some((s) => s.name === 'idBytes');
  return {
    graph: { ...graph, holders, holding, nodes, links, bands },
    ...(named ? { ids: { bytes: array<Uint8Array>('idBytes'), start: array<Uint32Array>('idStart') } } : {}),
    key: head.key,
  };
}

/** Rows of the source by holding; undefined where the file has none. @throws as readRegisterFile */
export async function readRows(path: string): Promise<Int32Array | undefined> {
  const { head, body } = await whole(path, true);
  if (!head.sections.some((s) => s.name === 'row')) return undefined;
  return sectionOf(path, head, body, 'row') as Int32Array;
}

async function whole(path: string, rows = false): Promise<{ readonly head: Head; readonly body: Uint8Array }> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) throw noSuchFile(path);
  try {
    const { size } = await file.stat();
    const first = Buffer.alloc(Math.min(size, 1 << 16));
    await file.read(first, 0, first.length, 0);
    const end = first.indexOf(10) + 1;
    const head = headOf(path, first.subarray(0, end));
    const last = head.sections
      .filter((s) => rows || s.name !== 'row')
      .reduce((most, s) => Math.max(most, s.at + bytesIn(s)), 0);
    const body = new Uint8Array(aligned(last));
    const { bytesRead } = await file.read(body, 0, last, end);
    if (bytesRead < last) throw damaged(path, `it ends ${last - bytesRead} bytes early`);
    return { head, body };
  } finally {
    await file.close();
  }
}

function headOf(path: string, line: Buffer): Head {
  try {
    const head = JSON.parse(line.toString()) as Head;
    if (head.format === FORMAT) return head;
  } catch {
    // not ours, said below
  }
  throw damaged(path, 'it does not begin as one');
}

function sectionOf(path: string, head: Head, body: Uint8Array, name: string): Numbers {
  const s = head.sections.find((section) => section.name === name);
  if (s === undefined) throw damaged(path, `"${name}" is not in it`);
  const bytes = body.subarray(s.at, s.at + bytesIn(s));
  if (checksum(bytes) !== s.sum) throw damaged(path, `"${name}" is not as it was written`);
  if (s.type === 'u1') return bytes;
  const Kind = s.type === 'i4' ? Int32Array : Uint32Array;
  return new Kind(body.buffer as ArrayBuffer, body.byteOffset + s.at, s.length);
}

const damaged = (path: string, what: string): LookthroughError =>
  new LookthroughError(
    'store-damaged',
    `${path} is not a whole register file: ${what}; make it again from its source`,
    {
      received: path,
    },
  );
const aligned = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;
const bytesIn = (s: Section): number => s.length * (s.type === 'u1' ? 1 : 4);
const bytesOf = (a: Numbers): Uint8Array => new Uint8Array(a.buffer, a.byteOffset, a.byteLength);
const typeOf = (a: Numbers): Section['type'] =>
  a instanceof Int32Array ? 'i4' : a instanceof Uint32Array ? 'u4' : 'u1';

/** Four multiplying lanes side by side: any changed, moved or missing byte shows, at the speed of memory. */
function checksum(bytes: Uint8Array): number {
  const whole = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const words = new Int32Array(whole.buffer as ArrayBuffer, whole.byteOffset, bytes.length >> 2);
  let [a, b, c, d] = [1, 2, 3, 4];
  let i = 0;
  for (; i + 4 <= words.length; i += 4) {
    a = Math.imul(a ^ (words[i] as number), 0x01000193);
    b = Math.imul(b ^ (words[i + 1] as number), 0x01000193);
    c = Math.imul(c ^ (words[i + 2] as number), 0x01000193);
    d = Math.imul(d ^ (words[i + 3] as number), 0x01000193);
  }
  for (; i < words.length; i += 1) a = Math.imul(a ^ (words[i] as number), 0x01000193);
  for (let at = words.length << 2; at < bytes.length; at += 1) b = Math.imul(b ^ (bytes[at] as number), 0x01000193);
  return Math.imul(Math.imul(Math.imul(a, 31) ^ b, 31) ^ c, 31) ^ d;
}

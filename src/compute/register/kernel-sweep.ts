/**
 * The sweep with its plain columns in WebAssembly (kernels/owners-sweep.ts): the same rows as OwnersSweep, which still
 * takes loops and columns that are not plain. What is kept lies in the kernel's memory, which grows in place.
 */
import type { ShareGraph } from '../../snapshot/graph/types.ts';
import { type KernelMemory, type KernelNumber, PAGE, startKernel } from '../kernel.ts';
import type { LoopRest } from './loop-rest.ts';
import { WASM } from './owners-sweep.wasm.ts';
import { OwnersSweep } from './sweep.ts';
import type { ReachOptions } from './types.ts';

/** Numbers the kernel tells: reasons to stop, room, and where things lie in its memory. */
const CONSTANTS = [
  'ROWS_FULL',
  'MORE_MEMORY',
  'NOT_HERE',
  'ROWS',
  'BLOCK_COMPANIES',
  'BLOCK_LINKS',
  'ROW_COMPANY',
  'ROW_HOLDER',
  'ROW_LEAST',
  'ROW_MOST',
  'ROW_VERDICT',
  'BLOCK_START',
  'BLOCK_FLAGS',
  'BLOCK_OWNER',
  'BLOCK_CODE',
  'VARIABLE',
] as const;
type Constants = Readonly<Record<(typeof CONSTANTS)[number], number>>;

interface Kernel extends Readonly<Record<(typeof CONSTANTS)[number], KernelNumber>> {
  readonly setUp: (...numbers: number[]) => void;
  readonly sweep: (from: number, to: number, i: number) => number;
  readonly touch: (links: number) => void;
  readonly member: (c: number, i: number) => void;
  readonly stopped: KernelNumber;
  readonly rowCount: KernelNumber;
  readonly used: KernelNumber;
  readonly arena: KernelNumber;
  readonly lowSum: KernelNumber;
  readonly highSum: KernelNumber;
  readonly lowRest: KernelNumber;
  readonly highRest: KernelNumber;
  readonly overRest: KernelNumber;
  readonly leftOut: KernelNumber;
}

const aligned = (bytes: number): number => (bytes + 15) & ~15;

export class KernelSweep extends OwnersSweep {
  private readonly memory: KernelMemory;
  private readonly kernel: Kernel;
  private readonly is: Constants;
  private readonly placeAt: number;
  private readonly keptAt: number;
  private words: Int32Array;
  private bytes: Uint8Array;

  /** @throws RangeError where the machine has no room for the companies' places */
  constructor(graph: ShareGraph, options: ReachOptions) {
    super(graph, options);
    const bands = graph.bands.least.length;
    const { memory, exports } = startKernel<Kernel>(WASM, 64);
    this.memory = memory;
    this.kernel = exports;
    this.is = Object.fromEntries(CONSTANTS.map((name) => [name, exports[name].value])) as Constants;
    this.placeAt = aligned(this.is.VARIABLE + 9 * bands);
    this.keptAt = aligned(this.placeAt + 4 * (graph.holding - graph.holders));
    this.words = new Int32Array(this.memory.buffer);
    this.bytes = new Uint8Array(this.memory.buffer);
    this.resize(this.used + graph.links);
    this.words.set(graph.bands.least, this.is.VARIABLE >> 2);
    this.words.set(graph.bands.most, (this.is.VARIABLE >> 2) + bands);
    this.bytes.set(graph.bands.marks, this.is.VARIABLE + 8 * bands);
    const { threshold, inclusive, cut } = this.options;
    const { holders, holding } = graph;
    this.kernel.setUp(holders, holding, threshold, Number(inclusive), cut, bands, this.placeAt, this.keptAt);
  }

  protected override block(from: number, to: number, flush: () => void): void {
    const { ownerStart, holders } = this.graph;
    for (let c = from; c < to; ) {
      const last = this.lastOf(c, to);
      if (last === c) {
        super.block(c, c + 1, flush);
        c += 1;
        continue;
      }
      this.hand(c - holders, last - holders);
      this.kernel.touch((ownerStart[last - holders] as number) - (ownerStart[c - holders] as number));
      this.through(c, last, flush);
      c = last;
    }
  }

  /** Companies of the block that was handed over; what the kernel leaves is done here. */
  private through(from: number, to: number, flush: () => void): void {
    const { is, kernel } = this;
    for (let c = from; ; ) {
      kernel.rowCount.value = this.rows.count;
      kernel.used.value = this.used;
      c = kernel.sweep(c, to, c - from);
      this.rows.count = kernel.rowCount.value;
      this.used = kernel.used.value;
      if (c === to) return;
      const why = kernel.stopped.value;
      if (why === is.ROWS_FULL) {
        flush();
        this.rows.count = 0;
      } else if (why === is.MORE_MEMORY) this.grow(is.ROWS);
      else {
        super.block(c, c + 1, flush);
        c += 1;
        if (c === to) return;
      }
    }
  }

  protected override round(from: number, to: number, rest: LoopRest): void {
    for (let c = from; c < to; ) {
      const last = this.lastOf(c, to);
      if (last === c) {
        this.sweepMember(c, c - from, rest);
        c += 1;
        continue;
      }
      this.hand(c - this.graph.holders, last - this.graph.holders);
      for (let i = 0; c < last; c += 1, i += 1)
        if (!this.member(c, i, c - from, rest)) this.sweepMember(c, c - from, rest);
    }
  }

  /** The i-th company of the block as a member of a loop; false: its column is not plain. */
  private member(c: number, i: number, place: number, rest: LoopRest): boolean {
    const { is, kernel } = this;
    for (;;) {
      kernel.used.value = this.used;
      kernel.member(c, i);
      this.used = kernel.used.value;
      if (kernel.stopped.value === is.NOT_HERE) return false;
      if (kernel.stopped.value !== is.MORE_MEMORY) break;
      this.grow(is.ROWS);
    }
    rest.note(place, {
      low: kernel.lowSum.value,
      high: kernel.highSum.value,
      restLow: kernel.lowRest.value,
      restHigh: kernel.highRest.value,
      over: kernel.overRest.value,
    });
    rest.dropped[place] = kernel.leftOut.value;
    return true;
  }

  /** As many companies from c on as the block has room for. */
  private lastOf(c: number, to: number): number {
    const { ownerStart, holders } = this.graph;
    const begin = ownerStart[c - holders] as number;
    const end = Math.min(to, c + this.is.BLOCK_COMPANIES);
    let last = c;
    while (last < end && (ownerStart[last + 1 - holders] as number) - begin <= this.is.BLOCK_LINKS) last += 1;
    return last;
  }

  /** Columns of companies first … last − 1, from holders on, into the kernel's block. */
  private hand(first: number, last: number): void {
    const { is, words } = this;
    const { ownerStart, owner, ownerCode, column } = this.graph;
    const [begin, end] = [ownerStart[first] as number, ownerStart[last] as number];
    const start = is.BLOCK_START >> 2;
    for (let k = first; k <= last; k += 1) words[start + k - first] = (ownerStart[k] as number) - begin;
    words.set(owner.subarray(begin, end), is.BLOCK_OWNER >> 2);
    words.set(ownerCode.subarray(begin, end), is.BLOCK_CODE >> 2);
    this.bytes.set(column.subarray(first, last), is.BLOCK_FLAGS);
  }

  protected override grow(more: number): Int32Array {
    this.resize(Math.max(this.used + more, Math.floor(this.kept.length * 1.25)));
    return this.kept;
  }

  /** Makes room for so many ints of kept shares; every view of the memory is made anew. */
  private resize(ints: number): void {
    const { is, memory } = this;
    const pages = Math.ceil((this.keptAt + 4 * ints) / PAGE) - memory.buffer.byteLength / PAGE;
    if (pages > 0) memory.grow(pages);
    const { buffer } = memory;
    this.words = new Int32Array(buffer);
    this.bytes = new Uint8Array(buffer);
    this.place = new Int32Array(buffer, this.placeAt, this.graph.holding - this.graph.holders);
    this.kept = new Int32Array(buffer, this.keptAt, (buffer.byteLength - this.keptAt) >> 2);
    this.kernel.arena.value = this.kept.length;
    Object.assign(this.rows, {
      company: new Int32Array(buffer, is.ROW_COMPANY, is.ROWS),
      holder: new Int32Array(buffer, is.ROW_HOLDER, is.ROWS),
      least: new Int32Array(buffer, is.ROW_LEAST, is.ROWS),
      most: new Int32Array(buffer, is.ROW_MOST, is.ROWS),
      verdict: new Uint8Array(buffer, is.ROW_VERDICT, is.ROWS),
    });
  }
}

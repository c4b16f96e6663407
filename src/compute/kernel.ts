/**
 * How a WebAssembly kernel of this package is started: its bytes are part of the source (kernels/build.mjs makes them),
 * nothing is fetched, and its memory is all it can reach.
 */

/** What the standard library of this project's target does not declare. */
interface WebAssemblyHere {
  readonly Memory: new (sizes: { readonly initial: number; readonly maximum: number }) => KernelMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: KernelMemory } },
  ) => { readonly exports: object };
}

export interface KernelMemory {
  /** a new one after every growth: views of the last one are empty then */
  readonly buffer: ArrayBuffer;
  /** @throws RangeError where the machine has no more */
  grow(pages: number): number;
}

/** Bytes of a page of a kernel's memory. */
export const PAGE = 1 << 16;
/** 4 GiB: a kernel's addresses have 32 bits. */
export const MOST_PAGES = 1 << 16;

/** A number the kernel exports; some are written from outside. */
export interface KernelNumber {
  value: number;
}

/**
 * @param base64 the module's bytes
 * @param pages of memory to begin with
 * @returns what it exports, and its memory. Cost: some milliseconds; the memory is taken as it is used
 */
export function startKernel<Exports>(base64: string, pages: number): { memory: KernelMemory; exports: Exports } {
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyHere };
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const memory = new WebAssembly.Memory({ initial: pages, maximum: MOST_PAGES });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return { memory, exports: exports as Exports };
}

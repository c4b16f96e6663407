/**
 * Compiles the WebAssembly kernels to bytes that are committed beside their TypeScript twins: `npm run kernels`.
 * The compiler gives the same bytes for the same source, which test/kernels.test.ts checks.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** source here → module that carries its bytes */
export const KERNELS = { 'owners-sweep.ts': 'src/compute/register/owners-sweep.wasm.ts' };

const OPTIONS = '--optimizeLevel 3 --runtime stub --noAssert --enable simd --importMemory --memoryBase 0'.split(' ');
const here = fileURLToPath(new URL('.', import.meta.url));

/** @returns the text of the module; throws with the compiler's words where the source is wrong */
export async function compiled(source) {
  let bytes;
  const { error, stderr } = await asc.main([source, ...OPTIONS, '--baseDir', here, '--outFile', 'kernel.wasm'], {
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm') bytes = contents;
    },
  });
  if (error) throw new Error(`${source}: ${stderr.toString() || error.message}`);
  return `/** Made by kernels/build.mjs from kernels/${source}: WebAssembly in base64. Do not edit. */
export const WASM =
  '${Buffer.from(bytes).toString('base64')}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [source, target] of Object.entries(KERNELS)) {
    writeFileSync(new URL(`../${target}`, import.meta.url), await compiled(source));
    console.log(`kernels/${source} -> ${target}`);
  }
}

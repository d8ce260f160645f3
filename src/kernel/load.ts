import { ABI_VERSION, type KernelExports } from './abi.js';
import { readFile } from './bytes.js';

/** The two builds of the kernel, which give the same bits. */
export type KernelBuild = 'simd' | 'scalar';

const FILES: Record<KernelBuild, string> = { simd: 'kernel.wasm', scalar: 'kernel-scalar.wasm' };
const modules = new Map<KernelBuild, WebAssembly.Module>();

/**
 * The build to use: SIMD unless the environment variable WIRECOPY_KERNEL says `scalar`.
 * @throws {Error} when it says anything else.
 */
function kernelBuild(): KernelBuild {
  const wanted = process.env.WIRECOPY_KERNEL ?? 'simd';
  if (wanted === 'simd' || wanted === 'scalar') return wanted;
  throw new Error(`WIRECOPY_KERNEL takes "simd" or "scalar", got "${wanted}"`);
}

/**
 * A new instance of the kernel, with a memory of its own. Each process compiles the module once.
 * @throws {Error} if the built kernel has another layout than this code: see {@link checkAbi}.
 */
export function instantiate(build: KernelBuild = kernelBuild()): KernelExports {
  const file = FILES[build];
  let module = modules.get(build);
  if (!module) {
    // The built file is in dist/; this path finds it from dist/kernel/ and, in tests, from
    // src/kernel/.
    module = new WebAssembly.Module(readFile(new URL(`../../dist/${file}`, import.meta.url)));
    modules.set(build, module);
  }
  return checkAbi(new WebAssembly.Instance(module, {}).exports, file);
}

/**
 * The exports of an instance, as this code calls them.
 * @param file the name of the module, for the error.
 * @throws {Error} if their version is missing or differs from the version in `abi.ts`.
 */
export function checkAbi(exports: object, file: string): KernelExports {
  const { abiVersion } = exports as Partial<KernelExports>;
  const got = abiVersion ? abiVersion() >>> 0 : null;
  if (got === ABI_VERSION) return exports as KernelExports;
  const [is, wanted] = [got, ABI_VERSION].map((version) => version?.toString(16) ?? 'none');
  throw new Error(
    `${file} has ABI version ${is}, expected ${wanted}: install wirecopy again, or run npm run build`,
  );
}

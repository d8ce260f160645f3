import { describe } from 'vitest';
import type { SketchShape } from '../../src/kernel/engine.js';
import { Kernel } from '../../src/kernel/kernel.js';
import type { KernelBuild } from '../../src/kernel/load.js';
import { ReferenceEngine } from '../../src/reference/engine.js';

/** Both builds of the kernel. */
export const BUILDS: readonly KernelBuild[] = ['simd', 'scalar'];

/** The usual shape, without signatures, in which only the kernel's builds agree. */
export const SHAPE: SketchShape = { shingle: 5, seed: 5, slots: 0, window: 8, unit: 'utf16' };

const kernels = new Map<string, Kernel>();

/**
 * One kernel for each shape and build, kept for the whole file: traces of earlier calls must not
 * matter.
 */
export function kernelOf(build: KernelBuild, shape: SketchShape = SHAPE): Kernel {
  const key = `${build} ${JSON.stringify(shape)}`;
  const kernel = kernels.get(key) ?? new Kernel(shape, build);
  kernels.set(key, kernel);
  return kernel;
}

/** The oracle of a shape; without signatures unless the shape has them. */
export function referenceOf(shape: SketchShape = SHAPE): ReferenceEngine {
  return new ReferenceEngine(shape);
}

/** States the laws of `laws` for each build. */
export function describeBuilds(title: string, laws: (build: KernelBuild) => void): void {
  for (const build of BUILDS) describe(`${title} (${build})`, () => laws(build));
}

/** UTF-8 of a text. */
export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Token hashes of a text, which the caller owns. */
export function tokensOf(kernel: Kernel, text: string): Uint32Array {
  const tokens = kernel.sketch(encode(text)).tokens.slice();
  kernel.take();
  return tokens;
}

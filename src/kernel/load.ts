import { readFile } from '../bytes.js';

/** What the WebAssembly module exports; pointers and counts are unsigned 32-bit numbers. */
export interface KernelExports {
  memory: WebAssembly.Memory;
  heapBase(): number;
  tokenise(text: number, length: number, tokens: number, spans: number, unit: number): number;
  suspect(text: number, length: number): number;
  exactHash(text: number, length: number): bigint;
  readLines(
    from: number,
    end: number,
    areUtf8: number,
    names: number,
    nameCount: number,
    rows: number,
    most: number,
  ): number;
  namedLines(
    text: number,
    length: number,
    endBytes: number,
    tokens: number,
    count: number,
    names: number,
    nameCount: number,
    out: number,
    scratch: number,
  ): number;
  tokenCount(tokens: number): number;
  decodeSpans(spans: number, count: number, out: number): number;
  shingleInto(tokens: number, count: number, k: number, out: number): bigint;
  shingleTwiceInto(
    tokens: number,
    count: number,
    k: number,
    out: number,
    longerOut: number,
  ): bigint;
  sign(shingles: number, count: number, slots: number, signature: number, filled: number): void;
  winnow(shingles: number, count: number, window: number, keys: number, positions: number): number;
  repeatedRuns(
    tokens: number,
    shingles: number,
    count: number,
    k: number,
    table: number,
    out: number,
  ): number;
  sketch(
    text: number,
    length: number,
    unit: number,
    k: number,
    seed: number,
    slots: number,
    window: number,
    tokens: number,
    spans: number,
    signature: number,
    keys: number,
    positions: number,
    repeats: number,
    row: number,
    scratch: number,
  ): void;
  setInto(hashes: number, count: number, table: number, slots: number): number;
  overlapInto(
    hashes: number,
    count: number,
    table: number,
    slots: number,
    out: number,
    scratch: number,
  ): void;
  align(
    a: number,
    aCount: number,
    b: number,
    bCount: number,
    seeds: number,
    seedCount: number,
    k: number,
    within: number,
    out: number,
  ): number;
  takeEnds(): number;
  chain(alignments: number, count: number, out: number, scratch: number): number;
  sharedSeeds(
    aKeys: number,
    aPlaces: number,
    aCount: number,
    mostA: number,
    bKeys: number,
    bPlaces: number,
    bCount: number,
    mostB: number,
    out: number,
    scratch: number,
  ): number;
  keepRepeated(
    keys: number,
    count: number,
    filter: number,
    filterBits: number,
    places: number,
  ): number;
  groupEqual(keys: number, values: number, count: number, other: number, out: number): number;
  sortPairs(
    keys: number,
    values: number,
    count: number,
    otherKeys: number,
    otherValues: number,
  ): void;
  sortRows(rows: number, count: number, width: number, by: number, other: number): void;
}

/** The two builds of the kernel, equal bit for bit. */
export type KernelBuild = 'simd' | 'scalar';

const FILES: Record<KernelBuild, string> = { simd: 'kernel.wasm', scalar: 'kernel-scalar.wasm' };
const modules = new Map<KernelBuild, WebAssembly.Module>();

/**
 * The build to use: SIMD unless the environment variable WIRECOPY_KERNEL says `scalar`.
 * @throws {Error} when it says anything else.
 */
export function kernelBuild(): KernelBuild {
  const wanted = process.env.WIRECOPY_KERNEL ?? 'simd';
  if (wanted === 'simd' || wanted === 'scalar') return wanted;
  throw new Error(`WIRECOPY_KERNEL takes "simd" or "scalar", got "${wanted}"`);
}

/** A new instance of the kernel, with a memory of its own. The module is compiled once a process. */
export function instantiate(build: KernelBuild = kernelBuild()): KernelExports {
  let module = modules.get(build);
  if (!module) {
    // From dist/kernel/ and, in tests, from src/kernel/: the built file stands in dist/.
    const file = new URL(`../../dist/${FILES[build]}`, import.meta.url);
    module = new WebAssembly.Module(readFile(file));
    modules.set(build, module);
  }
  return new WebAssembly.Instance(module, {}).exports as unknown as KernelExports;
}

/** The bandwidth of memory, an upper limit for every routine of the kernel. */
import { median } from '../median.js';

/** Bytes a second of one core, in a buffer larger than any cache. */
export interface Bandwidth {
  bufferBytes: number;
  /** Bytes copied a second, each read and written. */
  copy: number;
  /** Bytes read and summed a second. */
  read: number;
}

/** Four times the largest caches that are shared by a few cores. */
const BUFFER_BYTES = 256 * 2 ** 20;

/** Four sums, so that no addition waits for the one before. */
const SOURCE = `
export function copy(to: usize, from: usize, bytes: u32): void {
  memory.copy(to, from, bytes);
}
export function sum(from: usize, bytes: u32): u64 {
  let a = i64x2.splat(0), b = a, c = a, d = a;
  for (const end = from + bytes; from < end; from += 64) {
    a = i64x2.add(a, v128.load(from));
    b = i64x2.add(b, v128.load(from, 16));
    c = i64x2.add(c, v128.load(from, 32));
    d = i64x2.add(d, v128.load(from, 48));
  }
  a = i64x2.add(i64x2.add(a, b), i64x2.add(c, d));
  return i64x2.extract_lane(a, 0) + i64x2.extract_lane(a, 1);
}`;

/**
 * A name that TypeScript does not follow: the compiler's types would declare a console for all
 * files.
 */
const COMPILER: string = 'assemblyscript/asc';

/** The used part of the compiler. */
interface Compiler {
  compileString(
    source: string,
    options: object,
  ): Promise<{ error: Error | null; binary: Uint8Array | null; stderr: object }>;
}

interface Exports {
  memory: WebAssembly.Memory;
  copy(to: number, from: number, bytes: number): void;
  sum(from: number, bytes: number): bigint;
}

/**
 * Medians of `runs` runs in turn, in WebAssembly like the kernel, because JavaScript adds more
 * slowly.
 */
export async function measureBandwidth(runs: number): Promise<Bandwidth> {
  const { copy, sum, memory } = await compile();
  const from = 2 ** 16;
  memory.grow((2 * BUFFER_BYTES) / 2 ** 16 + 1);
  // Pages that were never written are one physical page, which every cache holds.
  new Uint32Array(memory.buffer, from, BUFFER_BYTES / 4).fill(1);
  const copies: number[] = [];
  const reads: number[] = [];
  for (let run = -1; run < runs; run++) {
    const begin = performance.now();
    copy(from + BUFFER_BYTES, from, BUFFER_BYTES);
    const copied = performance.now();
    const total = sum(from, BUFFER_BYTES);
    const read = performance.now();
    // Each pair of ones adds a one in the upper half of 64 bits and one in the lower.
    const expected = (BigInt(BUFFER_BYTES) / 8n) * 0x1_0000_0001n;
    if (total !== expected) throw new Error(`sum: expected ${expected}, got ${total}`);
    if (run < 0) continue;
    copies.push(copied - begin);
    reads.push(read - copied);
  }
  const rate = (milliseconds: readonly number[]): number =>
    BUFFER_BYTES / (median(milliseconds) / 1000);
  return { bufferBytes: BUFFER_BYTES, copy: rate(copies), read: rate(reads) };
}

async function compile(): Promise<Exports> {
  const options = { optimizeLevel: 3, runtime: 'stub', enable: ['simd', 'bulk-memory'] };
  const { compileString } = (await import(COMPILER)) as Compiler;
  const { binary, error, stderr } = await compileString(SOURCE, options);
  if (error !== null || binary === null) throw new Error(`${error}\n${stderr}`);
  return new WebAssembly.Instance(new WebAssembly.Module(binary), {}).exports as unknown as Exports;
}

/** The timed commands: ours, and those for comparison. */
import { closeSync, fstatSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Contender, type Run, run } from './measure.js';

/** The repository; this file runs as build/benchmarks/pipeline/commands.js. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const CLI = join(ROOT, 'bin', 'wirecopy.js');

/** The summary is the last of the results and at most this long. */
const TAIL_BYTES = 1 << 16;

/** A scan to time. */
export interface Scan {
  name: string;
  /** File or folder to scan. */
  path: string;
  flags: readonly string[];
  /** The expected digest of the results; by default the digest of the first run. */
  digest?: string;
  /** Flags of the warm-up, whose results must be the same; by default the flags of the runs. */
  warmUpFlags?: readonly string[];
}

/**
 * A scan with the real CLI; each run must give the same digest.
 *
 * @param folder where the results are written, checked and removed.
 */
export function scan(scan: Scan, folder: string): Contender {
  let expected = scan.digest;
  const runWith = (flags: readonly string[]): Promise<Run> =>
    scanOnce(scan.path, flags, folder, (results) => {
      const digest = readDigest(results);
      expected ??= digest;
      if (digest === expected) return;
      const command = `${scan.name}, ${flags.join(' ')}`;
      throw new Error(`${command}: expected the digest ${expected}, got ${digest}`);
    });
  return {
    name: scan.name,
    run: () => runWith(scan.flags),
    warmUp: () => runWith(scan.warmUpFlags ?? scan.flags),
  };
}

/** One run of the CLI, with a look at the file of its results after the clock has stopped. */
export async function scanOnce(
  path: string,
  flags: readonly string[],
  folder: string,
  inspect: (results: string) => void,
): Promise<Run> {
  // Removed after each run, so that the CLI need not overwrite anything.
  const out = join(folder, 'results.ndjson');
  const args = [CLI, 'scan', path, '--format', 'ndjson', '--out', out, ...flags];
  const result = await run(process.execPath, args, folder);
  inspect(out);
  rmSync(out);
  return result;
}

/** The flags for a number of workers. */
export function workers(count: number): string[] {
  return ['--workers', String(count)];
}

/** `wc -w` of a file. */
export function countWords(path: string, folder: string): Contender {
  return { name: 'wc -w', run: () => run('wc', ['-w', path], folder) };
}

/**
 * `cat` of all files of a folder, listed by `find`: with the most files that a command line takes
 * at once.
 */
export function concatenate(path: string, folder: string): Contender {
  const args = [path, '-type', 'f', '-exec', 'cat', '{}', '+'];
  return { name: 'cat', run: () => run('find', args, folder) };
}

/** Node, which starts and ends. */
export function startNode(folder: string): Contender {
  return { name: 'node -e 0', run: () => run(process.execPath, ['-e', '0'], folder) };
}

/** The digest in the summary; reads only the end, because results may be too long for a string. */
function readDigest(path: string): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(TAIL_BYTES, size));
    readSync(file, tail, 0, tail.length, size - tail.length);
    const lines = tail.toString().trimEnd().split('\n');
    const { type, digest } = JSON.parse(lines.at(-1)!) as { type: string; digest?: string };
    if (type === 'summary' && digest !== undefined) return digest;
    throw new Error(`${path}: expected a summary at the end, got a line of type ${type}`);
  } finally {
    closeSync(file);
  }
}

/** Runs the real command in a process of its own. */
import { type SpawnSyncReturns, type StdioOptions, spawnSync } from 'node:child_process';
import path from 'node:path';
import { checkRecords } from '../../benchmarks/quality/valid-records.js';

/** The script of the command `wirecopy`. */
export const BIN = path.resolve('bin/wirecopy.js');

/** Runs `wirecopy ...args`; standard output and error are not terminals. */
export function wirecopy(
  args: string[],
  options: { input?: string | Uint8Array; cwd?: string; stdio?: StdioOptions } = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
}

/** The records on standard output of one type. All records there must follow the schema. */
export function recordsOf(stdout: string, type: string): Record<string, unknown>[] {
  const lines = stdout.trimEnd().split('\n');
  checkRecords(lines);
  const records = lines.map((line) => JSON.parse(line));
  return records.filter((record) => record.type === type);
}

/** Runs the real command in a process of its own. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import path from 'node:path';

/** The script behind the command `wirecopy`. */
export const BIN = path.resolve('bin/wirecopy.js');

/** Runs `wirecopy ...args`; standard output and error are no terminals. */
export function wirecopy(
  args: string[],
  options: { input?: string; cwd?: string } = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
}

/** The records on standard output, by type. */
export function recordsOf(stdout: string, type: string): Record<string, unknown>[] {
  const records = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return records.filter((record) => record.type === type);
}

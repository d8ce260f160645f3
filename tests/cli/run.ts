/** Runs the real command in a process of its own. */
import { type SpawnSyncReturns, type StdioOptions, spawnSync } from 'node:child_process';
import path from 'node:path';
import { checkRecords } from '../../benchmarks/quality/valid-records.js';

/** The script of the command `wirecopy`. */
export const BIN = path.resolve('bin/wirecopy.js');

/** The environment without the wishes of the user who runs the tests. */
export const PLAIN_ENV: NodeJS.ProcessEnv = { ...process.env };
for (const name of ['COLUMNS', 'FORCE_COLOR', 'NO_COLOR']) delete PLAIN_ENV[name];

/** Runs `wirecopy ...args`; standard output and error are not terminals. */
export function wirecopy(
  args: string[],
  options: {
    input?: string | Uint8Array;
    cwd?: string;
    stdio?: StdioOptions;
    env?: NodeJS.ProcessEnv;
  } = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    env: PLAIN_ENV,
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

/** A summary without its next steps: a pipe has none, because it cannot be read again. */
export function withoutSteps(summary: string): string {
  return summary.replace(/\nNext\n[\s\S]*$/, '');
}

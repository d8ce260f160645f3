/** Runs the real command in a process of its own. */
import { type SpawnSyncReturns, type StdioOptions, spawnSync } from 'node:child_process';
import path from 'node:path';

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

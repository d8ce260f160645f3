/** Debian's Redis in a folder of its own: unpacked, not installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lastComplaint } from './environment.js';

const PACKAGES = [
  ...['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1', 'liblua5.1-0', 'lua-cjson'],
  ...['lua-bitop', 'libatomic1'],
];

/** The folder in which the server is, as if it were the root; or the reason why it cannot be had here. */
export function prepareRedis(folder: string): string | { reason: string } {
  const home = join(folder, 'redis');
  if (existsSync(join(home, 'usr/bin/redis-server'))) return home;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const fault =
    attempt('apt-get', ['download', ...PACKAGES], home) ??
    readdirSync(home)
      .filter((file) => file.endsWith('.deb'))
      .map((file) => attempt('dpkg', ['-x', file, '.'], home))
      .find((found) => found !== null);
  return fault === undefined || fault === null ? home : { reason: fault };
}

function attempt(command: string, args: readonly string[], cwd: string): string | null {
  const { error, status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (error !== undefined) return error.message;
  return status === 0 ? null : `${command}: ${lastComplaint(stderr)}`;
}

/**
 * Prepares the environment of each peer: a Python environment or a folder of npm, separate from
 * ours.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Peer, packagesOf } from './peers.js';

/** The call of a peer's adapter, or the reason why it is impossible here. */
export type Environment = { command: string; args: string[] } | { reason: string };

/** Written last, so that a half-made environment is made again. */
const RECEIPT = 'installed.json';

/**
 * Installs a peer in the pinned versions, unless it is installed.
 *
 * @param adapters the folder of the adapters; `constraints/` in it pins the dependencies of peers.
 * @param folder where environments are kept, a folder each.
 */
export function prepareEnvironment(peer: Peer, adapters: string, folder: string): Environment {
  const home = join(folder, peer.name);
  const constraints = join(adapters, 'constraints', `${peer.name}.txt`);
  const pins = existsSync(constraints) ? readFileSync(constraints, 'utf8') : '';
  const receipt = JSON.stringify([packagesOf(peer), pins]);
  const path = join(home, RECEIPT);
  if (!existsSync(path) || readFileSync(path, 'utf8') !== receipt) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    const fault =
      peer.registry === 'npm'
        ? installModules(peer, home)
        : installWheels(peer, home, pins === '' ? [] : ['--constraint', constraints]);
    if (fault !== null) return { reason: fault };
    writeFileSync(path, receipt);
  }
  const adapter = join(adapters, peer.adapter);
  if (peer.registry === 'pip') {
    // -B: no compiled files beside the adapters.
    return { command: join(home, 'bin', 'python'), args: ['-B', adapter] };
  }
  // Node looks for packages from the folder of a script, and must not find ours.
  const copy = join(home, peer.adapter);
  cpSync(adapter, copy);
  return { command: process.execPath, args: [copy] };
}

function installModules(peer: Peer, home: string): string | null {
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
  const flags = ['--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund'];
  return attempt('npm', ['install', ...flags, ...packagesOf(peer)]);
}

function installWheels(peer: Peer, home: string, flags: readonly string[]): string | null {
  const install = ['-m', 'pip', 'install', '--quiet', ...flags, ...packagesOf(peer)];
  return attempt('python3', ['-m', 'venv', home]) ?? attempt(join(home, 'bin', 'python'), install);
}

/** Runs a command; returns a line about its failure, or null if it succeeded. */
function attempt(command: string, args: readonly string[]): string | null {
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error !== undefined) return error.message;
  return status === 0 ? null : `${command}: ${lastComplaint(stderr)}`;
}

/** The last line that calls itself an error, else the last one. */
export function lastComplaint(stderr: string): string {
  const lines = stderr.trim().split('\n');
  return (lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1)!).trim();
}

/** The machine and the commit on which figures were measured. */
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** Processor, memory, platform and Node, in a line. */
export function describeMachine(): string {
  const processors = cpus();
  return [
    `${processors[0]?.model.trim() ?? 'unknown processor'} x ${processors.length}`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `${process.platform} ${process.arch}`,
    `node ${process.version}`,
  ].join(', ');
}

/** The commit that is checked out at `root`, and whether files differ from it; `n/a` without git. */
export function describeCommit(root: string): string {
  // Without a lock on the index, because others may be at work in the same checkout.
  const git = (...args: string[]) =>
    spawnSync('git', ['--no-optional-locks', ...args], { cwd: root, encoding: 'utf8' });
  const head = git('rev-parse', '--short', 'HEAD');
  const changes = git('status', '--porcelain').stdout ? ' with changes' : '';
  return head.status === 0 ? head.stdout.trim() + changes : 'n/a';
}

/** Whole processes, with the time that all their processors spent. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasCommand, type Run, run, summarise, type Timing } from '../pipeline/measure.js';

/** One run, with its processor time. */
export interface CostedRun extends Run {
  /** User and system time of the process and of those it waited for; null without GNU time. */
  cpuSeconds: number | null;
}

/** Several runs of one command. */
export interface Cost extends Timing {
  medianCpuSeconds: number | null;
}

const HAS_TIME = process.platform === 'linux' && hasCommand('/usr/bin/time');

/** Runs a command as {@link run} does. */
export async function runWithCost(
  command: string,
  args: readonly string[],
  folder: string,
): Promise<CostedRun> {
  if (!HAS_TIME) return { ...(await run(command, args, folder)), cpuSeconds: null };
  const report = join(folder, 'cpu.txt');
  const outcome = await run(
    '/usr/bin/time',
    ['-f', '%U %S', '-o', report, command, ...args],
    folder,
  );
  const [user, system] = readFileSync(report, 'utf8').split(' ').map(Number);
  rmSync(report);
  return { ...outcome, cpuSeconds: user! + system! };
}

/** Sums up runs of one command; there must be at least one. */
export function summariseCost(name: string, runs: readonly CostedRun[]): Cost {
  const spent = runs.flatMap(({ cpuSeconds, peakBytes }) =>
    cpuSeconds === null ? [] : [{ seconds: cpuSeconds, peakBytes }],
  );
  return {
    ...summarise(name, runs),
    medianCpuSeconds: spent.length === 0 ? null : summarise(name, spent).medianSeconds,
  };
}

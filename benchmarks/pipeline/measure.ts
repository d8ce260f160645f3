/** Runs commands as child processes and measures them. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One run of a command. */
export interface Run {
  seconds: number;
  /** The most memory the process held, or null where the system does not tell. */
  peakBytes: number | null;
}

/** Several runs of one command. */
export interface Timing {
  name: string;
  minSeconds: number;
  medianSeconds: number;
  maxSeconds: number;
  /** The most of all runs. */
  peakBytes: number | null;
  runs: number;
}

/** How long the polled figure may be out of date. */
const POLL_MS = 10;

/** GNU time tells the peak exactly; macOS and busybox have a `time` without `-v`. */
const HAS_GNU_TIME =
  process.platform === 'linux' && spawnSync('/usr/bin/time', ['-v', 'true']).status === 0;

/** Whether a command exists on this machine. */
export function hasCommand(command: string): boolean {
  return spawnSync(command, ['--version']).error === undefined;
}

/**
 * Runs a command to its end without a shell; its standard output is thrown away.
 *
 * @param folder where a scratch file may be written.
 * @throws Error with the end of its standard error where it exits with another status than 0.
 */
export async function run(command: string, args: readonly string[], folder: string): Promise<Run> {
  const report = join(folder, 'time.txt');
  const timed = HAS_GNU_TIME ? ['/usr/bin/time', '-v', '-o', report, command] : [command];
  const [file, ...rest] = [...timed, ...args];
  const begin = performance.now();
  const child = spawn(file!, rest, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-2000);
  });
  let polled: number | null = null;
  const poll = HAS_GNU_TIME
    ? undefined
    : setInterval(() => {
        polled = readPeak(child.pid) ?? polled;
      }, POLL_MS);
  const status = await new Promise<number | string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  }).finally(() => clearInterval(poll));
  const seconds = (performance.now() - begin) / 1000;
  if (status !== 0) {
    throw new Error(`${[command, ...args].join(' ')}: expected exit 0, got ${status}\n${errors}`);
  }
  if (!HAS_GNU_TIME) return { seconds, peakBytes: polled };
  const kilobytes = /Maximum resident set size \(kbytes\): (\d+)/.exec(
    readFileSync(report, 'utf8'),
  );
  rmSync(report);
  return { seconds, peakBytes: kilobytes === null ? null : Number(kilobytes[1]) * 1024 };
}

/** Sums up runs of one command; there must be at least one. */
export function summarise(name: string, runs: readonly Run[]): Timing {
  const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b);
  const peaks = runs.flatMap(({ peakBytes }) => (peakBytes === null ? [] : [peakBytes]));
  const middle = seconds.length >> 1;
  const upper = seconds[middle]!;
  return {
    name,
    minSeconds: seconds[0]!,
    medianSeconds: seconds.length % 2 === 1 ? upper : (seconds[middle - 1]! + upper) / 2,
    maxSeconds: seconds.at(-1)!,
    peakBytes: peaks.length === 0 ? null : Math.max(...peaks),
    runs: runs.length,
  };
}

/** The high-water mark of a process that still runs, where the system has `/proc`. */
function readPeak(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status);
    return kilobytes === null ? null : Number(kilobytes[1]) * 1024;
  } catch {
    return null;
  }
}

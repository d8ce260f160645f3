/** Runs commands as child processes and measures them. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../median.js';

/** One run of a command. */
export interface Run {
  seconds: number;
  /**
   * Of the process with its threads and children, in user and system mode; null without GNU time.
   */
  cpuSeconds: number | null;
  /** The most memory that the process held, or null if the system does not report it. */
  peakBytes: number | null;
}

/** Several runs of one command. */
export interface Timing {
  name: string;
  minSeconds: number;
  medianSeconds: number;
  maxSeconds: number;
  /** The median of all runs. */
  cpuSeconds: number | null;
  /** The most of all runs. */
  peakBytes: number | null;
  runs: number;
}

/** A command to time; runs once each time it is called. */
export interface Contender {
  name: string;
  run: () => Promise<Run>;
  /** Runs before the timed runs in place of one more of them. */
  warmUp?: () => Promise<unknown>;
}

/** The age that the polled figure may have. */
const POLL_MS = 10;

/** GNU time reports the exact peak; macOS and busybox have a `time` without `-v`. */
const HAS_GNU_TIME =
  process.platform === 'linux' && spawnSync('/usr/bin/time', ['-v', 'true']).status === 0;

/** Whether a command exists on this machine. */
export function hasCommand(command: string): boolean {
  return spawnSync(command, ['--version']).error === undefined;
}

/**
 * Runs a command to its end without a shell; its standard output is discarded.
 *
 * @param folder where a scratch file may be written.
 * @throws Error with the end of its standard error if its exit status is not 0.
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
  if (!HAS_GNU_TIME) return { seconds, cpuSeconds: null, peakBytes: polled };
  const { cpuSeconds, peakBytes } = parseReport(readFileSync(report, 'utf8'));
  rmSync(report);
  return { seconds, cpuSeconds, peakBytes };
}

/** Round after round, so that other load of the machine affects all alike. */
export async function timeInTurn(
  contenders: readonly Contender[],
  rounds: number,
  warmUps: number,
): Promise<Timing[]> {
  for (let round = 0; round < warmUps; round++) {
    for (const { run, warmUp = run } of contenders) await warmUp();
  }
  const runs = contenders.map((): Run[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, contender] of contenders.entries()) runs[i]!.push(await contender.run());
  }
  return contenders.map(({ name }, i) => summarise(name, runs[i]!));
}

/** Sums up runs of one command; there must be at least one. */
export function summarise(name: string, runs: readonly Run[]): Timing {
  const seconds = runs.map((run) => run.seconds);
  const told = (figures: readonly (number | null)[]) => figures.filter((figure) => figure !== null);
  const cpu = told(runs.map(({ cpuSeconds }) => cpuSeconds));
  const peaks = told(runs.map(({ peakBytes }) => peakBytes));
  return {
    name,
    minSeconds: Math.min(...seconds),
    medianSeconds: median(seconds),
    maxSeconds: Math.max(...seconds),
    cpuSeconds: cpu.length === 0 ? null : median(cpu),
    peakBytes: peaks.length === 0 ? null : Math.max(...peaks),
    runs: runs.length,
  };
}

/** Parses the report of `time -v`, whose seconds have two decimals. */
function parseReport(report: string): { cpuSeconds: number; peakBytes: number } {
  const figure = (name: string): number => {
    const line = report.split('\n').find((text) => text.includes(name));
    if (line === undefined) throw new Error(`/usr/bin/time -v: expected "${name}", got\n${report}`);
    return Number(line.slice(line.lastIndexOf(' ')));
  };
  return {
    cpuSeconds: figure('User time (seconds)') + figure('System time (seconds)'),
    peakBytes: figure('Maximum resident set size (kbytes)') * 1024,
  };
}

/** The peak memory of a running process, on systems with `/proc`. */
export function readPeak(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status);
    return kilobytes === null ? null : Number(kilobytes[1]) * 1024;
  } catch {
    return null;
  }
}

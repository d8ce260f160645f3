/**
 * Runs a command so that signals are heard at any moment. The thread that hears the signals of a
 * process must not be busy: a command that may take longer runs in a thread of its own, and this
 * one ends it. A thread takes some 30 to 200 ms to start, in which a thousand articles are half finished.
 */
import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import { Worker } from 'node:worker_threads';
import { EXIT, RunError } from '../errors.js';
import type { ThreadSetup } from './command-thread.js';
import { type CommandCall, describeError, runCommand } from './commands.js';
import { behindLinks, mayWait, type Streams } from './output.js';
import { removeTemporaries } from './temporary.js';

/** The files that a command reads and writes, as far as its arguments show. */
export interface Touched {
  inputs: readonly string[];
  /** Files that it writes. */
  outputs: readonly string[];
  /** Folders in which it writes files. */
  folders: readonly string[];
}

/** Bounds of input: bytes and files in all, and bytes of one file, or of one record if it has lines of records. */
interface Bounds {
  bytes: number;
  entries: number;
  each: number;
}

/** Input this small is finished before a user could interrupt it. */
const QUICK: Bounds = { bytes: 512 * 1024, entries: 64, each: 512 * 1024 };

/**
 * Input that is finished soon, and in which no article is so long that a command which pauses between
 * articles could not be interrupted: 1,000 articles take two thirds of the time that they take with a thread.
 */
const SHORT_ARTICLES: Bounds = { bytes: 8 * 2 ** 20, entries: 2048, each: 64 * 1024 };

/** Commands which pause between articles and pairs. */
const PAUSING: ReadonlySet<string> = new Set(['scan', 'repeats']);

/**
 * The memory in which V8 makes new objects. With V8's own limit, a scan of 342 MB with `--memory
 * 300M` had a peak of 338 to 371 MB, with this one 312 MB, and takes no longer.
 */
const YOUNG_MB = 12;

/** The time that an interrupted command has to end by itself, and that a thread has to be ended. */
const GRACE_MS = 300;

/**
 * Resolves to the status of the command, however it ends. If a signal asks for it, the process ends
 * here.
 */
export async function supervise(
  call: CommandCall,
  touched: Touched,
  streams: Omit<Streams, 'signal'>,
): Promise<number> {
  const controller = new AbortController();
  const thread = isQuick(call, touched) ? null : startThread(call, streams);
  const clean = () => removeTemporaries(foldersOf(touched));
  const signals = hearSignals(controller, thread, clean);
  const { stdout, stderr, env } = streams;
  try {
    const status = thread
      ? await statusOf(thread, streams)
      : await runCommand(call, { stdout, stderr, env, signal: controller.signal });
    // If one thread failed, on a full disk for example, the others were ended amid their files.
    if (status === EXIT.incomplete) clean();
    return status;
  } finally {
    signals.stop();
  }
}

/** The signals that ask a process to end. */
const END_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The status of a command that lasts until a signal asks it to end. It waits for events and never works
 * for long, so it runs in this thread. A second signal ends the process at once.
 */
export async function superviseService(
  call: CommandCall,
  streams: Omit<Streams, 'signal'>,
): Promise<number> {
  const controller = new AbortController();
  const stop = () => {
    for (const name of END_SIGNALS) process.off(name, hear);
  };
  const hear = (signal: NodeJS.Signals) => {
    if (!controller.signal.aborted) {
      controller.abort(new RunError('interrupted'));
      return;
    }
    stop();
    process.kill(process.pid, signal);
  };
  for (const name of END_SIGNALS) process.on(name, hear);
  try {
    const { stdout, stderr, env } = streams;
    return await runCommand(call, { stdout, stderr, env, signal: controller.signal });
  } finally {
    stop();
  }
}

function startThread(call: CommandCall, { stdout, stderr }: Omit<Streams, 'signal'>): Worker {
  const terminal = ({ isTTY, columns }: NodeJS.WriteStream) => ({ isTTY, columns });
  const setup: ThreadSetup = { call, stdout: terminal(stdout), stderr: terminal(stderr) };
  // The same memory limit as this thread has.
  const maxOldGenerationSizeMb = v8.getHeapStatistics().heap_size_limit / 2 ** 20;
  return new Worker(new URL('./command-thread.js', import.meta.url), {
    workerData: setup,
    resourceLimits: { maxOldGenerationSizeMb, maxYoungGenerationSizeMb: YOUNG_MB },
  });
}

function statusOf(thread: Worker, streams: Omit<Streams, 'signal'>): Promise<number> {
  return new Promise((resolve) => {
    thread.on('message', resolve);
    thread.on('error', (error) => resolve(describeError(error, streams)));
    // A thread also exits after a status; then the promise is settled and this has no effect.
    thread.on('exit', () => resolve(EXIT.incomplete));
  });
}

/**
 * The first Ctrl-C asks the command to end, and ends the process if the command does not end soon;
 * the second one ends it at once. SIGTERM and SIGHUP end it as usual. In each case no file is left
 * under a temporary name.
 */
function hearSignals(
  controller: AbortController,
  thread: Worker | null,
  clean: () => void,
): { stop: () => void } {
  let patience: NodeJS.Timeout | undefined;
  const end = async (signal: NodeJS.Signals) => {
    const isEnded = await endThread(thread);
    clean();
    if (signal === 'SIGINT' && isEnded) process.exit(EXIT.interrupted);
    // A thread that waits in the system, for a reader or a terminal, cannot be ended, but the
    // process can.
    stop();
    process.kill(process.pid, signal);
  };
  const interrupt = () => {
    if (controller.signal.aborted) {
      void end('SIGINT');
      return;
    }
    controller.abort(new RunError('interrupted'));
    thread?.postMessage('interrupt');
    patience = setTimeout(() => void end('SIGINT'), GRACE_MS);
  };
  const terminate = (signal: NodeJS.Signals) => void end(signal);
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', terminate);
  process.on('SIGHUP', terminate);
  const stop = () => {
    clearTimeout(patience);
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', terminate);
    process.off('SIGHUP', terminate);
  };
  return { stop };
}

/** Whether a thread was ended in time. */
async function endThread(thread: Worker | null): Promise<boolean> {
  if (!thread) return true;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), GRACE_MS);
  });
  const ended = thread.terminate().then(() => true);
  const isEnded = await Promise.race([ended, late]);
  clearTimeout(timer);
  return isEnded;
}

function foldersOf({ outputs, folders }: Touched): string[] {
  const plain = outputs.filter((file) => !mayWait(file));
  return [...folders, ...plain.map((file) => path.dirname(behindLinks(path.resolve(file))))];
}

/** Whether the command can be interrupted in this thread, and no output may wait for a reader. */
function isQuick({ name, given }: CommandCall, { inputs, outputs }: Touched): boolean {
  if (outputs.some(mayWait)) return false;
  const isWithin = (bounds: Bounds) => {
    const left = { ...bounds };
    return inputs.every((input) => isLittle(input, left));
  };
  // The reference takes minutes where the kernel takes a second.
  const pauses = PAUSING.has(name) && given.engine !== 'reference';
  return isWithin(QUICK) || (pauses && isWithin(SHORT_ARTICLES));
}

/** Whether an input is within the bounds, which it lowers by itself. */
function isLittle(input: string, left: Bounds): boolean {
  let stats: fs.Stats;
  try {
    stats = fs.statSync(input);
    if (stats.isDirectory()) return areFewWithin(input, left);
  } catch {
    // A glob, a record's name, standard input, or a mistake: only the last is certainly small.
    return input !== '-' && !/[*?{}[\]()!#]/.test(input);
  }
  left.entries--;
  left.bytes -= stats.isFile() ? stats.size : left.bytes + 1;
  if (left.entries < 0 || left.bytes < 0) return false;
  return stats.size <= left.each || hasShortRecords(input, left.each);
}

/** Reads no more entries than the bounds. */
function areFewWithin(folder: string, left: Bounds): boolean {
  const entries = fs.opendirSync(folder);
  try {
    for (let entry = entries.readSync(); entry; entry = entries.readSync()) {
      if (!entry.isFile() || !isLittle(path.join(folder, entry.name), left)) return false;
    }
    return true;
  } finally {
    entries.closeSync();
  }
}

/** Whether each line of a file begins an object, as in JSON Lines, and has at most `most` bytes. */
function hasShortRecords(file: string, most: number): boolean {
  let bytes: string;
  try {
    bytes = fs.readFileSync(file, 'latin1');
  } catch {
    // The command names the fault, and goes on with other files.
    return false;
  }
  for (let start = 0; start < bytes.length; ) {
    if (bytes[start] !== '{') return false;
    const end = bytes.indexOf('\n', start);
    const next = end < 0 ? bytes.length : end + 1;
    if (next - start > most) return false;
    start = next;
  }
  return true;
}

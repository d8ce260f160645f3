/**
 * One process at a time may change an index. Its lock is an empty file with the process in its name, so
 * nobody ever sees a lock by half.
 */
import fs from 'node:fs';
import path from 'node:path';
import { messageOf, RunError } from '../errors.js';

/** The name of a lock: number and start of its process. */
const NAME = /^writer-(\d+)-(\d+)$/;

/** Whether a file of the folder of an index is a lock. */
export function isWriterLock(name: string): boolean {
  return NAME.test(name);
}

/**
 * Takes the right to change an index; locks of processes that have ended are removed.
 * @returns gives the right back.
 * @throws {RunError} that names the process that has it.
 */
export function takeWriterLock(folder: string): () => void {
  const own = `writer-${process.pid}-${startOf(process.pid)}`;
  const file = path.join(folder, own);
  refuseOthers(folder, '');
  makeLock(file);
  try {
    // Each process makes its lock and then looks for others. So of two that begin at one moment, both may be
    // refused, but never are both admitted.
    refuseOthers(folder, own);
  } catch (error) {
    fs.rmSync(file, { force: true });
    throw error;
  }
  return () => fs.rmSync(file, { force: true });
}

function makeLock(file: string): void {
  try {
    fs.closeSync(fs.openSync(file, 'wx'));
  } catch (error) {
    throw new RunError(`${file} cannot be made: ${messageOf(error)}`, { cause: error });
  }
}

/** @throws {RunError} if a process that runs has a lock other than `own`. */
function refuseOthers(folder: string, own: string): void {
  for (const name of fs.readdirSync(folder)) {
    const [, pid, start] = NAME.exec(name) ?? [];
    if (pid === undefined || name === own) continue;
    if (isRunning(Number(pid), Number(start))) {
      throw new RunError(
        `${folder} is being changed by process ${pid}; several may read an index, one may change it`,
      );
    }
    fs.rmSync(path.join(folder, name), { force: true });
  }
}

/** Whether a process still runs, and is not another one of the same number. */
function isRunning(pid: number, start: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user cannot be signalled, but it is there.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return start === startOf(pid);
}

/**
 * When a process started, in ticks since the system did; 0 where the system does not say, and -1 if it
 * has ended and nobody has asked for its status yet.
 */
function startOf(pid: number): number {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? -1 : Number(fields[19]);
  } catch {
    return 0;
  }
}

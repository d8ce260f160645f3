/** Runs a command in the process of the tests, which has loaded its code: a process takes half a second. */
import { Writable } from 'node:stream';
import { runCommand } from '../../src/cli/commands.js';
import { runProgram } from '../../src/cli/main.js';
import type { Streams } from '../../src/cli/output.js';

/** How a command ended, and its output. */
export interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs `wirecopy ...args` as a process does, but without a thread of its own and without signals; standard
 * output and error are not terminals. `wirecopy` of `run.ts` starts a process, which also has standard input
 * and more than one worker.
 */
export async function command(
  args: readonly string[],
  { cwd = '.', env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const [stdout, stderr] = [new Written(), new Written()];
  const streams = { stdout, stderr, env, signal: new AbortController().signal };
  const home = process.cwd();
  process.chdir(cwd);
  try {
    const given = streams as unknown as Streams;
    const status = await runProgram(args, given, (call) => runCommand(call, given));
    return { status, stdout: stdout.text, stderr: stderr.text };
  } finally {
    process.chdir(home);
  }
}

/** A stream that keeps its bytes. */
class Written extends Writable {
  readonly #pieces: Buffer[] = [];

  override _write(piece: Buffer, _: BufferEncoding, done: () => void): void {
    // The writer may fill its memory anew.
    this.#pieces.push(Buffer.from(piece));
    done();
  }

  get text(): string {
    return Buffer.concat(this.#pieces).toString();
  }
}

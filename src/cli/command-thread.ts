// Entry of the thread that a command runs in, so that the main thread hears signals.
import { parentPort, workerData } from 'node:worker_threads';
import { RunError } from '../errors.js';
import { type CommandCall, runCommand } from './commands.js';
import { descriptorStream, type Terminal } from './descriptor.js';

/** The start data of the thread. */
export interface ThreadSetup {
  call: CommandCall;
  stdout: Terminal;
  stderr: Terminal;
}

const { call, stdout, stderr } = workerData as ThreadSetup;
const controller = new AbortController();
// The only message of the main thread.
parentPort?.on('message', () => controller.abort(new RunError('interrupted')));
const status = await runCommand(call, {
  stdout: descriptorStream(1, stdout),
  stderr: descriptorStream(2, stderr),
  env: process.env,
  signal: controller.signal,
});
parentPort?.postMessage(status);
parentPort?.close();

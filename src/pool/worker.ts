// Entry of a worker thread: does one task of a scan after the other until it is ended.
import { parentPort, workerData } from 'node:worker_threads';
import { makeEngine } from './make-engine.js';
import { type Task, TaskRunner, type TaskSetup } from './tasks.js';
import type { JobMessage, ResultMessage } from './threads.js';

const setup = workerData as TaskSetup;
const runner = new TaskRunner(await makeEngine(setup.plan), setup);

parentPort?.on('message', ({ number, job }: JobMessage<Task>) => {
  const message: ResultMessage<unknown> = { number, result: runner.run(job) };
  parentPort?.postMessage(message);
});

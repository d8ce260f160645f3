// Entry of a worker thread: does one task of a scan after another until it is ended.
import { parentPort, workerData } from 'node:worker_threads';
import { TextKernel } from '../kernel/text-kernel.js';
import type { JobMessage, ResultMessage } from '../pool/threads.js';
import { openJobCache } from '../store/job-cache.js';
import { joinStrategyFor } from './joins.js';
import { makeEngine } from './make-engine.js';
import { type Task, TaskRunner, type TaskSetup } from './tasks.js';

const setup = workerData as TaskSetup;
const engine = await makeEngine(setup.plan);
const cache = await openJobCache(setup.resume);
const joins = await joinStrategyFor(engine);
const runner = new TaskRunner(engine, new TextKernel(), joins, setup, cache);

/** The current task: the next one, which may be here already, begins when it is done. */
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', ({ number, job }: JobMessage<Task>) => {
  last = last.then(async () => {
    const result = await runner.run(job);
    const message: ResultMessage<unknown> = { number, result };
    parentPort?.postMessage(message, buffersOf(result));
  });
});

/** The buffers of the typed arrays in a result: they are handed over, not copied. */
function buffersOf(result: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const value of Object.values(result ?? {})) {
    if (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
  }
  return [...buffers];
}

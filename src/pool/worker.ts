// Entry of a worker thread: maps one job after the other until it is ended.
import { parentPort, workerData } from 'node:worker_threads';
import { transferables } from '../sketch/block.js';
import { makeEngine } from './make-engine.js';
import { mapJob } from './map-job.js';
import type { JobMessage, ResultMessage, WorkerSetup } from './messages.js';

const { plan, fields } = workerData as WorkerSetup;
const engine = await makeEngine(plan);

parentPort?.on('message', ({ number, job }: JobMessage) => {
  const result = mapJob(job, fields, engine, plan);
  const message: ResultMessage = { number, result };
  parentPort?.postMessage(message, result.blocks.flatMap(transferables));
});

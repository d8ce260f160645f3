// Entry of a worker thread: maps one job after the other until it is ended.
import { parentPort, workerData } from 'node:worker_threads';
import type { Job } from '../read/jobs.js';
import { transferables } from '../sketch/block.js';
import { makeEngine } from './make-engine.js';
import { type MappedJob, Mapper, mapJob } from './map-job.js';
import type { WorkerSetup } from './messages.js';
import type { JobMessage, ResultMessage } from './threads.js';

const { plan, fields } = workerData as WorkerSetup;
const mapper = new Mapper(await makeEngine(plan), plan);

parentPort?.on('message', ({ number, job }: JobMessage<Job>) => {
  const result = mapJob(job, fields, mapper);
  const message: ResultMessage<MappedJob> = { number, result };
  parentPort?.postMessage(message, result.blocks.flatMap(transferables));
});

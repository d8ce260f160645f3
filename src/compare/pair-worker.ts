// Entry of a worker thread: aligns the pairs of one job after another until it is ended.
import { parentPort, workerData } from 'node:worker_threads';
import type { JobMessage, ResultMessage } from '../pool/threads.js';
import { makeEngine } from '../scan/make-engine.js';
import type { PairWorkerSetup } from './messages.js';
import { type AlignedPairs, DeepAligner } from './pair-job.js';

const setup = workerData as PairWorkerSetup;
const aligner = new DeepAligner(await makeEngine(setup), setup);

parentPort?.on('message', ({ number, job }: JobMessage<Uint32Array>) => {
  const result = aligner.align(job);
  const message: ResultMessage<AlignedPairs> = { number, result };
  parentPort?.postMessage(message, [
    result.passages.buffer as ArrayBuffer,
    result.tokens.buffer as ArrayBuffer,
  ]);
});

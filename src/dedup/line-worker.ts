// Entry of a worker thread: reads and sketches one block of lines after another until it is ended.
import { parentPort, workerData } from 'node:worker_threads';
import { Sketcher } from '../judge/incoming.js';
import { Kernel } from '../kernel/kernel.js';
import { TextKernel } from '../kernel/text-kernel.js';
import { BlockReader } from './block-reader.js';
import type { LineSetup, SketchedBlock } from './line-thread.js';

const { options, shape, ...setup } = workerData as LineSetup;
const sketcher = new Sketcher(new Kernel(shape));
const reading = { options, kernel: new TextKernel() };
const reader = new BlockReader(setup, reading, (article) => sketcher.sketch(article));

parentPort?.on('message', (block: Uint8Array<ArrayBuffer>) => {
  const lines = reader.read(block);
  const { rows, moments, tokens, spans, keys, positions } = lines;
  const columns = [rows, moments, tokens, spans, keys, positions, block];
  parentPort?.postMessage(
    { block, lines } satisfies SketchedBlock,
    columns.map(({ buffer }) => buffer as ArrayBuffer),
  );
});

// Entry of a worker thread: reads and sketches one block of lines after another until it is ended.
import { parentPort, workerData } from 'node:worker_threads';
import { Sketcher } from '../judge/incoming.js';
import { Kernel } from '../kernel/kernel.js';
import { TextKernel } from '../kernel/text-kernel.js';
import type { LineSetup } from './line-thread.js';
import { packLines } from './packed-lines.js';
import { LineRecords } from './record-lines.js';

const { first, shown, options, shape } = workerData as LineSetup;
const sketcher = new Sketcher(new Kernel(shape));
const reading = { options, kernel: new TextKernel() };
const records = new LineRecords(first, shown, reading, (article) => sketcher.sketch(article));

parentPort?.on('message', (block: Uint8Array) => {
  const packed = packLines(records.take(block, 0));
  const { rows, moments, tokens, spans, keys, positions } = packed;
  const columns = [rows, moments, tokens, spans, keys, positions];
  parentPort?.postMessage(
    packed,
    columns.map(({ buffer }) => buffer as ArrayBuffer),
  );
});

// Entry of a worker thread: writes one segment, and ends.
import { workerData } from 'node:worker_threads';
import type { SketchShape } from '../kernel/engine.js';
import { Kernel } from '../kernel/kernel.js';
import { TextKernel } from '../kernel/text-kernel.js';
import { checksumBy } from './checksum.js';
import { writeForGood } from './manifest.js';
import type { IndexParameters } from './parameters.js';
import { contentsOf, type SegmentTask } from './segment-task.js';
import { writeSegment } from './write-segment.js';

/** The task of a thread. */
export interface SegmentWork {
  file: string;
  task: SegmentTask;
  shape: SketchShape;
  parameters: IndexParameters;
}

const { file, task, shape, parameters } = workerData as SegmentWork;
const hash = checksumBy(new TextKernel());
const contents = contentsOf(task, { engine: new Kernel(shape), parameters, hash });
writeForGood(file, (write) => writeSegment({ write }, contents, hash));

import type { SketchShape } from '../kernel/engine.js';
import type { Plan } from '../options/plan.js';

/** The start data of a worker that compares pairs. */
export interface PairWorkerSetup {
  engine: Plan['engine'];
  shape: SketchShape;
  minPassage: number;
  /** UTF-8 of all articles, one after another, in memory that the threads share. */
  texts: Uint8Array;
  /** Where each article ends in it. */
  ends: Float64Array;
}

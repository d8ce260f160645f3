import { ROW } from '../kernel/abi.js';
import { Kernel } from '../kernel/kernel.js';
import { TextKernel } from '../kernel/text-kernel.js';
import { estimateBySlots } from '../match/candidates.js';
import { planScan } from '../options/plan.js';
import type { ScanOptions } from '../options/scan-options.js';
import { validateOptions } from '../options/validate.js';
import { checkText } from '../read/given-text.js';
import { mapSpans } from '../repair/offset-map.js';
import { repair } from '../repair/repair.js';

/** The sketch of one article, as a scan makes it. */
export interface Sketch {
  /** Number of tokens. */
  words: number;
  /** `perm` MinHash slots (Fast Similarity Sketching); see {@link estimateJaccard}. */
  signature: Uint32Array;
  /** Winnowed fingerprints: the key of each, and the token at which its shingle begins. */
  fingerprints: { keys: Uint32Array; positions: Uint32Array };
  /** Spans of the tokens in the unit of `offsets`: (start, end) pairs. */
  spans: Uint32Array;
}

/**
 * Sketches one text. Two sketches can be compared if they were made with the same options. Cost:
 * some 3 ns per byte.
 * @throws {UsageError} for a text that is not a string, and that names every wrong option.
 */
export function sketch(
  text: string,
  options: Partial<Pick<ScanOptions, 'shingle' | 'perm' | 'minPassage' | 'offsets'>> = {},
): Sketch {
  checkText(text, 'sketch', 'its text');
  const { shape } = planScan(validateOptions(options));
  const kernel = new Kernel(shape);
  const original = new TextEncoder().encode(text);
  const repaired = repair(original, shape.unit, new TextKernel());
  kernel.sketch(repaired?.text ?? original);
  const taken = kernel.take();
  const words = taken.rows[ROW.tokens] ?? 0;
  // Copies, because decoding may detach the views.
  const signature = taken.signatures.slice();
  const fingerprints = { keys: taken.keys.slice(), positions: taken.positions.slice() };
  const decoded = kernel.decodeSpans(taken.spans, words).slice();
  const spans = repaired ? mapSpans(decoded, repaired.map) : decoded;
  return { words, signature, fingerprints, spans };
}

/**
 * Estimates the Jaccard similarity of two texts' shingle sets: the share of equal slots. Standard
 * error at most sqrt(J (1 - J) / perm), 0.044 at worst with 128 slots.
 * @throws {RangeError} if the signatures differ in length or a text has no words.
 */
export function estimateJaccard(a: Sketch, b: Sketch): number {
  const slots = a.signature.length;
  if (slots !== b.signature.length) {
    throw new RangeError(`signatures of ${slots} and ${b.signature.length} slots do not compare`);
  }
  if (a.words === 0 || b.words === 0)
    throw new RangeError('a text without words has no similarity');
  return estimateBySlots(a.signature, b.signature);
}

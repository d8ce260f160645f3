import { type SkippedRecord, skip } from '../article/skipped.js';

/**
 * The record of a file that gave neither an article nor a fault: nothing is passed over in silence.
 * @param bytes that were read of it.
 */
export function skipSilent(shown: string, bytes: number): SkippedRecord {
  return skip(shown, 'no-article', bytes > 0 ? 'it holds no article' : 'it is empty');
}

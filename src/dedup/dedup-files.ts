/** Judges all records of files, folders or standard input. */
import { TextKernel } from '../kernel/text-kernel.js';
import type { DedupOptions, DedupReading } from '../options/dedup-tables.js';
import { listGiven } from '../read/list.js';
import { readOptions } from '../scan/read-options.js';
import {
  type DedupCounts,
  type DedupHooks,
  type DedupOutput,
  dedupStream,
} from './dedup-stream.js';
import { type ArticleIndex, openIndex } from './open-index.js';

/** The index that the options name. @throws {RunError} if it cannot be opened. */
export async function openIndexOf(
  reading: DedupReading,
  options: DedupOptions,
): Promise<ArticleIndex> {
  const { threshold, minPassage, shingle, offsets } = reading;
  const { index, against, within, key, window, latency } = options;
  const isAsked = against !== null;
  return openIndex(index ?? against, {
    ...{ threshold, minPassage, shingle, offsets, key, window, latency },
    readOnly: isAsked,
    within: !isAsked || within,
  });
}

/**
 * Judges all records of some inputs in the order of their ids, and adds them to an index.
 * @throws {RunError} if there is no input, an output or the index cannot be written, or it was aborted.
 */
export async function dedupFiles(
  paths: readonly string[],
  reading: DedupReading,
  index: ArticleIndex,
  output: DedupOutput,
  hooks: DedupHooks,
): Promise<DedupCounts> {
  const { inputs, skipped } = listGiven(paths);
  const goesOn = skipped.every((fault) => hooks.onFault(fault));
  const how = { options: readOptions(reading), kernel: new TextKernel() };
  const counts = await dedupStream(goesOn ? inputs : [], how, index.deduplicator, output, hooks);
  await index.settled();
  return counts;
}

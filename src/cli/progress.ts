/** The progress of a run, on one line of a terminal. */

import type { ScanProgress } from '../index.js';
import { count, formatBytes, thousands } from '../records/figures.js';

/** A line that is redrawn; `clear` removes it without a trace. */
interface ProgressLine {
  update(progress: ScanProgress): void;
  clear(): void;
}

const PHASE_WORDS: Record<ScanProgress['phase'], string> = {
  list: 'listing',
  read: 'reading',
  match: 'matching',
  link: 'linking',
  align: 'aligning',
  compare: 'comparing',
  report: 'writing',
};

/** The time between two drawings: short enough to look alive, long enough to cost nothing. */
const REDRAW_MS = 100;

const BAR_WIDTH = 20;

/** A line on `stream`; if that is null or not a terminal, a line that does nothing. */
export function progressLine(
  stream: NodeJS.WriteStream | null,
  now: () => number = () => performance.now(),
): ProgressLine {
  if (!stream?.isTTY) return { update: () => {}, clear: () => {} };
  const startedAt = now();
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    update(progress) {
      const time = now();
      if (time - drawnAt < REDRAW_MS) return;
      drawnAt = time;
      const line = describeProgress(progress, (time - startedAt) / 1000);
      // Cut to the width, because a wrapped line could not be redrawn.
      stream.write(`\r${line.slice(0, (stream.columns || 80) - 1)}\u001b[K`);
    },
    clear() {
      if (drawnAt !== Number.NEGATIVE_INFINITY) stream.write('\r\u001b[K');
      drawnAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/** `reading  [####------]  40%  52 of 131 files  12,345 articles  45 MB/s  3 s left`. */
export function describeProgress(progress: ScanProgress, seconds: number): string {
  const { phase, articles, bytes, pairs = 0, totalPairs = 0 } = progress;
  const { files = 0, totalFiles = 0 } = progress;
  const parts = [PHASE_WORDS[phase]];
  const isReading = phase === 'read' && seconds > 0 && bytes > 0;
  const share = shareDone(progress);
  if (share !== undefined) {
    const filled = Math.floor(share * BAR_WIDTH);
    parts.push(`[${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}]`);
    parts.push(`${Math.floor(share * 100)}%`);
  }
  if (totalFiles > 1) parts.push(`${thousands(files)} of ${count(totalFiles, 'file')}`);
  if (totalPairs > 0) parts.push(`${thousands(pairs)} of ${count(totalPairs, 'pair')}`);
  if (articles > 0) parts.push(count(articles, 'article'));
  if (isReading) parts.push(`${formatBytes(bytes / seconds)}/s`);
  if (isReading && share !== undefined && share < 1) {
    parts.push(`${Math.ceil((seconds * (1 - share)) / share)} s left`);
  }
  return parts.join('  ');
}

/** The finished share of the phase; undefined if it is not known. */
function shareDone({ phase, bytes, totalBytes, parts = 0, totalParts = 0 }: ScanProgress) {
  if (phase === 'read' && totalBytes > 0) return Math.min(1, bytes / totalBytes);
  return totalParts > 1 ? parts / totalParts : undefined;
}

import type { Abortion } from '../pool/abort.js';
import type { SpillNotice } from '../store/memory-budget.js';

/** The progress of a scan. */
export interface ScanProgress {
  phase: 'list' | 'read' | 'match' | 'link' | 'align' | 'compare' | 'report';
  /** Articles and bytes of input read so far. */
  articles: number;
  bytes: number;
  totalBytes: number;
  /** Files of the input that were begun so far, and all files, while input is read. */
  files?: number;
  totalFiles?: number;
  /** Finished parts of the phase, and all parts, in the phases that threads share. */
  parts?: number;
  totalParts?: number;
  /** Compared pairs so far, and all pairs, if pairs are given. */
  pairs?: number;
  totalPairs?: number;
}

/** Hooks by which a caller follows a scan while it runs, or stops it. */
export interface ScanHooks {
  onProgress?: (progress: ScanProgress) => void;
  /** Called once, before sketches go to disk because they do not fit into `memory`. */
  onSpill?: (notice: SpillNotice) => void;
  /**
   * An `AbortSignal` that ends the run within a second: at once in threads, else between two pieces
   * of work. The promise is rejected with the signal's reason.
   */
  signal?: Abortion | undefined;
}

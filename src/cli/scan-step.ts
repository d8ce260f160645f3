import type { OpenScan } from '../index.js';

/** The outcome of an additional step after a scan. */
export interface AfterScan {
  /** Its report for people. */
  text: string;
  /** Whether a part of it failed. */
  isIncomplete: boolean;
}

/** An additional step after a scan, before its results are written. */
export interface ScanStep {
  /** Whether it asks for texts that cannot be read again. */
  readonly needsTexts: boolean;
  run(result: OpenScan): Promise<AfterScan>;
  /** Removes everything unfinished if `run` did not complete. */
  discard(): void;
}

import type { OpenScan, SeenRecord } from '../index.js';

/** The outcome of an additional step after a scan. */
export interface AfterScan {
  /** Its report for people. */
  text: string;
  /** Whether a part of it failed. */
  isIncomplete: boolean;
  /** Records that come before the records of the scan. */
  records?: readonly SeenRecord[];
}

/** An additional step after a scan, before its results are written. */
export interface ScanStep {
  /** Whether it asks for texts that cannot be read again. */
  readonly needsTexts: boolean;
  /** Whether it reads the lineage of clusters. */
  readonly needsLineage: boolean;
  run(result: OpenScan): Promise<AfterScan>;
  /** Removes everything unfinished if `run` did not complete. */
  discard(): void;
}

/** Steps one after another, as one. */
export function inTurn(steps: readonly ScanStep[]): ScanStep {
  return {
    needsTexts: steps.some(({ needsTexts }) => needsTexts),
    needsLineage: steps.some(({ needsLineage }) => needsLineage),
    discard() {
      for (const step of steps) step.discard();
    },
    async run(result) {
      const after: Required<AfterScan> = { text: '', isIncomplete: false, records: [] };
      for (const step of steps) {
        const { text, isIncomplete, records = [] } = await step.run(result);
        after.text += text;
        after.isIncomplete ||= isIncomplete;
        after.records = [...after.records, ...records];
      }
      return after;
    },
  };
}

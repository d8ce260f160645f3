/** Where a report goes: one file or standard output, or a folder of files. */
import path from 'node:path';
import type { ReportView } from '../report/reporter.js';
import type { AnyReporter } from '../report/reporters.js';
import { claimFolder } from './new-folder.js';
import { fileOutput, openOutput, type Streams, writeAll } from './output.js';

/** A destination, opened before the work starts. */
export interface Destination<Result> {
  /**
   * Writes the report.
   * @param aftermath text for people, which follows a report for people.
   */
  write(result: Result, view: ReportView, aftermath?: string): Promise<void>;
  /** Removes everything unfinished; after a whole report, does nothing. */
  discard(): void;
}

/**
 * Opens the destination that `--out` names for a form of results.
 * @throws UsageError, RunError if it cannot be written.
 */
export function openDestination<Result>(
  reporter: AnyReporter<Result>,
  out: string,
  streams: Streams,
): Destination<Result> {
  if ('files' in reporter) {
    const folder = claimFolder(out, '--out');
    return {
      discard: () => folder.discard(),
      async write(result) {
        for (const { name, pieces } of reporter.files(result)) {
          const output = fileOutput(path.join(out, name));
          try {
            await writeAll(output, pieces);
            output.finish();
          } finally {
            output.discard();
          }
        }
      },
    };
  }
  const output = openOutput(out, streams);
  return {
    discard: () => output.discard(),
    async write(result, view, aftermath = '') {
      await writeAll(output, reporter.render(result, view));
      if (reporter.isPlainText) await writeAll(output, [aftermath]);
      output.finish();
    },
  };
}

/** `wirecopy tune`: estimates the findings and the cost of a scan before it runs. */
import { EXIT } from '../errors.js';
import { tune } from '../index.js';
import { validateTuneCli } from '../options/validate-cli.js';
import { renderTuning } from '../report/tuning.js';
import { openOutput, type Streams, writeAll } from './output.js';

/**
 * Runs the command and returns its exit status: 0.
 *
 * @throws UsageError, RunError for faults that the user has to mend.
 */
export async function runTune(
  given: Readonly<Record<string, unknown>>,
  streams: Streams,
): Promise<number> {
  const { tune: options, output } = validateTuneCli(given);
  const target = openOutput(output.out, streams);
  try {
    const tuning = tune(options);
    const isJson = output.format === 'ndjson';
    await writeAll(target, isJson ? [`${JSON.stringify(tuning)}\n`] : renderTuning(tuning));
    target.finish();
    return EXIT.ok;
  } finally {
    target.discard();
  }
}

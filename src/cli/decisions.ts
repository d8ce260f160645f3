/** `--decisions`: a file with one row an article. */
import path from 'node:path';
import { UsageError } from '../errors.js';
import { decisionsOf } from '../index.js';
import { count } from '../records/figures.js';
import { printable } from '../records/quote.js';
import { DECISION_WRITERS } from '../report/decision-files.js';
import { fileOutput, writeAll } from './output.js';
import type { ScanStep } from './scan-step.js';

const FLAG = '--decisions';

/**
 * The step that writes {@link decisionsOf} in the form that the file's name says.
 * @throws UsageError if the name says none.
 * @throws RunError if it cannot be written.
 */
export function openDecisions(file: string): ScanStep {
  const write = DECISION_WRITERS.get(path.extname(file).toLowerCase());
  if (write === undefined) {
    const forms = [...DECISION_WRITERS.keys()].join(', ');
    const got = JSON.stringify(file);
    throw new UsageError(`${FLAG} takes a file whose name ends in ${forms}, got ${got}`);
  }
  const output = fileOutput(file, FLAG);
  return {
    needsTexts: false,
    needsLineage: false,
    discard: () => output.discard(),
    async run(result) {
      const counts = { keep: 0, drop: 0, review: 0 };
      function* counted() {
        for (const decision of decisionsOf(result)) {
          counts[decision.decision]++;
          yield decision;
        }
      }
      await writeAll(output, write!(counted()));
      output.finish();
      const { keep, drop, review } = counts;
      const text = `\nDecisions  ${count(keep + drop + review, 'article')} in ${printable(file)}: keep ${keep}, drop ${drop}, review ${review}\n`;
      return { text, isIncomplete: false };
    },
  };
}

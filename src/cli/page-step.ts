/** `--report`: the findings of a scan as a page of HTML. */
import { printable } from '../records/quote.js';
import { renderPage } from '../report/page.js';
import { fileOutput, writeAll } from './output.js';
import type { ScanStep } from './scan-step.js';

const FLAG = '--report';

/**
 * The step that writes the page. Opens its file.
 * @throws {RunError} if it cannot be written.
 */
export function openPageWriter(file: string, wanted: { texts: boolean }): ScanStep {
  const output = fileOutput(file, FLAG);
  return {
    needsTexts: wanted.texts,
    needsLineage: true,
    discard: () => output.discard(),
    async run(result) {
      await writeAll(output, renderPage(result, wanted));
      output.finish();
      return { text: `\nReport  ${printable(file)}, for a browser\n`, isIncomplete: false };
    },
  };
}

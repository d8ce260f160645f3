/** `--text-out`: the texts that were taken out of pages and the like, to which spans refer. */
import path from 'node:path';
import { extractedTexts } from '../index.js';
import { count } from '../records/figures.js';
import { printable } from '../records/quote.js';
import { claimFolder } from './new-folder.js';
import { fileOutput, type Output } from './output.js';
import type { ScanStep } from './scan-step.js';
import { textFileName } from './text-names.js';

const FLAG = '--text-out';
const INDEX = 'index.ndjson';

/**
 * The step that writes {@link extractedTexts}, and an index with the file of each and the places of its
 * paragraphs on its page. Claims the folder.
 * @throws UsageError if the folder is not empty.
 * @throws RunError if it cannot be made.
 */
export function openTextWriter(folder: string): ScanStep {
  const files = claimFolder(folder, FLAG);
  let index: Output | undefined;
  return {
    needsTexts: true,
    needsLineage: false,
    discard() {
      index?.discard();
      files.discard();
    },
    async run(result) {
      index = fileOutput(path.join(folder, INDEX), FLAG);
      let texts = 0;
      for await (const { id, text, paragraphs } of extractedTexts(result)) {
        const file = textFileName(id);
        files.write(file, text);
        const entry = { id, file, ...(paragraphs && { paragraphs }) };
        await index.write(`${JSON.stringify(entry)}\n`);
        texts++;
      }
      index.finish();
      const text = `\nTexts  ${count(texts, 'file')} in ${printable(folder)}, listed in ${INDEX}\n`;
      return { text, isIncomplete: false };
    },
  };
}

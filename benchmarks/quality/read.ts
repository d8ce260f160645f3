/** Reads the files of corpora with known truth. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One article of a corpus. */
export interface CorpusArticle {
  id: string;
  text: string;
}

/** The articles of a file of JSON Lines. */
export function readArticles(folder: string, file: string): CorpusArticle[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const { id, text } = JSON.parse(line) as CorpusArticle;
      return { id, text };
    });
}

/** The rows below the header of a file of plain CSV; the corpora have no quoted fields. */
export function readTable(folder: string, file: string): string[][] {
  const [, ...lines] = readFileSync(join(folder, file), 'utf8').trimEnd().split(/\r?\n/);
  return lines.map((line) => line.split(','));
}

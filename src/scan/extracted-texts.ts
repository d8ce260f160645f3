import type { ParagraphPlace } from '../read/html/page-paragraphs.js';
import { isSeekable } from '../read/read-again.js';
import type { OpenScan } from './scan.js';

/** A text that was taken out of a page, a feed, a table, an archive or a compressed file. */
export interface ExtractedText {
  /** Id of the article. */
  id: string;
  /** The text that the spans of results refer to. */
  text: string;
  /** As `paragraphsOf` gives them. */
  paragraphs: ParagraphPlace[] | null;
}

/**
 * The texts of the articles of a scan that are neither a file of text nor a field of a record, in the
 * order of ids. Cost: a read of each page.
 */
export async function* extractedTexts(
  result: Pick<OpenScan, 'articles' | 'addressOf' | 'textOf' | 'paragraphsOf'>,
): AsyncGenerator<ExtractedText> {
  for (const { id } of result.articles) {
    const { reader: format, member = '' } = result.addressOf(id);
    if (isSeekable({ format, member })) continue;
    yield { id, text: result.textOf(id), paragraphs: await result.paragraphsOf(id) };
  }
}

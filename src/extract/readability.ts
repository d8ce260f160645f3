/** Pages as Readability reads them, the library of Firefox: to compare with our own extraction. */
import { createRequire } from 'node:module';
import type * as Mozilla from '@mozilla/readability';
import type * as Linkedom from 'linkedom';
import { InputFault } from '../article/skipped.js';
import { messageOf } from '../errors.js';
import { stringOf } from '../kernel/bytes.js';
import type { ExtractedPage, PageContext } from './extract-page.js';
import { linkedArticleIn } from './json-ld.js';
import { readMetadata } from './metadata.js';
import { readOutline, textsOfMarkup } from './read-outline.js';

/**
 * The largest and the deepest page that Readability gets: its time grows with the square of the depth.
 * Real pages have some thousand tags, thirty deep.
 */
const MOST_TAGS = 20_000;
const MOST_LEVELS = 200;

const require = createRequire(import.meta.url);

/**
 * The article of a page, by Readability; the metadata are ours. Cost: some 20 ms for 170 KB.
 * @throws InputFault if the page is too large for Readability, or if it fails.
 */
export function extractByReadability(bytes: Uint8Array, { url }: PageContext): ExtractedPage {
  const page = stringOf(bytes);
  const outline = readOutline(bytes);
  const metadata = readMetadata(outline, linkedArticleIn(outline.jsonLd), url);
  const paragraphs = textsOfMarkup(contentOf(page)).filter((text) => text !== '');
  const fault = paragraphs.length === 0 ? 'no-body' : null;
  return { ...metadata, text: paragraphs.join('\n\n'), fault, places: null };
}

/** The article as markup; '' if there is none. */
function contentOf(page: string): string {
  const { parseHTML } = require('linkedom') as typeof Linkedom;
  const { Readability } = require('@mozilla/readability') as typeof Mozilla;
  if ((page.match(/<[a-z]/gi) ?? []).length > MOST_TAGS) {
    throw new InputFault('too-large', `Readability takes pages of at most ${MOST_TAGS} tags`);
  }
  const { document } = parseHTML(page);
  if (!document.documentElement) return '';
  if (isDeep(document.documentElement)) {
    throw new InputFault('too-large', `Readability takes pages at most ${MOST_LEVELS} tags deep`);
  }
  try {
    return new Readability(document).parse()?.content ?? '';
  } catch (error) {
    throw new InputFault('broken-data', `Readability cannot read the page: ${messageOf(error)}`);
  }
}

/** An element of linkedom. */
interface TreeElement {
  firstElementChild: TreeElement | null;
  nextElementSibling: TreeElement | null;
  parentElement: TreeElement | null;
}

/** Whether there are more levels below an element than Readability gets. */
function isDeep(root: TreeElement): boolean {
  let levels = 0;
  for (let node: TreeElement | null = root; node !== null; ) {
    if (node.firstElementChild) {
      if (++levels > MOST_LEVELS) return true;
      node = node.firstElementChild;
      continue;
    }
    while (node !== root && !node.nextElementSibling) {
      node = node.parentElement!;
      levels--;
    }
    node = node === root ? null : node.nextElementSibling;
  }
  return false;
}

/**
 * A real page as a template: its article is taken out, and any other can be put in its place. All
 * else stays as the site made it: navigation, teasers, advertisements, scripts, comments of readers.
 */
import type { Block, Outline } from '../../../src/extract/outline.js';
import { TAG } from '../../../src/extract/tags.js';
import { type Edit, escapeMarkup, type PageArticle, type Writer } from './edits.js';
import { metadataEdits } from './metadata-edits.js';

/** A page to make a template of. */
export interface RealPage {
  /** UTF-8. */
  bytes: Buffer;
  outline: Outline;
  /** The text of its article, as people marked it. */
  gold: string;
  headline: string;
}

/** A page in parts: bytes that stay, and writers of text that depends on the article. */
export type Template = readonly (Buffer | Writer)[];

/** The page of an article. */
export function fillTemplate(template: Template, article: PageArticle): Buffer {
  return Buffer.concat(
    template.map((part) => (typeof part === 'function' ? Buffer.from(part(article)) : part)),
  );
}

/** The template of a page; null if no paragraph of its article is on the page. */
export function makeTemplate(page: RealPage): Template | null {
  const { bytes, outline, headline } = page;
  // One sign for each byte, so that the places of the outline hold in the string.
  const html = bytes.toString('latin1');
  const blocks = bodyBlocks(page);
  const slots = blocks.filter(isParagraph);
  if (slots.length === 0) return null;
  const headlines = outline.blocks.filter(({ text }) => text === headline);
  return cut(bytes, [
    ...metadataEdits(html, Buffer.from(headline).toString('latin1')),
    ...headlines.map((block) => ({ ...block, write: writeHeadline })),
    ...slots.map((block, i) =>
      paragraphEdit(html, block, i, i + 1 < slots.length ? i + 1 : Infinity),
    ),
    ...blocks
      .filter((block) => !isParagraph(block))
      .map((block) => ({ ...block, write: () => '' })),
  ]);
}

/** The parts between and in some edits; of two that overlap, the second one goes. */
function cut(bytes: Buffer, edits: readonly Edit[]): Template {
  const parts: (Buffer | Writer)[] = [];
  let end = 0;
  for (const each of [...edits].sort((one, other) => one.start - other.start)) {
    if (each.start < end) continue;
    parts.push(bytes.subarray(end, each.start), each.write);
    end = each.end;
  }
  return [...parts, bytes.subarray(end)];
}

function writeHeadline({ headline }: PageArticle): string {
  return escapeMarkup(headline);
}

/** A block with this share of its shingles in the marked text belongs to it. */
const MOSTLY = 0.8;

/** The blocks of a page that hold its article. */
function bodyBlocks({ outline, gold }: RealPage): Block[] {
  const marked = new Set(shinglesOf(wordsOf(gold)));
  const lines = new Set(gold.split('\n').map((line) => wordsOf(line).join(' ')));
  return outline.blocks.filter(({ text }) => {
    const words = wordsOf(text);
    if (lines.has(words.join(' '))) return words.length > 0;
    const shingles = shinglesOf(words);
    const common = shingles.filter((shingle) => marked.has(shingle));
    return shingles.length > 0 && common.length >= MOSTLY * shingles.length;
  });
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function shinglesOf(words: readonly string[]): string[] {
  return words.slice(3).map((_, at) => words.slice(at, at + 4).join(' '));
}

const LEAST_PARAGRAPH = 10;

function isParagraph({ text, linkUnits, kinds }: Block): boolean {
  const isPlain = (kinds & (TAG.heading | TAG.listItem)) === 0;
  return isPlain && linkUnits < text.length / 2 && wordsOf(text).length >= LEAST_PARAGRAPH;
}

/** Tags of a paragraph's first and last words, which go with them. */
const INLINE = 'a|b|em|font|i|mark|span|strong|u';
const OPENED_BEFORE = new RegExp(`(?:<(?:${INLINE})(?:\\s[^<>]*)?>\\s*)+$`, 'i');
const CLOSED_AFTER = new RegExp(`^(?:\\s*</(?:${INLINE})>)+`, 'i');
const NEAR_UNITS = 2000;

/** Writes the paragraphs `[from, to)` in the place of a block. */
function paragraphEdit(html: string, block: Block, from: number, to: number): Edit {
  const before = html.slice(Math.max(0, block.start - NEAR_UNITS), block.start);
  const after = html.slice(block.end, block.end + NEAR_UNITS);
  const opened = OPENED_BEFORE.exec(before)?.[0] ?? '';
  const closed = CLOSED_AFTER.exec(after)?.[0] ?? '';
  const isInParagraph = /<p(?:\s[^<>]*)?>\s*$/i.test(
    before.slice(0, before.length - opened.length),
  );
  const separator = isInParagraph ? '</p>\n<p>' : '<br><br>\n';
  return {
    start: block.start - opened.length,
    end: block.end + closed.length,
    write: ({ paragraphs }) => paragraphs.slice(from, to).map(escapeMarkup).join(separator),
  };
}

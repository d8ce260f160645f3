/** Bodies that are fragments of HTML, as content management systems store them. */
import { outlineOfMarkup } from '../../extract/read-outline.js';
import { TAG } from '../../extract/tags.js';

/** A fragment begins with a tag, and has a tag that ends a paragraph or a line. */
const BEGINS =
  /^\s*<(?:!--|!doctype\b|(?:a|article|aside|b|blockquote|body|br|div|em|figure|h[1-6]|html|i|iframe|img|li|main|ol|p|picture|pre|script|section|span|strong|style|table|ul|video)\b[^<>]*>)/i;
const HAS_BLOCKS = /<\/(?:p|div|h[1-6]|li|blockquote|article|section|table)\s*>|<br\b[^<>]*>/i;

/** Whether a body is a fragment of HTML, and no text that has some tags. */
export function isFragment(body: string): boolean {
  return BEGINS.test(body) && HAS_BLOCKS.test(body);
}

/**
 * The text of a body: a fragment of HTML becomes paragraphs with empty lines between them, without
 * captions, boxes, scripts and styles. Any other body stays.
 */
export function plainBody(body: string): string {
  if (!isFragment(body)) return body;
  const blocks = outlineOfMarkup(body).blocks.filter(({ text }) => text.trim() !== '');
  const prose = blocks.filter(({ kinds }) => (kinds & TAG.apart) === 0);
  return (prose.length > 0 ? prose : blocks).map(({ text }) => text).join('\n\n');
}

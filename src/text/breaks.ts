/** Splits a text into lines at line ends of all systems, at tags and at escapes. */

/** A line with words; offsets in UTF-16 units. */
export interface TextLine {
  /** Start and end, without the white space around the line. */
  start: number;
  end: number;
  /** White space before the line, in columns and in characters: an ideographic space is one. */
  indent: number;
  indentPoints: number;
  /** Whether the line surely begins a paragraph: it is the first, or follows an empty line or a tag. */
  opens: boolean;
}

/** The lines of a text, and the tags and escapes that break them. */
export interface BrokenText {
  lines: TextLine[];
  /** Spans of tags and escapes, ascending: (start, end) pairs. Tokens in them are not words. */
  markup: number[];
}

const BLOCK_TAGS =
  'p|div|li|ul|ol|h[1-6]|blockquote|section|article|tr|td|th|table|figcaption|figure|header|footer|hr|main|aside|pre|dd|dt|dl|center|tbody|thead';

const LINE_ENDS = '\\r\\n?|[\\n\\v\\f\\u0085\\u2028\\u2029]';

/** Tags in any case. The flag `i` is not used, because it would also change what `\p{Ll}` matches. */
const TAGS = `br|${BLOCK_TAGS}`.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** Breaks of lines: line ends, tags that break a line or a block, and line ends as JSON escapes them. */
export const BREAK = new RegExp(
  [
    LINE_ENDS,
    `<\\/?(?:${TAGS})(?:\\s[^<>]{0,300})?\\/?>`,
    // An escape after another or after a sign, but not in a path: `C:\\new`.
    '(?<=\\\\n)(?:\\\\r)?\\\\n|(?<![\\p{L}\\p{N}:\\\\])(?:\\\\r)?\\\\n',
    '(?<=[\\p{L}\\p{N}])(?:\\\\r)?\\\\n(?!\\p{Ll})',
    // Line ends that are escaped several times, or written as entities.
    '(?<!\\\\)(?:\\\\{2,4}r)?\\\\{2,4}n(?!\\p{Ll})',
    '&#(?:10|13|x0?[aAdD]);',
  ].join('|'),
  'gu',
);

/** A sign of other breaks than line feeds, which most texts lack. */
const OTHER_BREAK = /\r(?!\n)|[\v\f\u0085\u2028\u2029<]|\\n|&#/;

/** Whether a text may have other breaks than line feeds. */
export function hasOtherBreaks(text: string): boolean {
  return OTHER_BREAK.test(text);
}

/** Breaks of a text without tags and escapes, as most texts are: it takes a third of the time. */
const PLAIN_BREAK = new RegExp(LINE_ENDS, 'g');

const TAB = 8;

/** Splits a text into its lines. Cost: linear in the text. */
export function breakText(text: string): BrokenText {
  const lines: TextLine[] = [];
  const markup: number[] = [];
  let from = 0;
  let opens = true;
  let breaks = 0;
  const close = (to: number) => {
    const line = lineWithin(text, from, to, opens || breaks > 1);
    if (line === null) return;
    lines.push(line);
    opens = false;
    breaks = 0;
  };
  const isPlain = !text.includes('<') && !text.includes('\\') && !text.includes('&#');
  for (const { 0: sign, index } of text.matchAll(isPlain ? PLAIN_BREAK : BREAK)) {
    close(index);
    from = index + sign.length;
    if (sign.length > 2 || sign.startsWith('\\')) markup.push(index, from);
    breaks++;
    if (opensParagraph(sign)) opens = true;
  }
  close(text.length);
  return { lines, markup };
}

function opensParagraph(sign: string): boolean {
  if (sign === '\f' || sign === '\u2029') return true;
  return sign.startsWith('<') && !/^<\/?br/i.test(sign);
}

/** White space at either end of a line, also as written in HTML and JSON. */
const BLANKS =
  /^(?:\s|&(?:nbsp|#160|#xa0|#9);|\\t(?!\p{Ll}))+|(?:\s|&(?:nbsp|#160|#xa0|#9);|\\t)+$/giu;

/** Replaces escaped white space at the ends of a line by spaces; the length of the line stays. */
function blanksAsSpaces(line: string): string {
  if (!line.includes('&') && !line.includes('\\t')) return line;
  return line.replace(BLANKS, (blanks) => blanks.replace(/[^\s]/g, ' '));
}

/** A stop on a line of its own, as wrapping anywhere may leave it. */
const LONE_STOP = /^[。！？][”’」』）]{0,2}$|^[”’」』）]{1,2}[。！？]?$/;

/**
 * The line between two breaks; null if it has no letter and no digit and is not a lone stop. Such a line
 * separates paragraphs as an empty line does.
 */
function lineWithin(text: string, from: number, to: number, opens: boolean): TextLine | null {
  if (from === to) return null;
  const line = blanksAsSpaces(text.slice(from, to));
  // ASCII is tested first, because nearly any line has some.
  if (!/[A-Za-z0-9]/.test(line) && !/[\p{L}\p{N}]/u.test(line) && (opens || !LONE_STOP.test(line)))
    return null;
  let [indent, wide] = [0, 0];
  let start = 0;
  for (; /\s/.test(line.charAt(start)); start++) {
    const sign = line.charAt(start);
    if (sign === '\u3000') wide++;
    if (sign === '\t') indent += TAB - (indent % TAB);
    else indent += sign === '\u3000' ? 2 : 1;
  }
  const end = from + line.trimEnd().length;
  return { start: from + start, end, indent, indentPoints: indent - wide, opens };
}

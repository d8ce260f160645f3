/** How a text is laid out: which lines make a paragraph, and whether it repeats itself by nature. */

/** What `layOut` tells of the lines of a text. */
export interface TextLayout {
  /** The paragraph of each line, by number; lines without tokens have that of the line before. */
  paragraphOf: Uint32Array;
  /** 1 for each line of verse: a stanza, or any line of a text that is verse as a whole. */
  isVerse: Uint8Array;
}

/** Tokens on a line of verse, on average, at most: wrapped prose has 12 and more at 72 columns. */
const VERSE_TOKENS = 10;
/** Prose ends its lines with sentences, headings and bylines aside; verse seldom does. */
const PROSE_ENDINGS = 2 / 3;
/** Tokens that no wrapped line has: so long a line is a paragraph however it ends. */
const LONGEST_WRAPPED = 25;
/** Entries with a time, a speaker or a question that make a text one of entries. */
const LEAST_ENTRIES = 3;
/** A question in so many lines is how the text goes on, not a turn of phrase. */
const QUESTION_SHARE = 1 / 5;

/** A clock time at the head of a line: `10:45`, `10.45am`, `22h15`. */
const TIME_STAMP = /^\P{L}{0,3}\d{1,2}[:.h]\d{2}(?!\d)/u;
/** A speaker or a letter before a colon: `Q:`, `Frage:`, `SPIEGEL:`, `Angela Merkel:`. */
const LABEL = /^\s{0,8}(\p{L}[\p{L}.'’ -]{0,23}):\s/u;

/**
 * Lays out a text by its lines. Paragraphs stand apart by empty lines or, in a block without them,
 * line by line, unless its lines break in the midst of sentences: then the block is one paragraph.
 * @param lines the lines of the text, without their ends.
 * @param tokens the number of tokens on each.
 */
export function layOut(lines: readonly string[], tokens: ArrayLike<number>): TextLayout {
  const filled = [...lines.keys()].filter((line) => (tokens[line] ?? 0) > 0);
  const isVerse = new Uint8Array(lines.length);
  const paragraphOf = new Uint32Array(lines.length);
  if (areVerse(filled, lines, tokens)) isVerse.fill(1);
  let paragraph = 0;
  for (let from = 0, to = 0; from < filled.length; from = to) {
    for (to = from + 1; filled[to] === (filled[to - 1] ?? 0) + 1; ) to++;
    const block = filled.slice(from, to);
    const isOne = isWrapped(block, lines, tokens);
    if (isOne && areVerse(block, lines, tokens)) for (const line of block) isVerse[line] = 1;
    if (isOne) paragraph++;
    for (const line of block) paragraphOf[line] = isOne ? paragraph : ++paragraph;
  }
  for (let line = 1; line < lines.length; line++) {
    if ((tokens[line] ?? 0) === 0) paragraphOf[line] = paragraphOf[line - 1] ?? 0;
  }
  return { paragraphOf, isVerse };
}

/** Whether a line ends with a sentence: quotes and brackets behind its full stop aside. */
export function endsSentence(line: string): boolean {
  return /[.!?…。！？؟।][\p{Pe}\p{Pf}"']*$/u.test(line.trimEnd().slice(-8));
}

/** Whether a line asks. */
export function endsWithQuestion(line: string): boolean {
  return /[?？؟][\p{Pe}\p{Pf}"']*$/u.test(line.trimEnd().slice(-8));
}

/** Whether most lines of a block go on in the next one. */
function isWrapped(
  block: readonly number[],
  lines: readonly string[],
  tokens: ArrayLike<number>,
): boolean {
  if (block.length === 1) return false;
  const closed = block
    .slice(0, -1)
    .filter((line) => endsSentence(lines[line] ?? '') || (tokens[line] ?? 0) > LONGEST_WRAPPED);
  return 2 * closed.length < block.length - 1;
}

function areVerse(
  some: readonly number[],
  lines: readonly string[],
  tokens: ArrayLike<number>,
): boolean {
  if (some.length < 2) return false;
  const total = some.reduce((sum, line) => sum + (tokens[line] ?? 0), 0);
  const closed = some.filter((line) => endsSentence(lines[line] ?? '')).length;
  return total <= VERSE_TOKENS * some.length && closed < PROSE_ENDINGS * some.length;
}

/** Whether lines are a row of entries: a live blog, an interview, questions and answers. */
export function areEntries(lines: readonly string[]): boolean {
  const labels = new Map<string, number>();
  let stamps = 0;
  let questions = 0;
  for (const line of lines) {
    const head = line.slice(0, 40);
    if (TIME_STAMP.test(head)) stamps++;
    if (endsWithQuestion(line)) questions++;
    const label = LABEL.exec(head)?.[1];
    if (label !== undefined) labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  let labelled = 0;
  for (const times of labels.values()) labelled = Math.max(labelled, times);
  const isAsking = questions >= Math.max(LEAST_ENTRIES, QUESTION_SHARE * lines.length);
  return stamps >= LEAST_ENTRIES || labelled >= LEAST_ENTRIES || isAsking;
}

/** The layout of a text: its paragraphs, and which of them are verse. */
import { expression } from '../expression.js';
import { type BrokenText, breakText, type TextLine } from './breaks.js';
import { columnsOf, type MeasuredLine, measureLine, unmeasured } from './measured-line.js';
import { endsWithQuestion } from './sentence-ends.js';
import { headsOf, isFull, type Wrapping, wrappingOf } from './wrapping.js';

/** A paragraph of a text: one line, or several lines into which it was wrapped. */
export interface Paragraph {
  /** Span in UTF-16 units, without the white space around it. */
  start: number;
  end: number;
  /** Whether it is a line of a stanza, or of a text that is all verse. */
  isVerse: boolean;
  /** Whether it ends with a sentence. */
  isClosed: boolean;
}

/** The result of {@link layOut}. */
export interface TextLayout {
  paragraphs: Paragraph[];
  /** Spans of tags and escapes that break lines: (start, end) pairs. */
  markup: BrokenText['markup'];
  /** Whether it is a list of entries. Computed at the first call, because few texts need it. */
  isEntries(): boolean;
}

/** Most columns of a line of verse on average. */
const VERSE_COLUMNS = 52;
/** Least share of lines that end with a sentence in prose; verse has fewer. */
const PROSE_ENDINGS = 2 / 3;
/** Fewest lines of a block that show its own width, if the text as a whole has none. */
const LEAST_LINES = 3;

/**
 * Lays out a text. Empty lines, tags and indents always separate paragraphs. Between them a line
 * continues the paragraph of the line before it if that line is full: the first word of the next line
 * would not have fitted. In a block that was not wrapped each line is a paragraph, and verse if the
 * lines are short and end within sentences. Cost: linear in the text.
 */
export function layOut(text: string): TextLayout {
  const { lines, markup } = breakText(text);
  const blocks = blocksOf(text, lines);
  const hasLines = blocks.some((block) => block.length > 1);
  const wrapping = hasLines ? (wrappingOf(blocks) ?? wrappingOf(withoutHeadlines(blocks))) : null;
  const isAllVerse = wrapping === null && areVerse(blocks);
  const own = blocks.map((block) => wrapping ?? ownWrapping(block));
  const widest = own.reduce(widerOf, null);
  const wrappings = blocks.map((block, i) => own[i] ?? fitting(block, widest));
  const heads = headLines(blocks, wrappings);
  const paragraphs: Paragraph[] = [];
  for (const [i, block] of blocks.entries()) {
    const known = wrappings[i];
    if (known) {
      for (const paragraph of unfold(block, known, heads)) paragraphs.push(paragraph);
      continue;
    }
    const isVerse = isAllVerse || areVerse([block]);
    for (const { start, end, isClosed } of block)
      paragraphs.push({ start, end, isVerse, isClosed });
  }
  let entries: boolean | undefined;
  const isEntries = () => {
    // Doubled paragraphs count once.
    entries ??= areEntries([
      ...new Set(paragraphs.map(({ start, end }) => text.slice(start, end))),
    ]);
    return entries;
  };
  return { paragraphs, markup, isEntries };
}

/** Lines that follow each other without an empty line or a tag between them. */
function blocksOf(text: string, lines: readonly TextLine[]): MeasuredLine[][] {
  const blocks: MeasuredLine[][] = [];
  for (let at = 0, end = 0; at < lines.length; at = end) {
    for (end = at + 1; end < lines.length && !lines[end]!.opens; ) end++;
    if (end === at + 1) blocks.push([unmeasured(text, lines[at]!)]);
    else blocks.push(lines.slice(at, end).map((line) => measureLine(text, line)));
  }
  return blocks;
}

/** Most lines above a body: a headline, a byline. */
const HEADLINES = 2;

/** Blocks without the first lines if they do not end a sentence, here and where they occur again. */
function withoutHeadlines(blocks: readonly MeasuredLine[][]): MeasuredLine[][] {
  const headlines = new Set<string>();
  for (const { text, isClosed } of blocks.slice(0, HEADLINES).flat().slice(0, HEADLINES)) {
    if (!isClosed) headlines.add(text);
  }
  return blocks.map((block) => block.filter(({ text }) => !headlines.has(text)));
}

function ownWrapping(block: readonly MeasuredLine[]): Wrapping | null {
  return block.length < LEAST_LINES ? null : wrappingOf([block]);
}

function widerOf(x: Wrapping | null, y: Wrapping | null): Wrapping | null {
  return x === null || (y !== null && y.width > x.width) ? y : x;
}

/** The width of other blocks, for a block of two lines of which the first is full at that width. */
function fitting(block: readonly MeasuredLine[], wrapping: Wrapping | null): Wrapping | null {
  if (wrapping === null || block.length >= LEAST_LINES) return null;
  const [line, next] = block;
  return line && next && !line.isClosed && isFull(line, next, wrapping) ? wrapping : null;
}

/**
 * The texts of the lines that surely begin paragraphs of wrapped blocks. If a body is doubled, the
 * last line of its first copy may be full by chance, but its first line is known.
 */
function headLines(
  blocks: readonly (readonly MeasuredLine[])[],
  wrappings: readonly (Wrapping | null)[],
): ReadonlySet<string> {
  const heads = new Set<string>();
  for (const [i, wrapping] of wrappings.entries()) {
    const block = blocks[i];
    if (!wrapping || !block) continue;
    const continues = continuing(block, wrapping);
    for (const [at, { text }] of block.entries()) if (!continues(at)) heads.add(text);
  }
  return heads;
}

/** The paragraphs of a wrapped block. */
function unfold(
  block: readonly MeasuredLine[],
  wrapping: Wrapping,
  heads: ReadonlySet<string>,
): Paragraph[] {
  const continues = continuing(block, wrapping);
  const paragraphs: Paragraph[] = [];
  for (const [i, { start, end, isClosed, text }] of block.entries()) {
    const last = paragraphs.at(-1);
    if (last && continues(i) && !(last.isClosed && heads.has(text))) {
      last.end = end;
      last.isClosed = isClosed;
    } else paragraphs.push({ start, end, isClosed, isVerse: false });
  }
  return paragraphs;
}

/**
 * Returns a function which decides whether a line of a wrapped block may continue a paragraph: it is
 * not the first, has no indent, and the line before it is full.
 */
function continuing(block: readonly MeasuredLine[], wrapping: Wrapping): (line: number) => boolean {
  const isHead = headsOf(block);
  return (line) => {
    const [before, own] = [block[line - 1], block[line]];
    return !!before && !!own && !isHead(line) && isFull(before, own, wrapping);
  };
}

function areVerse(blocks: readonly (readonly MeasuredLine[])[]): boolean {
  const lines = blocks.reduce((sum, block) => sum + block.length, 0);
  if (lines < 2) return false;
  const most = VERSE_COLUMNS * lines;
  let [columns, closed] = [0, 0];
  for (const block of blocks) {
    for (const { text, isClosed } of block) {
      columns += text.length > most ? text.length : columnsOf(text);
      if (columns > most) return false;
      if (isClosed) closed++;
    }
  }
  return closed < PROSE_ENDINGS * lines;
}

/** Fewest entries with a time, a speaker or a question in a list of entries. */
const LEAST_ENTRIES = 3;
/** Least share of lines with a question in an interview; in prose questions are rarer. */
const QUESTION_SHARE = 1 / 5;

/** A clock time at the head of a line: `10:45`, `10.45am`, `22h15`. */
const TIME_STAMP = expression(String.raw`^\P{L}{0,3}\d{1,2}[:.h]\d{2}(?!\d)`);
/** A speaker, a day or a letter before a colon: `Q:`, `Frage：`, `SPIEGEL:`, `Angela Merkel:`. */
const LABEL = expression(String.raw`^\s{0,8}(\p{L}[\p{L}\p{M}.'’ -]{0,23})(?::\s|：)`);
/** A speaker in capitals, as in minutes of meetings: `The PRESIDENT.`, `Ms ARDEN (Easton).` */
const SPEAKER = expression(
  String.raw`^\s{0,8}(?:\p{L}[\p{L}\p{M}.'’-]{0,15}\s){0,3}\p{Lu}[\p{Lu}'’-]{2,}(?:\s\([^)]{1,24}\))?[.:]\s`,
);
/** A bullet, a number or a letter of a list. */
const BULLET = expression(String.raw`^\s{0,8}(?:[-–—*•·▪◦‣]|\(?\p{N}{1,3}[.)]|\(?\p{Ll}\))\s`);

/**
 * Signs that each such line has and few others have: the expressions above cost much more, and take
 * milliseconds to make.
 */
const MAY_BE_TIME = /^[^A-Za-z]{0,7}\d[:.h]\d\d/;
const MAY_BE_LABEL = /[:：]/;
const MAY_BE_SPEAKER = /[A-Z\u0080-\uffff][A-Z'\u0080-\uffff-]{2,}(?:\s\([^)]{1,24}\))?[.:]\s/;
const MAY_BE_BULLET = /^\s{0,8}(?:[-–—*•·▪◦‣]|\S{1,7}[.)])\s/;

/** Whether a line begins as an entry of a list: with a time, a label or a number. */
export function isEntryLine(line: string): boolean {
  const head = line.slice(0, 40);
  return isTime(head) || labelOf(head) !== undefined || isBullet(head);
}

function isTime(head: string): boolean {
  return MAY_BE_TIME.test(head) && TIME_STAMP().test(head);
}

function isBullet(head: string): boolean {
  return MAY_BE_BULLET.test(head) && BULLET().test(head);
}

function isSpeaker(opening: string): boolean {
  return MAY_BE_SPEAKER.test(opening) && SPEAKER().test(opening);
}

function labelOf(head: string): string | undefined {
  return MAY_BE_LABEL.test(head) ? LABEL().exec(head)?.[1] : undefined;
}

/** Whether lines are a list of entries: a live blog, an interview, questions and answers. */
function areEntries(lines: readonly string[]): boolean {
  const labels = new Map<string, number>();
  let [stamps, questions, speakers, all] = [0, 0, 0, 0];
  for (const line of lines) {
    if (endsWithQuestion(line)) questions++;
    const head = line.slice(0, 40);
    if (isTime(head)) stamps++;
    if (isSpeaker(line.slice(0, 80))) speakers++;
    const label = labelOf(head);
    if (label === undefined) continue;
    all++;
    labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  let labelled = 0;
  for (const times of labels.values()) labelled = Math.max(labelled, times);
  const isAsking = questions >= Math.max(LEAST_ENTRIES, QUESTION_SHARE * lines.length);
  const isLabelled = labelled >= LEAST_ENTRIES || (all >= LEAST_ENTRIES && 2 * all >= lines.length);
  return stamps >= LEAST_ENTRIES || speakers >= LEAST_ENTRIES || isLabelled || isAsking;
}

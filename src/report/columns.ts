/** Two texts side by side in columns of a terminal, with the words that differ marked. */
import { printable } from '../records/quote.js';

/** A piece of a line: a word, or a character of a script without spaces. */
interface Piece {
  text: string;
  /** The form by which it is compared; empty if it has no letters and digits. */
  key: string;
  spaced: boolean;
}

/** A line of a column. */
interface ColumnLine {
  pieces: Piece[];
  width: number;
}

/** Scripts in which a line may break anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|\s+|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u;

/** The most lines of a text that are shown; the others are counted. */
const MOST_LINES = 14;

/** Text beyond this length never fits in these lines. */
const MOST_UNITS = 4_000;

/**
 * The lines of two texts, left and right of a bar, each column `(width - 3) / 2` wide. Words on one
 * side only go through `mark`.
 */
export function besideEachOther(
  left: string,
  right: string,
  width: number,
  mark: (word: string, side: 'left' | 'right') => string,
): string[] {
  const column = Math.max(10, Math.floor((width - 3) / 2));
  const [first, second] = [piecesOf(left), piecesOf(right)];
  const firstLines = wrap(first, column);
  const secondLines = wrap(second, column);
  const inFirst = new Set(first.map(({ key }) => key));
  const inSecond = new Set(second.map(({ key }) => key));
  const rows = Math.max(firstLines.length, secondLines.length);
  const lines: string[] = [];
  for (let row = 0; row < Math.min(rows, MOST_LINES); row++) {
    const [a, b] = [firstLines[row], secondLines[row]];
    const padding = ' '.repeat(column - (a?.width ?? 0));
    const shownLeft = draw(a, inSecond, (word) => mark(word, 'left'));
    const shownRight = draw(b, inFirst, (word) => mark(word, 'right'));
    lines.push(`${shownLeft}${padding} │ ${shownRight}`.trimEnd());
  }
  if (rows > MOST_LINES) lines.push(`… and ${rows - MOST_LINES} more lines`);
  return lines;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let spaced = false;
  for (const [part] of text.slice(0, MOST_UNITS).matchAll(UNSPACED)) {
    if (part.trim() === '') {
      spaced = true;
      continue;
    }
    const key = part
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
    pieces.push({ text: printable(part), key, spaced });
    spaced = false;
  }
  return pieces;
}

function wrap(pieces: readonly Piece[], column: number): ColumnLine[] {
  const lines: ColumnLine[] = [{ pieces: [], width: 0 }];
  for (const piece of pieces.flatMap((whole) => cut(whole, column))) {
    let line = lines.at(-1)!;
    const gap = piece.spaced && line.pieces.length > 0 ? 1 : 0;
    const width = widthOf(piece.text);
    if (line.pieces.length > 0 && line.width + gap + width > column) {
      line = { pieces: [], width: 0 };
      lines.push(line);
    }
    const isFirst = line.pieces.length === 0;
    line.width += (isFirst ? 0 : gap) + width;
    line.pieces.push(isFirst ? { ...piece, spaced: false } : piece);
  }
  return lines;
}

/** A word that is longer than a line, in parts. */
function cut(piece: Piece, column: number): Piece[] {
  if (widthOf(piece.text) <= column) return [piece];
  const parts: Piece[] = [];
  let text = '';
  for (const character of piece.text) {
    if (widthOf(text + character) > column) {
      parts.push({ ...piece, text, spaced: piece.spaced && parts.length === 0 });
      text = '';
    }
    text += character;
  }
  parts.push({ ...piece, text, spaced: false });
  return parts;
}

/** Columns that a text takes: two for wide characters, none for marks. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

function draw(
  line: ColumnLine | undefined,
  other: ReadonlySet<string>,
  mark: (word: string) => string,
): string {
  if (!line) return '';
  const shown = line.pieces.map(({ text, key, spaced }) => {
    const word = key === '' || other.has(key) ? text : mark(text);
    return (spaced ? ' ' : '') + word;
  });
  return shown.join('');
}

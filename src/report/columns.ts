/** Two texts side by side in columns of a terminal, with the words that differ marked. */
import { UNMATCHED } from '../align/unmatched.js';
import { displayCharacters, displayWidth } from '../records/display-width.js';
import { printable } from '../records/quote.js';
import { TokenMatcher } from '../reference/token-matcher.js';
import { wordsOf } from './words.js';

/** The side of a text. */
export type Side = 'left' | 'right';

/** A word of a column. */
interface Piece {
  text: string;
  gap: '' | ' ';
  /** The number of the form by which it is compared; 0 if it has no letters and digits. */
  key: number;
  /** Whether the other text does not have it at this place. */
  isMarked: boolean;
  /** Whether a sentence or a line ends after it. */
  isLast: boolean;
}

/** The signs around words that only one text has, as in other tools that compare words. */
export const CHANGE_SIGNS: Record<Side, readonly [open: string, close: string]> = {
  left: ['[-', '-]'],
  right: ['{+', '+}'],
};

/** Columns that the signs take. */
const MARK_WIDTH = 4;

/** The columns of each of two texts within a line. */
export function columnWidth(width: number): number {
  return Math.max(10, Math.floor((width - 3) / 2));
}

/**
 * The lines of two texts, left and right of a bar, each {@link columnWidth} wide. Words that only one of
 * them has at a place go through `paint`, with the signs around them. Equal sentences begin on the same
 * line.
 * @param most the most lines; the others are counted.
 */
export function besideEachOther(
  left: string,
  right: string,
  { width, most }: { width: number; most: number },
  paint: (marked: string, side: Side) => string,
): string[] {
  const column = columnWidth(width);
  // Further text does not fit into these lines.
  const enough = 4 * most * column;
  const keys = new Map<string, number>([['', 0]]);
  const [first, second] = [left, right].map((text) => piecesOf(text.slice(0, enough), keys));
  const lines = sections(first!, second!).flatMap(([a, b]) => {
    const shown = [linesOf(a, column), linesOf(b, column)] as const;
    const rows = Math.max(shown[0].length, shown[1].length);
    return Array.from({ length: rows }, (_, row) => [shown[0][row], shown[1][row]] as const);
  });
  const drawn = lines.slice(0, most).map(([a, b]) => {
    const padding = ' '.repeat(column - (a?.width ?? 0));
    return `${draw(a, 'left', paint)}${padding} │ ${draw(b, 'right', paint)}`.trimEnd();
  });
  if (lines.length <= most) return drawn;
  return [...drawn, `… and ${lines.length - most} more lines; --top all shows all`];
}

/** The end of a sentence, with signs that close it. */
const SENTENCE_END = /[.!?。！？…][”’"')\]]*$/u;

function piecesOf(text: string, keys: Map<string, number>): Piece[] {
  const words = wordsOf(text);
  return words.map(({ text: word, gap }, i) => {
    const form = word
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
    const key = keys.get(form) ?? keys.size;
    keys.set(form, key);
    const isLast = SENTENCE_END.test(word) || (words[i + 1]?.gap ?? '').includes('\n');
    const space = gap === '' || i === 0 ? '' : ' ';
    return { text: printable(word), gap: space, key, isMarked: true, isLast };
  });
}

/** Numbers from here on downwards are of no word. */
const NO_KEY = 0xffff_ffff;

/**
 * Marks the pieces of two texts, and divides both after pieces that they have in common and that end a
 * sentence or a line.
 */
function sections(left: Piece[], right: Piece[]): [left: Piece[], right: Piece[]][] {
  let others = 0;
  // Signs alone are like no others, so that they do not draw words away from each other.
  const numberOf = ({ key }: Piece) => (key === 0 ? NO_KEY - others++ : key);
  const numbers = [left, right].map((pieces) => Uint32Array.from(pieces, numberOf));
  const matches = new TokenMatcher().match(numbers[0]!, numbers[1]!);
  for (const piece of [...left, ...right]) piece.isMarked = piece.key !== 0;
  const parts: [Piece[], Piece[]][] = [];
  let [from, to] = [0, 0];
  for (const [at, match] of matches.entries()) {
    if (match === UNMATCHED) continue;
    left[at]!.isMarked = false;
    right[match]!.isMarked = false;
    if (!left[at]!.isLast && !right[match]!.isLast) continue;
    parts.push([left.slice(from, at + 1), right.slice(to, match + 1)]);
    [from, to] = [at + 1, match + 1];
  }
  parts.push([left.slice(from), right.slice(to)]);
  return parts.filter(([a, b]) => a.length + b.length > 0);
}

/** A line of a column. */
interface ColumnLine {
  pieces: Piece[];
  width: number;
}

function linesOf(pieces: readonly Piece[], column: number): ColumnLine[] {
  const lines: ColumnLine[] = [];
  for (const piece of pieces.flatMap((whole) => cut(whole, column))) {
    const last = lines.at(-1);
    const wanted = last ? widthAfter(last, piece) : 0;
    if (last && last.width + wanted <= column) {
      last.pieces.push(piece);
      last.width += wanted;
    } else {
      const width = displayWidth(piece.text) + (piece.isMarked ? MARK_WIDTH : 0);
      lines.push({ pieces: [{ ...piece, gap: '' }], width });
    }
  }
  return lines;
}

/** Columns that a piece takes at the end of a line. */
function widthAfter({ pieces }: ColumnLine, { text, gap, isMarked }: Piece): number {
  const isNew = isMarked && pieces.at(-1)?.isMarked !== true;
  return gap.length + displayWidth(text) + (isNew ? MARK_WIDTH : 0);
}

/** A word that is longer than a line, in parts. */
function cut(piece: Piece, column: number): Piece[] {
  const most = column - (piece.isMarked ? MARK_WIDTH : 0);
  if (displayWidth(piece.text) <= most) return [piece];
  const parts: Piece[] = [];
  let text = '';
  let width = 0;
  for (const character of displayCharacters(piece.text)) {
    if (width + character.width > most) {
      parts.push({ ...piece, text, gap: parts.length === 0 ? piece.gap : '' });
      text = '';
      width = 0;
    }
    text += character.text;
    width += character.width;
  }
  parts.push({ ...piece, text, gap: '' });
  return parts;
}

function draw(
  line: ColumnLine | undefined,
  side: Side,
  paint: (marked: string, side: Side) => string,
): string {
  let shown = '';
  let run = '';
  const [open, close] = CHANGE_SIGNS[side];
  const end = () => {
    if (run !== '') shown += paint(`${open}${run}${close}`, side);
    run = '';
  };
  for (const { text, gap, isMarked } of line?.pieces ?? []) {
    if (isMarked && run !== '') run += gap + text;
    else {
      end();
      shown += gap;
      if (isMarked) run = text;
      else shown += text;
    }
  }
  end();
  return shown;
}

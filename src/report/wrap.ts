/** Lines that are wrapped at words, with styles. */
import { displayWidth } from '../records/display-width.js';
import type { Paint } from './paint.js';
import { wordsOf } from './words.js';

/** A part of a line in one style. */
export interface Styled {
  text: string;
  /** The number of a style of terminals, such as 1 for bold; '' for none. */
  style: string;
  /** Whether it is not broken at its spaces, such as an id or an argument. */
  isWhole?: boolean;
}

/** Where lines begin, in columns, and the columns of a line. */
export interface LineShape {
  indent: number;
  /** Where the lines after the first begin. */
  hanging: number;
  width: number;
}

/**
 * The parts one after another, in lines of at most `width` columns; a word that is longer is a line of
 * its own. Spaces at the beginning of a part are between it and the part before.
 */
export function wrap(parts: readonly Styled[], layout: LineShape, paint: Paint): string[] {
  const lines: string[] = [];
  let line = new Line(layout.indent);
  for (const { text, gap, style } of parts.flatMap(unbroken)) {
    const wanted = displayWidth(gap) + displayWidth(text);
    if (!line.isEmpty && line.width + wanted > layout.width) {
      lines.push(line.painted(paint));
      line = new Line(layout.hanging);
    }
    line.add(text, gap, style);
  }
  return [...lines, line.painted(paint)];
}

/** Plain text in lines. */
export function wrapText(text: string, layout: LineShape): string[] {
  return wrap([{ text, style: '' }], layout, (_, plain) => plain);
}

function unbroken({ text, style, isWhole = false }: Styled) {
  const [gap = ''] = /^\s+/.exec(text) ?? [];
  const words = isWhole ? [{ text: text.slice(gap.length), gap }] : wordsOf(text);
  return words.map((word) => ({ ...word, style }));
}

class Line {
  width: number;
  readonly #indent: number;
  readonly #runs: Styled[] = [];

  constructor(indent: number) {
    this.#indent = indent;
    this.width = indent;
  }

  get isEmpty(): boolean {
    return this.#runs.length === 0;
  }

  /** Adds a word; the gap at the beginning of a line is dropped. */
  add(text: string, gap: string, style: string): void {
    const space = this.isEmpty ? '' : gap;
    this.width += displayWidth(space) + displayWidth(text);
    const last = this.#runs.at(-1);
    if (last?.style === style) last.text += space + text;
    else {
      if (last) last.text += space;
      this.#runs.push({ text, style });
    }
  }

  painted(paint: Paint): string {
    const runs = this.#runs.map(({ text, style }) => {
      const shown = text.trimEnd();
      return paint(style, shown) + text.slice(shown.length);
    });
    return ' '.repeat(this.#indent) + runs.join('');
  }
}

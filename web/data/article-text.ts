import type { SummaryRecord } from '../../src/records/records.js';
import type { TextPiece } from '../../src/report/page/data.js';
import { offsetsIn } from '../../src/report/page/offsets.js';

type OffsetUnit = SummaryRecord['offsets'];

/** In the place of text that is left out. */
const GAP = '\n\n[…]\n\n';

interface Placed {
  /** In the unit of the results. */
  start: number;
  /** In `ArticleText.string`. */
  at: number;
  length: number;
  offset: (offset: number) => number;
}

/** The text of an article, as far as the page has it. */
export class ArticleText {
  readonly string: string;
  readonly isWhole: boolean;
  readonly #pieces: Placed[] = [];

  constructor(pieces: readonly TextPiece[], unit: OffsetUnit) {
    let string = '';
    for (const [start, text] of pieces) {
      if (string !== '') string += GAP;
      const { length } = text;
      this.#pieces.push({
        start,
        at: string.length,
        length,
        offset: offsetsIn(text, unit).toUtf16,
      });
      string += text;
    }
    this.string = string;
    this.isWhole = pieces.length === 1;
  }

  /** The place in `string` of an offset of the results; the edge of the gap if it is left out. */
  at(offset: number): number {
    const piece = this.#pieces.findLast(({ start }) => start <= offset);
    return piece ? piece.at + Math.min(piece.length, piece.offset(offset - piece.start)) : 0;
  }
}

/** The parts that all sections of a summary share: the result, its view, and the look of names and quotations. */
import { andMore } from '../../records/figures.js';
import { cutMiddle, locate, quote } from '../../records/quote.js';
import { hasLabel, sourceAndDate, titleLine } from '../labels.js';
import { type Paint, painter, STYLE } from '../paint.js';
import type { QuotableResult, ReportView } from '../reporter.js';
import { type Styled, wrap } from '../wrap.js';

/** In place of findings if there are none since a baseline. */
export const NONE_NEW = 'None that the baseline does not have.';

/** The number of links of a cluster that are shown, unless all lists are. */
const LINKS = 3;

/** A summary that is being written. */
export class Page {
  readonly paint: Paint;
  /** Columns of a quotation. */
  readonly quoteWidth: number;
  /** Columns of an id. */
  readonly idWidth: number;
  /** The most items of a list that are shown, and of a list within an item. */
  readonly most: { findings: number; parts: number; links: number };

  constructor(
    readonly result: QuotableResult,
    readonly view: ReportView,
  ) {
    const { top, width } = view;
    this.paint = painter(view);
    this.idWidth = Math.floor((width * 2) / 3);
    this.quoteWidth = Math.max(20, width - 7);
    this.most = {
      findings: top,
      parts: Math.ceil(top / 2),
      links: top === Number.POSITIVE_INFINITY ? top : LINKS,
    };
  }

  /** The line above a section: the count of its findings, in the words of the headline. */
  heading(words: string): string {
    return `\n${this.lines([{ text: words, style: STYLE.bold }], 0)}`;
  }

  /** Parts in lines that are wrapped; later lines are two columns further in. */
  lines(parts: readonly Styled[], indent: number): string {
    return this.#wrapped(parts, indent, indent + 2);
  }

  /** A sentence in lines. */
  sentence(text: string, indent: number, style = ''): string {
    return this.#wrapped([{ text, style }], indent, indent);
  }

  /** The number of items that a list leaves out, and how to see them; empty if it has all. */
  more(total: number, shown: number, indent: number): string {
    if (total <= shown) return '';
    return this.sentence(andMore(total - shown), indent, STYLE.dim);
  }

  /** The words of a span. */
  *quotation(article: string, span: { start: number; end: number }): Generator<string> {
    const text = this.textOf(article);
    if (text === undefined) {
      yield this.sentence('(its text could not be read again)', 6, STYLE.dim);
      return;
    }
    const { start, end } = locate(text, span, this.result.summary.offsets);
    yield* this.quoted(quote(text.slice(start, end), this.quoteWidth));
  }

  /** The lines of a quotation form one column; the quotation mark hangs before it. */
  *quoted(lines: readonly string[]): Generator<string> {
    for (const [index, line] of lines.entries()) {
      yield `      ${index === 0 ? '' : ' '}${this.paint(STYLE.cyan, line)}\n`;
    }
  }

  /** The line of a span. */
  where(article: string, span: { start: number; end: number }): string {
    const text = this.textOf(article);
    return text === undefined
      ? 'offsets'
      : `line ${locate(text, span, this.result.summary.offsets).line},`;
  }

  /** The text of an article; undefined if it cannot be read. */
  textOf(article: string): string | undefined {
    try {
      return this.result.textOf(article);
    } catch {
      // The source is gone or has changed: the findings stay valid, only their words cannot be
      // shown.
      return undefined;
    }
  }

  /** An id, which commands take: it is not broken. */
  id(id: string, gap = ''): Styled {
    return { text: gap + cutMiddle(id, this.idWidth), style: STYLE.bold, isWhole: true };
  }

  /** The source and the date of an article, after a gap; nothing if they are not known. */
  origin(id: string): Styled[] {
    const known = sourceAndDate(id, this.result.labelOf(id));
    return known === '' ? [] : [{ text: `  ${known}`, style: STYLE.dim }];
  }

  /** A line with the source, date and title of an article, under the line with its id; '' without. */
  label(id: string): string {
    const label = this.result.labelOf(id);
    if (!hasLabel(id, label)) return '';
    const text = titleLine(id, label, this.view.width - 6);
    return `      ${this.paint(STYLE.dim, text)}\n`;
  }

  #wrapped(parts: readonly Styled[], indent: number, hanging: number): string {
    const lines = wrap(parts, { indent, hanging, width: this.view.width }, this.paint);
    return lines.map((line) => `${line}\n`).join('');
  }
}

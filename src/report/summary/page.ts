/** What the sections of a summary share: the result, its view, and how names and quotations look. */
import { thousands } from '../../records/figures.js';
import { cutMiddle, locate, printable, quote } from '../../records/quote.js';
import type { QuotableResult, ReportView } from '../reporter.js';

/** In place of findings if there are none since a baseline. */
export const NONE_NEW = '  None that the baseline does not have.\n';

/** A summary that is being written. */
export class Page {
  /** Characters of a quotation. */
  readonly quoteWidth: number;
  /** Characters of an id. */
  readonly idWidth: number;

  constructor(
    readonly result: QuotableResult,
    readonly view: ReportView,
  ) {
    this.idWidth = Math.max(16, Math.floor(view.width / 2));
    this.quoteWidth = Math.max(20, view.width - 7);
  }

  /** The line above a section, with the number of its findings. */
  heading(title: string, total: number): string {
    return `\n${this.bold(title)}${total === 0 ? '' : this.dim(`  ${thousands(total)}`)}\n`;
  }

  /** The number of findings that a list leaves out; empty if it has all. */
  more(total: number, shown: number, indent: string): string {
    if (total <= shown) return '';
    return this.dim(`${indent}and ${thousands(total - shown)} more; --format ndjson shows all\n`);
  }

  /** The words of a span. */
  *quotation(article: string, span: { start: number; end: number }): Generator<string> {
    const text = this.textOf(article);
    if (text === undefined) {
      yield this.dim('      (its text could not be read again)\n');
      return;
    }
    const { start, end } = locate(text, span, this.result.summary.offsets);
    yield* this.quoted(quote(text.slice(start, end), this.quoteWidth));
  }

  /** The lines of a quotation form one column; the quotation mark hangs before it. */
  *quoted(lines: readonly string[]): Generator<string> {
    for (const [index, line] of lines.entries()) {
      yield `      ${index === 0 ? '' : ' '}${this.paint('36', line)}\n`;
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

  /**
   * Credits of an article; a missing credit is only worth a word beside an article that has one.
   */
  credits(article: string, canonical?: string): string {
    const credits = this.result.creditsOf(article);
    if (credits.length > 0) return this.dim(`  credits ${credits.map(printable).join(', ')}`);
    const isUncredited = canonical !== undefined && this.result.creditsOf(canonical).length > 0;
    return isUncredited ? this.dim('  no credit') : '';
  }

  /** An id, cut to its width. */
  id(id: string): string {
    return this.bold(cutMiddle(id, this.idWidth));
  }

  /** Emphasis. */
  bold(text: string): string {
    return this.paint('1', text);
  }

  /** Text that is less important. */
  dim(text: string): string {
    return this.paint('2', text);
  }

  /** Text in a colour of the terminal, if colours are wanted. */
  paint(code: string, text: string): string {
    return this.view.color ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}

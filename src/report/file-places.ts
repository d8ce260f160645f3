/** Places of findings as lines and columns of files. */
import path from 'node:path';
import { locate } from '../records/quote.js';
import type { FoundPlace } from './findings.js';
import type { FiledResult } from './reporter.js';

/** A place in a file, which other programs can open. */
export interface FilePlace {
  /** Relative to the working folder if it is below that folder, else absolute; with `/`. */
  file: string;
  /** From 1; not there if the place is known only as the file. */
  line?: number;
  region?: Region;
}

/** A range of a file of text, in UTF-16 units; lines and columns count from 1. */
export interface Region {
  start: number;
  end: number;
  column: number;
  endLine: number;
  /** The column after the last unit. */
  endColumn: number;
}

/** Finds places in the files of a result. The text of a file is read for each place in it. */
export class FilePlaces {
  readonly #result: FiledResult;

  constructor(result: FiledResult) {
    this.#result = result;
  }

  /** Null for an article that is in no file. */
  of({ article, start, end }: FoundPlace): FilePlace | null {
    const known = this.#result.fileOf(article);
    if (known === null) return null;
    const file = shownPath(known.path);
    if (known.line > 0) return { file, line: known.line };
    if (known.lead === null || start === undefined || end === undefined) return { file };
    const text = this.#textOf(article, known.lead);
    return text === null ? { file } : { file, ...regionOf(text, { start, end }, this.#unit) };
  }

  get #unit() {
    return this.#result.summary.offsets;
  }

  #textOf(article: string, lead: () => string): LedText | null {
    try {
      return { lead: lead(), text: this.#result.textOf(article) };
    } catch {
      return null; // The file has changed since: its places are not known any more.
    }
  }
}

/** The text of an article, and the text before it in its file. */
interface LedText {
  lead: string;
  text: string;
}

function regionOf(
  { lead, text }: LedText,
  span: { start: number; end: number },
  unit: FiledResult['summary']['offsets'],
): Required<Pick<FilePlace, 'line' | 'region'>> {
  const inArticle = locate(text, span, unit);
  const whole = lead + text;
  const [start, end] = [lead.length + inArticle.start, lead.length + inArticle.end];
  const line = inArticle.line + lead.split('\n').length - 1;
  const lines = whole.slice(start, end).split('\n');
  const column = start - whole.slice(0, start).lastIndexOf('\n');
  const last = lines.at(-1)!.length;
  const endColumn = lines.length === 1 ? column + last : last + 1;
  return { line, region: { start, end, column, endLine: line + lines.length - 1, endColumn } };
}

function shownPath(file: string): string {
  const relative = path.relative('', file);
  const isBelow = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return (isBelow ? relative : file).split(path.sep).join('/');
}

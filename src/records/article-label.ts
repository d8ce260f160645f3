/** How people know an article: its title, source and date. */
import { parseDate } from '../text/dates.js';
import { readIsoDate } from '../text/iso-date.js';
import { sourceOf } from '../text/source-of.js';
import type { ArticleRecord } from './records.js';

/** The names of an article besides its id. */
export interface ArticleLabel {
  /** '' if it is not known, as the source. */
  title: string;
  source: string;
  /** The moment of publication in milliseconds; NaN if it is not known. */
  published: number;
  credits: readonly string[];
}

/** The label of an article that is known by its record alone. */
export function labelOfRecord({
  id,
  title = '',
  source = '',
  url = '',
  date = '',
  credits,
}: ArticleRecord): ArticleLabel {
  return { title, source: source || sourceOf(url, id), published: momentOf(date), credits };
}

const encoder = new TextEncoder();

/** Milliseconds since 1970; NaN for no date, or one that is not understood. Nearly all are ISO 8601. */
function momentOf(date: string): number {
  if (date === '') return Number.NaN;
  const bytes = encoder.encode(date);
  const moment = readIsoDate(bytes, 0, bytes.length);
  return Number.isNaN(moment) ? parseDate(date) : moment;
}

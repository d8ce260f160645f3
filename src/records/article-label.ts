/** How people know an article: its title, source and date. */
import { parseDate } from '../text/dates.js';
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

/** The usual form of dates, which `Date.parse` reads the same everywhere. */
const PLAIN_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;

/** Milliseconds since 1970; NaN for no date, or one that is not understood. */
function momentOf(date: string): number {
  if (date === '') return Number.NaN;
  return PLAIN_DATE.test(date) ? Date.parse(date) : parseDate(date);
}

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
  const published = date === '' ? Number.NaN : parseDate(date);
  return { title, source: source || sourceOf(url, id), published, credits };
}

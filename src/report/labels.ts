/** Articles by their sources, dates and titles, for people. */
import type { ArticleLabel } from '../records/article-label.js';
import { displayWidth } from '../records/display-width.js';
import { cutEnd, printable } from '../records/quote.js';

const DAY = 86_400_000;

/** `2024-05-06 10:30` in UTC; the day alone at midnight, because most such dates have no time. */
function dayAndTime(moment: number): string {
  const iso = new Date(moment).toISOString();
  return moment % DAY === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** `Lakeside Tribune, 2024-05-06 10:30`; '' if neither is known. */
export function sourceAndDate(id: string, { source, published }: ArticleLabel): string {
  // The first folder of the id needs no second mention.
  const own = id.startsWith(`${source}/`) ? '' : printable(source);
  const date = Number.isNaN(published) ? '' : dayAndTime(published);
  return [own, date].filter(Boolean).join(', ');
}

/** Whether an article has more to show than its id. */
export function hasLabel(id: string, label: ArticleLabel): boolean {
  return label.title !== '' || sourceAndDate(id, label) !== '';
}

/** The least columns that a title is worth. */
const LEAST_TITLE = 12;

/** `Lakeside Tribune, 2024-05-06 10:30: Minister says…` in at most `width` columns. */
export function titleLine(id: string, label: ArticleLabel, width: number): string {
  const known = cutEnd(sourceAndDate(id, label), width);
  if (label.title === '') return known;
  if (known === '') return cutEnd(label.title, width);
  const left = width - displayWidth(known) - 2;
  return left < LEAST_TITLE ? known : `${known}: ${cutEnd(label.title, left)}`;
}

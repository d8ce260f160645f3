/**
 * Notices on input that was assumed or not understood; each cause is named once with an example.
 */

import { encodingOf, isDoubtful } from '../article/encodings.js';
import type { UnreadDates } from '../group/moments.js';
import type { PassedOver } from '../read/passed-over.js';
import type { NoticeRecord } from './records.js';

/** Longer samples are cut, in UTF-16 units. */
const MOST_SHOWN = 60;

/** The notices on dates, in the order of the articles that have the first of each form. */
export function dateNotices(
  unread: readonly UnreadDates[],
  ids: readonly string[],
): NoticeRecord[] {
  return [...unread]
    .sort((x, y) => x.article - y.article)
    .map(({ isAmbiguous, sample, article, count }) => ({
      type: 'notice',
      cause: isAmbiguous ? 'ambiguous-date' : 'unknown-date',
      count,
      article: ids[article] ?? '',
      message: `${datesLike(sample, count)} ${isAmbiguous ? ambiguous(count) : unknown(count)}`,
    }));
}

/** The notices on files that were passed over because of their names. */
export function fileNotices(passedOver: readonly PassedOver[]): NoticeRecord[] {
  return passedOver.map(({ shown, count, message }) => ({
    type: 'notice',
    cause: 'passed-over',
    count,
    message: `${shown}: ${message}`,
  }));
}

/**
 * The notice on articles that share an id with others, if there are any.
 * @param qualified the numbers of these articles, ascending.
 */
export function idNotices(qualified: Iterable<number>, ids: readonly string[]): NoticeRecord[] {
  const [first, ...others] = qualified;
  if (first === undefined) return [];
  const count = 1 + others.length;
  const article = ids[first] ?? '';
  const have = count === 1 ? '1 article has' : `${count} articles have`;
  const named = count === 1 ? 'it is named' : 'they are named';
  const message = `${have} an id that others have, too: ${named} with the place, such as ${JSON.stringify(article)}`;
  return [{ type: 'notice', cause: 'shared-id', count, article, message }];
}

/**
 * The notices on encodings other than UTF-8, and on the doubtful ones, in the order of their first
 * articles.
 * @param numberOf the number of an article's encoding; 0 for UTF-8.
 */
export function encodingNotices(
  ids: readonly string[],
  numberOf: (article: number) => number,
): NoticeRecord[] {
  const found = new Map<number, { article: number; count: number }>();
  for (let article = 0; article < ids.length; article++) {
    const number = numberOf(article);
    if (number === 0) continue;
    const known = found.get(number);
    if (known) known.count++;
    else found.set(number, { article, count: 1 });
  }
  return [...found].map(([number, { article, count }]) => ({
    type: 'notice',
    cause: isDoubtful(number) ? 'doubtful-encoding' : 'encoding',
    count,
    article: ids[article] ?? '',
    message: readAs(number, count),
  }));
}

function readAs(number: number, count: number): string {
  const articles = count === 1 ? 'an article is' : `${count} articles are`;
  const what = `${articles} not in UTF-8: read as ${encodingOf(number)}`;
  if (!isDoubtful(number)) return what;
  return `${what}, a guess by few letters: correct it with --encoding NAME`;
}

function datesLike(sample: string, count: number): string {
  const shown = sample.length > MOST_SHOWN ? `${sample.slice(0, MOST_SHOWN)}…` : sample;
  const quoted = JSON.stringify(shown);
  return count === 1 ? `the date ${quoted}` : `${count} dates such as ${quoted}`;
}

function ambiguous(count: number): string {
  const [may, owner, their] =
    count === 1
      ? ['may mean two days', 'its source', 'its article counts']
      : ['may mean two days each', 'their sources', 'their articles count'];
  return `${may}, and no other date of ${owner} shows which: ${their} as undated`;
}

function unknown(count: number): string {
  return count === 1
    ? 'is not understood: its article counts as undated'
    : 'are not understood: their articles count as undated';
}

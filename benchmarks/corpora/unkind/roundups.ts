/** Roundups and digests: articles that hold several stories, whole or by their first paragraphs. */
import { OUTLETS } from '../outlets.js';
import { writeHeadline } from '../prose.js';
import type { Random } from '../random.js';
import type { Pieces } from './pieces.js';
import type { Told } from './stories.js';

/** An article that holds several stories, by id; it must not join them into one. */
export interface TrueRoundup {
  article: string;
  stories: string[];
}

const TITLES = [
  'The week in brief',
  'Five things to know this morning',
  'Evening digest',
  'In case you missed it',
  'What the papers say',
  'Our newsletter',
];

/** Adds `count` roundups of stories that were written. */
export function addRoundups(
  count: number,
  told: readonly Told[],
  pieces: Pieces,
  random: Random,
): TrueRoundup[] {
  return Array.from({ length: count }, () => {
    const isDigest = random.chance(0.5);
    const stories = pickSome(told, isDigest ? random.between(4, 8) : random.between(2, 4), random);
    const title = `${random.pick(TITLES)}: ${writeHeadline(random)}`;
    const parts = stories.map(({ draft }) => {
      const paragraphs = isDigest ? draft.paragraphs.slice(0, 2) : draft.paragraphs;
      return [draft.headline, ...paragraphs.map((words) => words.join(' '))].join('\n\n');
    });
    const text = [title, ...parts].join('\n\n');
    const article = pieces.add(random.pick(OUTLETS), title, text);
    return { article, stories: stories.map(({ id }) => id) };
  });
}

function pickSome<T>(list: readonly T[], count: number, random: Random): T[] {
  const picked = new Set<T>();
  const most = Math.min(count, list.length);
  while (picked.size < most) picked.add(random.pick(list));
  return [...picked];
}

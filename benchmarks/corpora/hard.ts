/**
 * Corpora on which quadratic algorithms fail: every article is a copy of every other, or one
 * article is as long as a corpus. As with the generator, the same arguments give the same bytes.
 */
import type { SyntheticArticle } from './generator.js';
import { OUTLETS } from './outlets.js';
import { type Draft, render, writeDraft } from './prose.js';
import { Random } from './random.js';
import { renderRecord } from './records.js';
import { drawWord } from './vocabulary.js';

/** The common part of the articles of a corpus. */
export type HardKind =
  /** The same text in every article. */
  | 'identical'
  /** One story, with another word changed in every article. */
  | 'one-edit'
  /** A phrase of 30 words, in articles that are otherwise unrelated. */
  | 'one-phrase'
  /** No common part: unrelated stories one after another in one article. */
  | 'one-article';

const PHRASE_WORDS = 30;

/** Names of the random streams, different from those in the generator. */
const STREAM = { story: 11, article: 12, phrase: 13 } as const;

/**
 * The JSON Lines of a corpus, in pieces.
 *
 * @param articles the number of articles; for `one-article`, the number of its stories.
 */
export function* renderHardCorpus(
  kind: HardKind,
  articles: number,
  seed: number,
): Generator<string, void> {
  if (kind === 'one-article') {
    yield* renderLongArticle(articles, seed);
    return;
  }
  const phraseWords = new Random(seed, STREAM.phrase);
  const phrase = Array.from({ length: PHRASE_WORDS }, () => drawWord(phraseWords));
  for (let number = 0; number < articles; number++) {
    const random = new Random(seed, STREAM.article, number);
    const draft = writeDraft(kind === 'one-phrase' ? random : new Random(seed, STREAM.story));
    const paragraph = random.pick(draft.paragraphs);
    if (kind === 'one-edit') paragraph[random.below(paragraph.length)] = drawWord(random);
    if (kind === 'one-phrase') paragraph.push(...phrase);
    yield renderRecord(asArticle(draft, number));
  }
}

/** A record in pieces: its text may be longer than a string can be. */
function* renderLongArticle(stories: number, seed: number): Generator<string, void> {
  const record = renderRecord({ ...asArticle(storyOf(0, seed), 0), text: '' });
  const textEnd = record.lastIndexOf('"');
  yield record.slice(0, textEnd);
  for (let number = 0; number < stories; number++) {
    const { text } = render(storyOf(number, seed), []);
    yield JSON.stringify(`${text}\n\n`).slice(1, -1);
  }
  yield record.slice(textEnd);
}

function storyOf(number: number, seed: number): Draft {
  return writeDraft(new Random(seed, STREAM.article, number));
}

/** A minute later than the article before it, from the next outlet. */
function asArticle(draft: Draft, number: number): SyntheticArticle {
  return {
    id: `h${String(number).padStart(6, '0')}`,
    title: draft.headline,
    date: new Date(Date.UTC(2024, 0, 1) + number * 60_000).toISOString(),
    source: OUTLETS[number % OUTLETS.length]!,
    text: render(draft, []).text,
  };
}

/**
 * Explains an empty result: the filters, and the number of candidates that each of them removed.
 */
import type { Counts } from '../group/counts.js';
import { count, percent } from '../records/figures.js';

/** The number of compared pairs, and the figures of the pair that is nearest to a copy. */
export function* whyNoDocuments(counts: Counts | undefined, threshold: number): Generator<string> {
  if (!counts) return;
  const { candidates, nearestJaccard, nearestAligned } = counts;
  if (candidates === 0) yield 'No candidate pairs: no two signatures share a band.';
  else {
    const pairs = count(candidates, 'candidate pair');
    yield `${pairs}, none over ${threshold}: the nearest ${shortOf(nearestJaccard, threshold)}.`;
  }
  if (nearestAligned > 0) {
    yield `Among pairs with common passages, the nearest has ${percent(nearestAligned)} of the shorter text aligned.`;
  }
}

/**
 * The mean number of words of articles below which one changed word moves a copy below the usual
 * limits.
 */
const SHORT_WORDS = 20;
/** The shortest passage that finds such copies, together with `--shingle 2`. */
const SHORT_PASSAGE = 5;

/** The options that find edited copies of texts this short. */
export function* shortTexts(
  { articles, words }: { articles: number; words: number },
  minPassage: number,
): Generator<string> {
  if (articles < 2 || words >= SHORT_WORDS * articles || minPassage <= SHORT_PASSAGE) return;
  yield `The texts are short: --shingle 2 --min-passage ${SHORT_PASSAGE} finds copies with a word changed.`;
}

/** The aligned runs, and why they are not passages. */
export function* whyNoPassages(counts: Counts | undefined, minPassage: number): Generator<string> {
  if (!counts) return;
  const { rejectedSpans, longestRun, withinClusters, setAside } = counts;
  if (withinClusters > 0) {
    yield `${count(withinClusters, 'passage')} inside clusters or forms, reported there.`;
  }
  if (rejectedSpans > 0) {
    const runs = count(rejectedSpans, 'shared run');
    const longest = count(longestRun, 'word');
    yield `${runs}, the longest ${longest}: below --min-passage ${minPassage}.`;
  }
  if (setAside > 0) yield `${count(setAside, 'word')} set aside as boilerplate.`;
  if (withinClusters + rejectedSpans + setAside === 0)
    yield 'No articles share even a few words in a row.';
}

/** Two digits, and never the limit itself, which was not reached. */
function shortOf(value: number, limit: number): string {
  const shown = value.toFixed(2);
  return Number(shown) >= limit ? `just under ${limit}` : shown;
}

/** Where nothing was found: which filter took what. */
import type { Counts } from '../group/counts.js';
import { count, percent } from '../records/figures.js';

/** What was compared, and how near the nearest came to being a copy. */
export function* whyNoDocuments(counts: Counts | undefined, threshold: number): Generator<string> {
  if (!counts) return;
  const { candidates, nearestJaccard, nearestAligned } = counts;
  if (candidates === 0) yield '  No candidate pairs: no two signatures met in a band.\n';
  else {
    const pairs = count(candidates, 'candidate pair');
    yield `  ${pairs}, none over ${threshold}: the nearest ${shortOf(nearestJaccard, threshold)}.\n`;
  }
  if (nearestAligned > 0) {
    yield `  Of those with passages in common the nearest has ${percent(nearestAligned)} of the shorter aligned.\n`;
  }
}

/** Mean words of articles below which one changed word takes a copy below the usual limits. */
const SHORT_WORDS = 20;
/** The shortest passage that finds such copies, together with `--shingle 2`. */
const SHORT_PASSAGE = 5;

/** Which options find edited copies of texts as short as these. */
export function* shortTexts(
  { articles, words }: { articles: number; words: number },
  minPassage: number,
): Generator<string> {
  if (articles < 2 || words >= SHORT_WORDS * articles || minPassage <= SHORT_PASSAGE) return;
  yield `  The texts are short: --shingle 2 --min-passage ${SHORT_PASSAGE} finds copies with a word changed.\n`;
}

/** What was aligned, and why it makes no passage. */
export function* whyNoPassages(counts: Counts | undefined, minPassage: number): Generator<string> {
  if (!counts) return;
  const { rejectedSpans, longestRun, withinClusters, setAside } = counts;
  if (withinClusters > 0) {
    yield `  ${count(withinClusters, 'passage')} within clusters of copies or within one form, which show them.\n`;
  }
  if (rejectedSpans > 0) {
    const runs = count(rejectedSpans, 'shared run');
    const longest = count(longestRun, 'word');
    yield `  ${runs}, the longest ${longest}: below --min-passage ${minPassage}.\n`;
  }
  if (setAside > 0) yield `  ${count(setAside, 'word')} set aside as boilerplate.\n`;
  if (withinClusters + rejectedSpans + setAside === 0)
    yield '  Not even a few words in a row are shared.\n';
}

/** Two digits, but never those of the limit that is not reached. */
function shortOf(value: number, limit: number): string {
  const shown = value.toFixed(2);
  return Number(shown) >= limit ? `just under ${limit}` : shown;
}

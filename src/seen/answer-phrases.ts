/** First answers, which are JSON, in a third of their bytes. */

/**
 * Phrases of the JSON of answers, each of which is stored as one control character: JSON has none. A
 * character is 1 plus the place of its phrase, which is part of the format (FORMAT.md). A phrase comes before
 * those with which it begins.
 */
const PHRASES = [
  '{"verdict":"near-duplicate","canonical":"',
  '{"verdict":"identical","canonical":"',
  '{"verdict":"same-text","canonical":"',
  '{"verdict":"contained","canonical":"',
  '{"verdict":"edited","canonical":"',
  '{"verdict":"partly","canonical":"',
  '{"verdict":"revision","canonical":"',
  '{"verdict":"same-form","canonical":"',
  '{"verdict":"new","canonical":"',
  '","of":"',
  '","jaccard":',
  ',"containment":',
  ',"contains":',
  ',"aligned":',
  ',"coverage":',
  ',"novelty":[{"start":0,"end":',
  ',"novelty":[{"start":',
  ',"novelty":[],"passages":[{"article":"',
  '],"passages":[{"article":"',
  '","start":0,"end":',
  '","start":',
  ',"otherStart":0,"otherEnd":',
  ',"otherStart":',
  ',"otherEnd":',
  ',"identity":1}],"credits":["',
  ',"identity":1}',
  ',"identity":',
  '},{"article":"',
  '},{"start":',
  '"end":',
  '"credits":["',
] as const;

const ANY_PHRASE = new RegExp(
  PHRASES.map((phrase) => phrase.replace(/[[\]{}]/g, '\\$&')).join('|'),
  'g',
);
const CHARACTER_OF = new Map<string, string>(
  PHRASES.map((phrase, place) => [phrase, String.fromCharCode(1 + place)]),
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters of phrases
const ANY_CHARACTER = /[\x01-\x1f]/g;

/** The stored form of an answer. Cost: some 2 microseconds. */
export function shortAnswer(json: string): string {
  return json.replace(ANY_PHRASE, (phrase) => CHARACTER_OF.get(phrase)!);
}

/** The JSON of a stored answer. */
export function longAnswer(stored: string): string {
  return stored.replace(ANY_CHARACTER, (character) => PHRASES[character.charCodeAt(0) - 1]!);
}

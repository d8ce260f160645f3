/** A text as a sequence of words, spaces and single signs, which together are the whole text. */

/** A character of a script without spaces is a word. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;
const IS_WORD = /^[\p{L}\p{M}\p{N}]/u;

/** Tokens by number. */
export interface Tokens {
  /** The text of each token. */
  texts: string[];
  /** Start of each token in the text, and the end of the last. */
  starts: number[];
  /** The tokens that are words, and the words in small letters. */
  wordAt: number[];
  words: string[];
}

/** Divides `text[start, end)`; starts are offsets into the whole text. */
export function tokensOf(text: string, start = 0, end = text.length): Tokens {
  const tokens: Tokens = { texts: [], starts: [], wordAt: [], words: [] };
  for (const { 0: token, index } of text.slice(start, end).matchAll(WORD)) {
    if (IS_WORD.test(token)) {
      tokens.wordAt.push(tokens.texts.length);
      tokens.words.push(token.toLowerCase());
    }
    tokens.texts.push(token);
    tokens.starts.push(start + index);
  }
  tokens.starts.push(end);
  return tokens;
}

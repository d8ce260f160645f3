/** Words of a text, between which a line may be broken. */

/** A word, or a character of a script without spaces. */
export interface Word {
  text: string;
  /** The space before it: '' before the first word, and within scripts without spaces. */
  gap: string;
}

/** Scripts in which a line may break anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|\s+|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let gap = '';
  for (const [part] of text.matchAll(UNSPACED)) {
    if (part.trim() === '') gap = part;
    else {
      words.push({ text: part, gap });
      gap = '';
    }
  }
  return words;
}

/** A text made ready to be aligned with others in depth. */
export interface DeepText {
  /** A hash a token. */
  tokens: Uint32Array;
  /** First token of each sentence, and last the number of tokens. */
  sentences: Uint32Array;
}

/** A sentence of fewer tokens goes with the next: a number of a list, an initial, `U.S.`. */
const SHORTEST = 3;

/** A longer one is cut: texts without punctuation, and scripts in which a token is a character. */
const LONGEST = 60;

/**
 * Sentences in tokens.
 * @param spans  (start, end) pairs of the tokens.
 * @param starts where sentences begin, in the unit of the spans, ascending.
 */
export function toDeepText(tokens: Uint32Array, spans: Uint32Array, starts: Uint32Array): DeepText {
  const sentences: number[] = [];
  const count = tokens.length;
  let next = 0;
  let last = 0;
  for (let token = 0; token < count; token++) {
    const isStart = next < starts.length && spans[2 * token]! >= starts[next]!;
    while (next < starts.length && spans[2 * token]! >= starts[next]!) next++;
    const length = token - last;
    if (token > 0 && !(isStart && length >= SHORTEST) && length < LONGEST) continue;
    sentences.push(token);
    last = token;
  }
  // What is left too short at the end goes with the one before it.
  if (sentences.length > 1 && count - last < SHORTEST) sentences.pop();
  sentences.push(count);
  return { tokens, sentences: Uint32Array.from(sentences) };
}

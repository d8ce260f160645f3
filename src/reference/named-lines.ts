// Lines at the ends of a text that name one of a few names.
import { END_BYTES } from '../kernel/abi.js';
import { hashToken } from './hash.js';
import { tokenise } from './tokenise.js';

/** A name must be among this many tokens at either end, or no line is searched. */
const PROSE_TOKENS = 150;

const LINE_FEED = 0x0a;

/**
 * The result of `ArticleSketch.namedLines` for a text.
 * @param tokens hashes of its tokens.
 */
export function namedLines(text: Uint8Array, tokens: Uint32Array, names: Uint32Array): Uint32Array {
  const places = namePlaces(tokens, names);
  const isAtEnd = (at: number) => at < PROSE_TOKENS || at >= tokens.length - PROSE_TOKENS;
  if (!places.some(isAtEnd)) return new Uint32Array(0);
  const head = linesWithin(text, 0, Math.min(text.length, END_BYTES), names);
  const tail = linesWithin(text, Math.max(0, text.length - END_BYTES), text.length, names);
  const found = [...head, ...tail].flat();
  return Uint32Array.from(found.length === 0 ? [] : [head.length, ...found]);
}

/** The tokens with which a name begins. */
function namePlaces(tokens: Uint32Array, names: Uint32Array): number[] {
  const isName = (at: number, name: number) =>
    tokens[at] === names[name] && (names[name + 1] === 0 || tokens[at + 1] === names[name + 1]);
  const pairs = [...names.keys()].filter((at) => at % 2 === 0);
  return [...tokens.keys()].filter((at) => pairs.some((name) => isName(at, name)));
}

/** A `NAMED_LINE` for each line of `text[from, to)` that has such a token, cut to that range. */
function linesWithin(text: Uint8Array, from: number, to: number, names: Uint32Array): number[][] {
  const first = from + text.subarray(from, to).findIndex((byte) => (byte & 0xc0) !== 0x80);
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(text.subarray(first, to), {
    stream: true,
  });
  const found = tokenise(whole, 'byte');
  const tokens = Uint32Array.from(found, (token) => hashToken(token.text));
  const lines = new Map<number, number[]>();
  for (const place of namePlaces(tokens, names)) {
    const at = first + (found[place]?.start ?? 0);
    const start = Math.max(from, text.lastIndexOf(LINE_FEED, at) + 1);
    const feed = text.indexOf(LINE_FEED, at);
    const [, , name = at] = lines.get(start) ?? [];
    lines.set(start, [start, feed < 0 || feed > to ? to : feed, name, at]);
  }
  return [...lines.values()];
}

import type { SetAside } from '../match/bodies.js';
import type { Family } from './families.js';

/**
 * The families of what was set aside: spans of different texts with the same tokens.
 * @param tokensOf tokens of a whole text.
 * @returns families of two texts and more, in the order of their first occurrences.
 */
export function boilerplateFamilies(
  setAside: SetAside,
  tokensOf: (text: number) => Uint32Array,
): Family[] {
  const families = new Map<string, Family>();
  for (let at = 0; at < setAside.length; at += 3) {
    const [text = 0, start = 0, end = 0] = setAside.subarray(at, at + 3);
    const key = tokensOf(text).subarray(start, end).join(' ');
    const occurrence = { text, start, end, identity: 1, edits: 0 };
    const known = families.get(key);
    if (known) known.push(occurrence);
    else families.set(key, [occurrence]);
  }
  return [...families.values()].filter((family) => family.at(-1)?.text !== family[0]?.text);
}

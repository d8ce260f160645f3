import { PASSAGE } from '../match/align-range.js';
import { rootOf } from '../match/stories.js';

/** Where a passage stands in a text; places count tokens. */
export interface TextOccurrence {
  text: number;
  start: number;
  end: number;
  /** Matching tokens over aligned tokens against an earlier occurrence; 1 for the first. */
  identity: number;
  /** Aligned tokens that do not match: changed, inserted and dropped ones. */
  edits: number;
}

/** All occurrences of one passage, the earliest text first. */
export type Family = TextOccurrence[];

/** Two spans of a text are one occurrence from this share of their union in common. */
const SAME_SPAN = 0.8;
/** Spans of a text that a further one is compared with: the nearest before it. */
const NEAREST = 16;

/** One side of a passage: a span in one text. */
interface Side {
  text: number;
  start: number;
  end: number;
}

/**
 * Joins passages of pairs into families: spans of one text that are all but equal are one
 * occurrence, and occurrences that a passage links are one family.
 * @param words passages, {@link PASSAGE.length} numbers each.
 * @returns families in the order of their first occurrences.
 */
export function groupFamilies(words: Uint32Array): Family[] {
  const count = words.length / PASSAGE.length;
  const side = (index: number): Side => {
    const at = (index >> 1) * PASSAGE.length;
    const isSecond = index & 1;
    const start = isSecond ? PASSAGE.secondStart : PASSAGE.firstStart;
    return {
      text: words[at + (isSecond ? PASSAGE.second : PASSAGE.first)] ?? 0,
      start: words[at + start] ?? 0,
      end: words[at + start + 1] ?? 0,
    };
  };
  const { occurrenceOf, occurrences } = mergeSpans(2 * count, side);
  const parents = Uint32Array.from(occurrences, (_, i) => i);
  for (let passage = 0; passage < count; passage++) {
    const first = occurrenceOf[2 * passage] ?? 0;
    const second = occurrenceOf[2 * passage + 1] ?? 0;
    union(parents, first, second);
    const at = passage * PASSAGE.length;
    const columns = words[at + PASSAGE.columns] ?? 1;
    const matches = words[at + PASSAGE.matches] ?? 0;
    const occurrence = occurrences[second];
    if (occurrence && matches / columns > occurrence.identity) {
      occurrence.identity = matches / columns;
      occurrence.edits = columns - matches;
    }
  }
  const families = new Map<number, Family>();
  for (const [i, occurrence] of occurrences.entries()) {
    const root = rootOf(parents, i);
    const family = families.get(root);
    if (family) family.push(occurrence);
    else families.set(root, [occurrence]);
  }
  // An occurrence that no earlier one led to is where the passage begins.
  for (const family of families.values()) {
    for (const occurrence of family) if (occurrence.identity === 0) occurrence.identity = 1;
  }
  return [...families.values()].filter((family) => family.some((o) => o.text !== family[0]?.text));
}

/** Gives every side its occurrence; occurrences come in the order of texts and places. */
function mergeSpans(
  count: number,
  side: (index: number) => Side,
): { occurrenceOf: Uint32Array; occurrences: TextOccurrence[] } {
  const sides = Array.from({ length: count }, (_, index) => ({ ...side(index), index }));
  sides.sort((x, y) => x.text - y.text || x.start - y.start || y.end - x.end || x.index - y.index);
  const occurrenceOf = new Uint32Array(count);
  const occurrences: TextOccurrence[] = [];
  for (const { text, start, end, index } of sides) {
    let at = occurrences.length - 1;
    const last = Math.max(0, at - NEAREST + 1);
    while (at >= last && !isSameSpan(occurrences[at], text, start, end)) at--;
    if (at < last) {
      at = occurrences.length;
      occurrences.push({ text, start, end, identity: 0, edits: 0 });
    }
    occurrenceOf[index] = at;
  }
  return { occurrenceOf, occurrences };
}

function isSameSpan(
  span: TextOccurrence | undefined,
  text: number,
  start: number,
  end: number,
): boolean {
  if (span?.text !== text) return false;
  const common = Math.min(span.end, end) - Math.max(span.start, start);
  const both = Math.max(span.end, end) - Math.min(span.start, start);
  return common >= SAME_SPAN * both;
}

function union(parents: Uint32Array, one: number, other: number): void {
  const a = rootOf(parents, one);
  const b = rootOf(parents, other);
  parents[Math.max(a, b)] = Math.min(a, b);
}

/** No token of the other text. */
export const UNMATCHED = -1;

/** Cells of the largest table that is filled: 128 tokens against 128, some 20 microseconds. */
const MOST_CELLS = 16_384;

/** Ranges of the two texts that are still to be matched, and the table of what can be kept of them. */
interface Range {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/**
 * Matches two texts token by token, in order, as a line diff matches lines: what both begin and end
 * with, then what stands once in each and in the same order (patience diff, Cohen), and between those
 * the longest common subsequence where it is small. Keeps its table between calls.
 */
export class TokenMatcher {
  readonly #table = new Uint16Array(MOST_CELLS);

  /**
   * For each token of the first text the place of the one that it is in the second, ascending;
   * {@link UNMATCHED} where it is none. Cost: linear but for one sort by table lookups; some 20
   * microseconds for two briefs that differ throughout.
   */
  match(a: Uint32Array, b: Uint32Array): Int32Array {
    const matches = new Int32Array(a.length).fill(UNMATCHED);
    const open: Range[] = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }];
    for (let range = open.pop(); range; range = open.pop()) {
      matchEnds(a, b, range, matches);
      const width = range.bEnd - range.bStart;
      const height = range.aEnd - range.aStart;
      if (width === 0 || height === 0) continue;
      if ((width + 1) * (height + 1) <= MOST_CELLS) this.#matchSmall(a, b, range, matches);
      else for (const part of partsBetween(range, anchorsOf(a, b, range), matches)) open.push(part);
    }
    return matches;
  }

  /** The longest common subsequence (Wagner and Fischer, J. ACM 21, 1974), read off from the front. */
  #matchSmall(a: Uint32Array, b: Uint32Array, range: Range, matches: Int32Array): void {
    const { aStart, bStart } = range;
    const height = range.aEnd - aStart;
    const width = range.bEnd - bStart;
    const row = width + 1;
    const table = this.#table;
    table.fill(0, height * row, (height + 1) * row);
    for (let i = height - 1; i >= 0; i--) {
      table[i * row + width] = 0;
      const token = a[aStart + i]!;
      for (let j = width - 1; j >= 0; j--) {
        const at = i * row + j;
        table[at] =
          token === b[bStart + j]
            ? table[at + row + 1]! + 1
            : Math.max(table[at + row]!, table[at + 1]!);
      }
    }
    for (let i = 0, j = 0; i < height && j < width; ) {
      if (a[aStart + i] === b[bStart + j]) matches[aStart + i++] = bStart + j++;
      else if (table[(i + 1) * row + j]! >= table[i * row + j + 1]!) i++;
      else j++;
    }
  }
}

/** Matches what both begin and end with, and takes it off the range. */
function matchEnds(a: Uint32Array, b: Uint32Array, range: Range, matches: Int32Array): void {
  const isOpen = () => range.aStart < range.aEnd && range.bStart < range.bEnd;
  while (isOpen() && a[range.aStart] === b[range.bStart]) matches[range.aStart++] = range.bStart++;
  while (isOpen() && a[range.aEnd - 1] === b[range.bEnd - 1]) matches[--range.aEnd] = --range.bEnd;
}

/** Matches the anchors, and gives what is between them; nothing where there are none. */
function partsBetween(
  range: Range,
  anchors: readonly (readonly [number, number])[],
  matches: Int32Array,
): Range[] {
  if (anchors.length === 0) return [];
  const parts: Range[] = [];
  let { aStart, bStart } = range;
  for (const [i, j] of anchors) {
    parts.push({ aStart, aEnd: i, bStart, bEnd: j });
    matches[i] = j;
    aStart = i + 1;
    bStart = j + 1;
  }
  parts.push({ aStart, aEnd: range.aEnd, bStart, bEnd: range.bEnd });
  return parts;
}

/** The most tokens that stand once on either side and come in the same order. */
function anchorsOf(a: Uint32Array, b: Uint32Array, range: Range): [number, number][] {
  const inB = lonePlaces(b, range.bStart, range.bEnd);
  const pairs: [number, number][] = [];
  for (const [token, i] of lonePlaces(a, range.aStart, range.aEnd)) {
    const j = inB.get(token) ?? UNMATCHED;
    if (i !== UNMATCHED && j !== UNMATCHED) pairs.push([i, j]);
  }
  return longestAscending(pairs.sort(([i], [k]) => i - k));
}

/** Where each token stands; {@link UNMATCHED} for one that stands in several places. */
function lonePlaces(tokens: Uint32Array, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    places.set(token, places.has(token) ? UNMATCHED : at);
  }
  return places;
}

/** The longest row of pairs whose second numbers ascend (Fredman, Discrete Math. 11, 1975). */
function longestAscending(pairs: readonly [number, number][]): [number, number][] {
  /** Of rows of each length, the pair at the end of the one that ends lowest. */
  const ends: number[] = [];
  const before = new Int32Array(pairs.length);
  for (const [at, [, second]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (pairs[ends[middle]!]![1] < second) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? UNMATCHED : ends[low - 1]!;
    ends[low] = at;
  }
  const row: [number, number][] = [];
  for (let at = ends.at(-1) ?? UNMATCHED; at !== UNMATCHED; at = before[at]!) row.push(pairs[at]!);
  return row.reverse();
}

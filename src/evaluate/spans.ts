/** Sets of spans. A set is sorted and disjoint; spans are `[start, end)`. */

/** A stretch of text, `[start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** The number of units that two spans share. */
export function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** The common part of two spans; empty or inverted if they do not meet. */
export function intersect(a: Span, b: Span): Span {
  return { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
}

/** The set of all units that any of the spans covers. Takes O(n log n). */
export function unite(spans: readonly Span[]): Span[] {
  const set: Span[] = [];
  const sorted = spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  for (const { start, end } of sorted) {
    const last = set.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else set.push({ start, end });
  }
  return set;
}

/** The set `from` without the units of the set `taken`. Takes O(n + m). */
export function subtract(from: readonly Span[], taken: readonly Span[]): Span[] {
  const rest: Span[] = [];
  let next = 0;
  for (const { start, end } of from) {
    let at = start;
    while (next < taken.length && taken[next]!.end <= at) next++;
    // `next` stays on a taken span that extends beyond `end`, because it may cover more of `from`.
    for (let i = next; i < taken.length && taken[i]!.start < end; i++) {
      if (taken[i]!.start > at) rest.push({ start: at, end: taken[i]!.start });
      at = Math.max(at, taken[i]!.end);
    }
    if (at < end) rest.push({ start: at, end });
  }
  return rest;
}

/** Units in a set. */
export function measure(set: readonly Span[]): number {
  return set.reduce((sum, { start, end }) => sum + end - start, 0);
}

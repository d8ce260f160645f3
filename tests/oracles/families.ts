/** Families by plain lists: slow, and obviously right. */

/** A span of a text. */
export interface Span {
  text: number;
  start: number;
  end: number;
}

/** A passage that two texts share. */
export interface SharedPassage {
  sides: [Span, Span];
  matches: number;
  columns: number;
}

export interface Occurrence extends Span {
  identity: number;
  edits: number;
}

/** Whether two spans of one text share 0.8 of their union. */
function areSame(one: Span, other: Span): boolean {
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const both = Math.max(one.end, other.end) - Math.min(one.start, other.start);
  return one.text === other.text && common >= 0.8 * both;
}

/**
 * Spans in the order of texts and places, the longer first; each is compared with the nearest 16
 * before it.
 */
export function plainFamilies(passages: readonly SharedPassage[]): Occurrence[][] {
  const sides = passages.flatMap((passage) => passage.sides);
  const sorted = [...sides].sort(
    (x, y) => x.text - y.text || x.start - y.start || y.end - x.end || 0,
  );
  const occurrences: Occurrence[] = [];
  const occurrenceOf = new Map<Span, Occurrence>();
  for (const side of sorted) {
    const known = occurrences.slice(-16).findLast((occurrence) => areSame(occurrence, side));
    const own = known ?? { ...side, identity: 0, edits: 0 };
    if (!known) occurrences.push(own);
    occurrenceOf.set(side, own);
  }
  let families = occurrences.map((occurrence) => [occurrence]);
  for (const { sides: pair, matches, columns } of passages) {
    const [first, second] = pair.map((side) => occurrenceOf.get(side) as Occurrence);
    const holding = families.filter((list) => list.includes(first!) || list.includes(second!));
    families = [...families.filter((list) => !holding.includes(list)), holding.flat()];
    if (matches / columns > second!.identity) {
      Object.assign(second!, { identity: matches / columns, edits: columns - matches });
    }
  }
  const place = (occurrence: Occurrence) => occurrences.indexOf(occurrence);
  for (const family of families) family.sort((x, y) => place(x) - place(y));
  families.sort((x, y) => place(x[0]!) - place(y[0]!));
  return families
    .filter((family) => new Set(family.map(({ text }) => text)).size > 1)
    .map((family) => withoutOverlaps(family.map((o) => ({ ...o, identity: o.identity || 1 }))));
}

/** Merges occurrences that overlap, until no two do. */
function withoutOverlaps(family: readonly Occurrence[]): Occurrence[] {
  for (const [i, one] of family.entries()) {
    const j = family.findIndex(
      (other, at) =>
        at > i && other.text === one.text && other.start < one.end && one.start < other.end,
    );
    if (j < 0) continue;
    const other = family[j]!;
    const best = other.identity > one.identity ? other : one;
    const both = {
      ...best,
      start: Math.min(one.start, other.start),
      end: Math.max(one.end, other.end),
    };
    return withoutOverlaps(
      family.flatMap((own, at) => (at === i ? [both] : at === j ? [] : [own])),
    );
  }
  return [...family];
}

import { pairsOf } from './figures.js';
import type { Place, SpanPair } from './plagdet.js';

/** Passages as detections: pairs of places in two articles. */
export interface Detections {
  /** Pairs of places in two articles that the truth pairs. */
  pairs: SpanPair[];
  /** The number of all other pairs: the truth says that their articles share nothing. */
  strays: number;
}

/**
 * Divides passages into pairs of occurrences. Lists only pairs of articles that have a case; others
 * are counted from sizes, because a passage in n articles has n² pairs. Two articles that the truth
 * connects only through others, such as two that copied one source, are not judged.
 */
export function detect(
  passages: readonly (readonly Place[])[],
  cases: readonly SpanPair[],
): Detections {
  const rootOf = components(cases);
  const placesOf = placesByArticle(passages, rootOf);
  const pairs: SpanPair[] = [];
  const done = new Set<string>();
  for (const { a, b } of cases) {
    const key = [a.article, b.article].sort().join('\n');
    if (done.has(key)) continue;
    done.add(key);
    for (const [passage, left] of placesOf.get(a.article) ?? []) {
      for (const other of placesOf.get(b.article)?.get(passage) ?? []) {
        for (const one of left) pairs.push({ a: one, b: other });
      }
    }
  }
  return { pairs, strays: passages.reduce((sum, places) => sum + countStrays(places, rootOf), 0) };
}

/** Pairs of places in two articles, without those inside one component of the truth. */
function countStrays(places: readonly Place[], rootOf: ReadonlyMap<string, string>): number {
  const sizes = new Map<string, number>();
  for (const { article } of places) {
    // An article that the truth does not name is its own component; its key cannot be an id.
    const root = rootOf.get(article);
    const key = root === undefined ? `\n${article}` : root;
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  let strays = pairsOf(places.length);
  for (const size of sizes.values()) strays -= pairsOf(size);
  return strays;
}

/** Places of the named articles, by number of the passage. */
function placesByArticle(
  passages: readonly (readonly Place[])[],
  named: ReadonlyMap<string, string>,
): Map<string, Map<number, Place[]>> {
  const all = new Map<string, Map<number, Place[]>>();
  for (const [number, places] of passages.entries()) {
    for (const place of places) {
      if (!named.has(place.article)) continue;
      const own = all.get(place.article) ?? new Map<number, Place[]>();
      all.set(place.article, own);
      const list = own.get(number);
      if (list) list.push(place);
      else own.set(number, [place]);
    }
  }
  return all;
}

/** For each article that the truth names, one article that represents its whole component. */
function components(cases: readonly SpanPair[]): Map<string, string> {
  const parents = new Map<string, string>();
  const find = (article: string): string => {
    let at = article;
    for (let next = parents.get(at); next !== undefined && next !== at; next = parents.get(at)) {
      parents.set(at, parents.get(next) ?? next);
      at = next;
    }
    return at;
  };
  for (const { a, b } of cases) {
    for (const { article } of [a, b]) if (!parents.has(article)) parents.set(article, article);
    parents.set(find(a.article), find(b.article));
  }
  return new Map([...parents.keys()].map((article) => [article, find(article)]));
}

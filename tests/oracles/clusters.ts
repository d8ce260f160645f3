/**
 * Clusters by centre, by definition: the neighbours of every text are computed again before each
 * choice.
 */

/** Texts by number, with their relations. */
export interface KnownTexts {
  count: number;
  /** Whether a text is a copy of a centre. */
  isCopy: (text: number, centre: number) => boolean;
  /** How similar a text and a centre are. */
  similarity: (text: number, centre: number) => number;
  /** Share of one text that occurs in another. */
  containment: (text: number, other: number) => number;
  length: (text: number) => number;
}

/** A centre and the others, ascending. */
export interface NaiveCluster {
  centre: number;
  members: number[];
}

/** All clusters of at least two texts, in the order in which they are found. */
export function clustersByDefinition(known: KnownTexts): NaiveCluster[] {
  const all = Array.from({ length: known.count }, (_, text) => text);
  // A roundup is a copy of none of its stories, and comes after them.
  const roundups = all.filter((text) => isRoundup(text, all, known));
  const others = all.filter((text) => !roundups.includes(text));
  return [others, roundups].flatMap((texts) => clustersWithin(texts, known));
}

function clustersWithin(texts: readonly number[], known: KnownTexts): NaiveCluster[] {
  let free = [...texts];
  const clusters: NaiveCluster[] = [];
  for (;;) {
    const centre = bestCentre(free, known);
    if (centre === undefined) return clusters;
    const members = neighboursOf(centre, free, known);
    clusters.push({ centre, members });
    free = free.filter((text) => text !== centre && !members.includes(text));
  }
}

function neighboursOf(centre: number, free: readonly number[], { isCopy }: KnownTexts): number[] {
  return free.filter((text) => text !== centre && isCopy(text, centre));
}

function bestCentre(free: readonly number[], known: KnownTexts): number | undefined {
  const { similarity, containment, length } = known;
  const ranked = free.flatMap((centre) => {
    const neighbours = neighboursOf(centre, free, known);
    const isHeld = (text: number, other: number) =>
      containment(text, other) >= 0.8 && length(other) >= 5 * length(text);
    const counted = neighbours.filter((text) => !isHeld(text, centre) && !isHeld(centre, text));
    const strength = counted.reduce((sum, text) => sum + similarity(text, centre), 0);
    const key = [counted.length, neighbours.length, strength, length(centre), -centre];
    return neighbours.length > 0 && !isRoundup(centre, free, known) ? [{ centre, key }] : [];
  });
  ranked.sort((x, y) => {
    const differs = x.key.findIndex((figure, i) => figure !== y.key[i]);
    return (y.key[differs] ?? 0) - (x.key[differs] ?? 0);
  });
  const best = ranked[0]?.centre;
  if (best === undefined) return undefined;
  // If two texts have only each other, the longer one.
  const [other = best, ...others] = neighboursOf(best, free, known);
  const isPair = others.length === 0 && neighboursOf(other, free, known).join() === `${best}`;
  return isPair && length(other) > length(best) ? other : best;
}

/**
 * Whether a text contains texts that are not of one story. Texts are of one story if they are
 * alike, if a text of another length contains both, or if others connect them. A collection of
 * three unlike texts connects none.
 */
export function isRoundup(centre: number, free: readonly number[], known: KnownTexts): boolean {
  const { length } = known;
  const isOther = (text: number) =>
    length(text) >= 1.25 * length(centre) || length(centre) >= 1.25 * length(text);
  const connecting = free.filter(
    (text) => isOther(text) && storiesIn(text, free, known).length < 3,
  );
  const stories = storiesIn(centre, free, known);
  if (stories.length >= 3) return true;
  const isOfBoth = (text: number) =>
    stories.every((story) => story.some((part) => holds(text, part, known)));
  return stories.length === 2 && !connecting.some(isOfBoth);
}

/** The texts that a text contains, except collections, by stories: those that likeness connects. */
function storiesIn(container: number, free: readonly number[], known: KnownTexts): number[][] {
  const { containment } = known;
  let left = free.filter(
    (text) => holds(container, text, known) && storiesIn(text, free, known).length < 3,
  );
  const stories: number[][] = [];
  for (let first = left[0]; first !== undefined; first = left[0]) {
    const story = new Set([first]);
    for (const text of story) {
      for (const other of left) {
        if (Math.max(containment(text, other), containment(other, text)) >= 0.1) story.add(other);
      }
    }
    stories.push([...story]);
    left = left.filter((text) => !story.has(text));
  }
  return stories;
}

function holds(container: number, text: number, { containment, length }: KnownTexts): boolean {
  return (
    text !== container &&
    containment(text, container) >= 0.8 &&
    length(container) >= 1.25 * length(text)
  );
}

/** A fingerprint's place: text, position. */
export type Place = readonly [text: number, position: number];

/** The input of the naive search, and its limits. */
export interface Corpus {
  groups: readonly (readonly Place[])[];
  tokens: readonly ArrayLike<unknown>[];
  storyOf: ArrayLike<number>;
  sourceOf: ArrayLike<number>;
  minPassage: number;
}

type SpanOfText = [text: number, start: number, end: number];

/**
 * Boilerplate spans, place by place, from the definition: of at least minPassage tokens, and
 * shorter ones.
 */
export function boilerplateSpans(corpus: Corpus): { long: SpanOfText[]; short: SpanOfText[] } {
  const { storyOf, sourceOf } = corpus;
  const stories = new Set(Array.from(storyOf)).size;
  const found = corpus.groups.map((group) => {
    const storiesOf = (list: readonly Place[]) => new Set(list.map(([text]) => storyOf[text])).size;
    const isCommon = storiesOf(group) >= Math.max(50, 0.2 * stories);
    // A story counts for the source of its first place.
    const counted = group.filter(
      ([text], i) => group.findIndex(([other]) => storyOf[other] === storyOf[text]) === i,
    );
    const isOwn = (source: number) =>
      source > 0 && counted.filter(([text]) => sourceOf[text] === source).length >= 10;
    const places = group.filter(([text]) => isCommon || isOwn(sourceOf[text] ?? 0));
    return group.length < 10 || places.length <= 3
      ? { long: [], short: [] }
      : markPlaces(places, corpus);
  });
  return {
    long: found.flatMap(({ long }) => long),
    short: found.flatMap(({ short }) => short),
  };
}

function markPlaces(places: readonly Place[], { tokens, storyOf, minPassage }: Corpus) {
  const spans: SpanOfText[] = [];
  const short: SpanOfText[] = [];
  for (const [i, [text, at]] of places.entries()) {
    const last = spans.at(-1);
    if (last?.[0] === text && at < last[2]) continue;
    const fellows = [...places.slice(i + 1), ...places.slice(0, i)]
      .filter(([other]) => storyOf[other] !== storyOf[text])
      .slice(0, 3);
    const second = (step: 1 | -1) => {
      const runs = fellows.map(([other, otherAt]) => {
        const [a, b] = [tokens[text] ?? [], tokens[other] ?? []];
        const first = step === 1 ? 0 : -1;
        let run = 0;
        for (let by = first; run < 400; by += step) {
          const own = a[at + by];
          if (own === undefined || own !== b[otherAt + by]) break;
          run++;
        }
        return run;
      });
      return runs.sort((x, y) => y - x)[1] ?? 0;
    };
    const [start, end] = [at - second(-1), at + second(1)];
    if (end - start >= minPassage) spans.push([text, start, end]);
    else if (end - start >= (2 / 3) * minPassage) short.push([text, start, end]);
  }
  return { long: spans, short };
}

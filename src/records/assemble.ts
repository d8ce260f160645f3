import type { Families } from '../group/families.js';
import { compareDates } from '../group/keep.js';
import { originOf } from '../group/origin.js';
import type { Engine } from '../kernel/engine.js';
import type { DistinctTexts } from '../match/distinct-texts.js';
import { REPEAT_CLASSES } from '../repeats/repeat-classes.js';
import { REPEAT, type SketchBlock } from '../sketch/block.js';
import type { SketchSet } from '../store/sketch-set.js';
import type { Credit } from '../text/credit.js';
import type { PathStep } from './lineage.js';
import type { PassageRecord, RepeatRecord } from './records.js';

/** Articles as results name them, with access to the places of their tokens. */
export interface Catalogue {
  set: SketchSet;
  texts: DistinctTexts;
  /** Articles of each text, the one that represents it first. */
  articlesOf: (text: number) => readonly number[];
  /** Whether several articles have the text. */
  isCopied: (text: number) => boolean;
  ids: readonly string[];
  /** Moments of publication in milliseconds; NaN where unknown. */
  dates: Float64Array;
  credits: (article: number) => readonly Credit[];
  /** Name of the source of an article; '' if it is not known. */
  sourceOf: (article: number) => string;
  engine: Engine;
}

/** Rounds a share to four decimals: enough for a reader, and the same in every output. */
export function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

/**
 * The records of passages, in the order of their first occurrences; then the passages of houses,
 * and last boilerplate.
 */
export function passageRecords(
  { families, house, boilerplate }: Record<'families' | 'house' | 'boilerplate', Families>,
  clusterOf: Uint32Array,
  catalogue: Catalogue,
): PassageRecord[] {
  const { ids, dates, credits, texts } = catalogue;
  const spanOf = spanReader(catalogue);
  const records: PassageRecord[] = [];
  for (const list of [families, house, boilerplate]) {
    for (let family = 0; family + 1 < list.bounds.length; family++) {
      const places = placesOf(list, family, catalogue);
      const [first] = places;
      const articles = places.map((place) => place.article);
      const origin =
        list === boilerplate ? null : originOf(articles, { dates, credits, textOf: texts.textOf });
      const from = origin?.article ?? null;
      records.push({
        type: 'passage',
        id: `p${records.length + 1}`,
        words: first ? first.end - first.start : 0,
        origin: from === null ? null : (ids[from] ?? ''),
        boilerplate: list === boilerplate,
        house: list === house,
        occurrences: places.map(({ article, start, end, occurrence }) => ({
          article: ids[article] ?? '',
          ...spanOf(article, start, end),
          identity: rounded(list.identities[occurrence] ?? 1),
          edits: list.edits[occurrence] ?? 0,
        })),
        ...(list === families && {
          reason: origin!.reason,
          path: pathOf(articles, catalogue),
          oneText: mostOfOneText(articles, clusterOf, catalogue),
        }),
      });
    }
  }
  return records;
}

/** The articles that a passage went through, given the articles of its places in order. */
function pathOf(articles: readonly number[], { ids, dates, sourceOf }: Catalogue): PathStep[] {
  return [...new Set(articles)].map((article) => {
    const source = sourceOf(article);
    return {
      article: ids[article] ?? '',
      ...(source !== '' && { source }),
      ...(!Number.isNaN(dates[article]) && { published: isoDate(dates[article]!) }),
    };
  });
}

/** A moment in ISO 8601. */
export function isoDate(moment: number): string {
  return new Date(moment).toISOString();
}

/** The most articles that are of one cluster or have the same words. */
function mostOfOneText(
  articles: readonly number[],
  clusterOf: Uint32Array,
  { texts: { textOf } }: Catalogue,
): number {
  const counts = new Map<number, number>();
  for (const article of new Set(articles)) {
    const cluster = clusterOf[article]!;
    const key = cluster > 0 ? -cluster : textOf[article]!;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()].reduce((most, count) => Math.max(most, count), 0);
}

/** The places of a family in articles: by date, so that the origin comes first if dates show it. */
function placesOf(families: Families, family: number, { articlesOf, dates }: Catalogue) {
  const { bounds, texts, starts, ends } = families;
  const places: { article: number; start: number; end: number; occurrence: number }[] = [];
  const to = bounds[family + 1] ?? 0;
  for (let occurrence = bounds[family] ?? 0; occurrence < to; occurrence++) {
    const start = starts[occurrence] ?? 0;
    const end = ends[occurrence] ?? 0;
    for (const article of articlesOf(texts[occurrence] ?? 0)) {
      places.push({ article, start, end, occurrence });
    }
  }
  return places.sort(
    (x, y) =>
      compareDates(dates[x.article], dates[y.article]) ||
      x.article - y.article ||
      x.start - y.start,
  );
}

/** The records of repeats, in the order of articles and places. */
export function repeatRecords(
  blocks: readonly SketchBlock[],
  catalogue: Catalogue,
): RepeatRecord[] {
  const { set, ids } = catalogue;
  const spanOf = spanReader(catalogue);
  const placesByBlock = blocks.map((block) => repeatsByArticle(block));
  const records: RepeatRecord[] = [];
  for (let article = 0; article < set.count; article++) {
    const { block, blockIndex, local } = set.place(article);
    for (const at of placesByBlock[blockIndex]?.get(local) ?? []) {
      const number = (field: number) => block.repeats[at + field] ?? 0;
      const span = (start: number, line: number) => ({
        ...spanOf(article, number(start), number(start + 1)),
        line: number(line),
      });
      records.push({
        type: 'repeat',
        article: ids[article] ?? '',
        class: REPEAT_CLASSES[number(REPEAT.kind)] ?? 'refrain',
        words: number(REPEAT.againEnd) - number(REPEAT.againStart),
        first: span(REPEAT.firstStart, REPEAT.firstLine),
        again: span(REPEAT.againStart, REPEAT.againLine),
        identity: rounded(number(REPEAT.matches) / number(REPEAT.columns)),
      });
    }
  }
  return records;
}

function repeatsByArticle({ repeats }: SketchBlock): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let at = 0; at < repeats.length; at += REPEAT.length) {
    const article = repeats[at + REPEAT.article] ?? 0;
    const known = places.get(article);
    if (known) known.push(at);
    else places.set(article, [at]);
  }
  return places;
}

/** The number of articles whose spans are cached: passages alternate between a few. */
const RECENT = 32;

/**
 * Reads spans in the unit of the results. Most articles are read once; if an article is read again,
 * all its spans are decoded and cached.
 */
export function spanReader({ engine, set }: Catalogue) {
  const recent = new Map<number, Uint32Array | null>();
  return (article: number, start: number, end: number): { start: number; end: number } => {
    const isAgain = recent.has(article);
    const spans = recent.get(article) ?? (isAgain ? set.tokenSpans(article, engine) : null);
    // Deleted and inserted again, so that the map is ordered from the oldest to the latest.
    recent.delete(article);
    recent.set(article, spans);
    if (recent.size > RECENT) recent.delete(recent.keys().next().value ?? article);
    if (!spans) return set.placeOf(article, start, end, engine);
    return { start: spans[2 * start] ?? 0, end: spans[2 * end - 1] ?? 0 };
  };
}

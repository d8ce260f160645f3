/** The lineage of a cluster's articles, made when it is requested. */
import { changesBetween } from '../align/changes.js';
import { TokenMatcher } from '../align/token-matches.js';
import type { TokenSpan } from '../align/token-span.js';
import {
  agencyOf,
  type BestCredit,
  clusterOriginOf,
  isUncredited,
  type MemberFacts,
} from '../group/cluster-origin.js';
import { agencyOfSource } from '../text/agencies.js';
import { type Catalogue, isoDate, rounded } from './assemble.js';
import type {
  Changes,
  ClusterAgency,
  ClusterOrigin,
  EditedSpans,
  MemberLineage,
} from './lineage.js';

const DAY = 86_400_000;

/** A time of day, or a moment as a number. */
const TIME = /\d:\d\d|T\d\d|\d{9,}/;

/** An article of a cluster, with the facts about it. */
interface Member extends MemberFacts {
  article: number;
}

/** The facts about a cluster that show its lineage. */
interface ClusterFacts {
  /** In the order of publication, those without a date last. */
  members: Member[];
  agency: BestCredit | null;
  origin: ReturnType<typeof clusterOriginOf>;
}

/** Makes the lineage of clusters from a catalogue; it keeps the tables of its comparisons. */
export class LineageReader {
  readonly #catalogue: Catalogue;
  readonly #matcher = new TokenMatcher();
  /** The articles of the last call, for which several parts of a record are requested in turn. */
  #last: ArrayLike<number> = [];
  #lastFacts: ClusterFacts | null = null;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** The agency of a cluster of articles. */
  agency(articles: ArrayLike<number>): ClusterAgency | null {
    const { agency } = this.#factsOf(articles);
    if (agency === null) return null;
    const { name, member, place, line, credited } = agency;
    return {
      ...{ name, article: member.id, place },
      ...(line > 0 && { line }),
      ...{ credited, share: rounded(credited / articles.length) },
    };
  }

  /** The origin of a cluster of articles. */
  origin(articles: ArrayLike<number>): ClusterOrigin {
    const { member, evidence, reason } = this.#factsOf(articles).origin;
    return { article: member?.id ?? null, evidence, reason };
  }

  /** The number of the origin among some articles; -1 if it is not known. */
  originNumber(articles: ArrayLike<number>): number {
    const { members, origin } = this.#factsOf(articles);
    return members.find((member) => member === origin.member)?.article ?? -1;
  }

  /** All articles of a cluster. Cost: some 10 microseconds for each copy with other words. */
  lineage(articles: ArrayLike<number>): MemberLineage[] {
    const { members, agency, origin } = this.#factsOf(articles);
    const first = members[0]?.from ?? Number.NaN;
    const from = members.find((member) => member === origin.member);
    const compare = from && this.#comparison(from.article);
    return members.map((member) => ({
      article: member.id,
      ...(!Number.isNaN(member.from) && {
        published: isoDate(member.from),
        delay: (member.from - first) / 1000,
      }),
      credits: member.credits.map(({ name }) => name),
      uncredited: isUncredited(member, agency),
      changes: compare === undefined || member === from ? null : compare(member.article),
    }));
  }

  #factsOf(articles: ArrayLike<number>): ClusterFacts {
    if (this.#lastFacts === null || this.#last !== articles) {
      this.#last = articles;
      this.#lastFacts = this.#gather(articles);
    }
    return this.#lastFacts;
  }

  #gather(articles: ArrayLike<number>): ClusterFacts {
    const members = Array.from(articles, (article) => this.#memberOf(article));
    members.sort(
      (x, y) =>
        Number(Number.isNaN(x.from)) - Number(Number.isNaN(y.from)) ||
        x.from - y.from ||
        x.article - y.article,
    );
    const agency = agencyOf(members);
    return { members, agency, origin: clusterOriginOf(members, agency) };
  }

  #memberOf(article: number): Member {
    const { set, ids, dates, credits, sourceOf } = this.#catalogue;
    const from = dates[article]!;
    const isDay = from % DAY === 0 && !TIME.test(set.string(article, 'date'));
    return {
      article,
      id: ids[article] ?? '',
      credits: credits(article),
      publisher: agencyOfSource(sourceOf(article)),
      from,
      to: isDay ? from + DAY - 1 : from,
    };
  }

  /** Compares articles with one: its tokens and spans are read once. */
  #comparison(origin: number): (copy: number) => Changes {
    const { set, texts, engine } = this.#catalogue;
    // Copies, because the next read may overwrite them.
    const tokens = set.tokens(origin).slice();
    let spans: Uint32Array | null = null;
    return (copy) => {
      if (texts.textOf[copy] === texts.textOf[origin]) return unchanged(tokens.length);
      const copied = set.tokens(copy);
      const { kept, edits, moved } = changesBetween(this.#matcher, tokens, copied);
      spans ??= set.tokenSpans(origin, engine);
      const ownSpans = set.tokenSpans(copy, engine);
      const placed = (span: TokenSpan) => placesOf(span, spans!, ownSpans);
      return { kept, ...countEdits(edits), edits: edits.map(placed), moved: moved.map(placed) };
    };
  }
}

function unchanged(kept: number): Changes {
  return { kept, cut: 0, added: 0, changed: 0, changedTo: 0, edits: [], moved: [] };
}

function countEdits(edits: readonly TokenSpan[]): Omit<Changes, 'kept' | 'edits' | 'moved'> {
  const counts = { cut: 0, added: 0, changed: 0, changedTo: 0 };
  for (const { aStart, aEnd, bStart, bEnd } of edits) {
    if (bStart === bEnd) counts.cut += aEnd - aStart;
    else if (aStart === aEnd) counts.added += bEnd - bStart;
    else {
      counts.changed += aEnd - aStart;
      counts.changedTo += bEnd - bStart;
    }
  }
  return counts;
}

function placesOf(
  { aStart, aEnd, bStart, bEnd }: TokenSpan,
  ofOrigin: Uint32Array,
  ofCopy: Uint32Array,
): EditedSpans {
  return [...placeOf(ofOrigin, aStart, aEnd), ...placeOf(ofCopy, bStart, bEnd)];
}

/** The place of tokens in their text; of none, the end of the token before. */
function placeOf(spans: Uint32Array, start: number, end: number): [start: number, end: number] {
  if (end > start) return [spans[2 * start]!, spans[2 * end - 1]!];
  const place = start === 0 ? 0 : spans[2 * start - 1]!;
  return [place, place];
}

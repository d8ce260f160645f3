/** The origin of each cluster, and the changes of its copies. */
import {
  agencyOf,
  type BestCredit,
  clusterOriginOf,
  isUncredited,
  type MemberFacts,
} from '../group/cluster-origin.js';
import { CHANGES, type CopyChanges, EDIT_LENGTH } from '../group/copy-changes.js';
import { Uint32List } from '../sketch/lists.js';
import { concatColumns } from '../store/stored-columns.js';
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

/** The place of no article. */
const NONE = -1;

/** Where the text of a cluster is from. */
export interface Provenance {
  /** Its articles in the order of publication, those without a date last. */
  articles: Uint32Array;
  agency: ClusterAgency | null;
  origin: ClusterOrigin;
  /** The number of the origin; -1 if it is not known. */
  originNumber: number;
}

/** An article of a cluster, with the facts about it. */
interface Member extends MemberFacts {
  article: number;
}

/** Finds where the text of a cluster is from, by the credits and dates of its articles. */
export function provenanceOf(articles: Iterable<number>, catalogue: Catalogue): Provenance {
  const members = Array.from(articles, (article) => memberOf(article, catalogue));
  members.sort(
    (x, y) =>
      Number(Number.isNaN(x.from)) - Number(Number.isNaN(y.from)) ||
      x.from - y.from ||
      x.article - y.article,
  );
  const agency = agencyOf(members);
  const { member, evidence, reason } = clusterOriginOf(members, agency);
  return {
    articles: Uint32Array.from(members, ({ article }) => article),
    agency: agency && agencyRecord(agency, members.length),
    origin: { article: member?.id ?? null, evidence, reason },
    originNumber: members.find((one) => one === member)?.article ?? NONE,
  };
}

function memberOf(article: number, { set, ids, dates, credits, sourceOf }: Catalogue): Member {
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

function agencyRecord(
  { name, member, place, line, credited }: BestCredit,
  articles: number,
): ClusterAgency {
  return {
    ...{ name, article: member.id, place },
    ...(line > 0 && { line }),
    ...{ credited, share: rounded(credited / articles) },
  };
}

/** The copies whose changes make the lineage of clusters. */
export interface ComparedCopies {
  /** The numbers of origin and copy, in turn, cluster by cluster. */
  pairs: Uint32Array;
  /** The first pair of each cluster. */
  firsts: Uint32Array;
}

/** The copies of all clusters that have other words than their origin, as far as it is known. */
export function copiesToCompare(
  clusters: readonly Provenance[],
  { texts: { textOf } }: Catalogue,
): ComparedCopies {
  const pairs = new Uint32List();
  const firsts = new Uint32Array(clusters.length);
  for (const [number, { articles, originNumber }] of clusters.entries()) {
    firsts[number] = pairs.length / 2;
    if (originNumber === NONE) continue;
    for (const copy of articles) {
      if (textOf[copy] === textOf[originNumber]) continue;
      pairs.push(originNumber);
      pairs.push(copy);
    }
  }
  return { pairs: pairs.view().slice(), firsts };
}

/** Makes the lineage of clusters from the changes of their copies. */
export class LineageReader {
  readonly #catalogue: Catalogue;
  readonly #rows: Uint32Array;
  readonly #spans: Uint32Array;
  /** Where the spans of each pair begin. */
  readonly #starts: Uint32Array;
  readonly #firsts: Uint32Array;

  /** @param changes of all pairs, in pieces. */
  constructor(
    { firsts }: Pick<ComparedCopies, 'firsts'>,
    changes: readonly CopyChanges[],
    catalogue: Catalogue,
  ) {
    this.#catalogue = catalogue;
    this.#firsts = firsts;
    this.#rows = concatColumns(changes.map(({ rows }) => rows));
    this.#spans = concatColumns(changes.map(({ spans }) => spans));
    this.#starts = new Uint32Array(this.#rows.length / CHANGES.length + 1);
    for (let pair = 0; pair + 1 < this.#starts.length; pair++) {
      const at = pair * CHANGES.length;
      const spans = this.#rows[at + CHANGES.edits]! + this.#rows[at + CHANGES.moved]!;
      this.#starts[pair + 1] = this.#starts[pair]! + spans * EDIT_LENGTH;
    }
  }

  /** All articles of the cluster of a number. */
  lineage(number: number, { articles, agency, originNumber }: Provenance): MemberLineage[] {
    const { ids, dates, credits, texts, set } = this.#catalogue;
    const first = dates[articles[0]!]!;
    let pair = this.#firsts[number]!;
    const changesOf = (article: number) => {
      if (originNumber === NONE || article === originNumber) return null;
      const isSame = texts.textOf[article] === texts.textOf[originNumber];
      return isSame ? unchanged(set.tokenCount(originNumber)) : this.#changesOf(pair++);
    };
    return Array.from(articles, (article) => {
      const date = dates[article]!;
      const own = credits(article);
      return {
        article: ids[article] ?? '',
        ...(!Number.isNaN(date) && { published: isoDate(date), delay: (date - first) / 1000 }),
        credits: own.map(({ name }) => name),
        uncredited: isUncredited({ credits: own }, agency),
        changes: changesOf(article),
      };
    });
  }

  #changesOf(pair: number): Changes {
    const count = (field: number) => this.#rows[pair * CHANGES.length + field]!;
    const start = this.#starts[pair]!;
    const between = start + count(CHANGES.edits) * EDIT_LENGTH;
    return {
      kept: count(CHANGES.kept),
      cut: count(CHANGES.cut),
      added: count(CHANGES.added),
      changed: count(CHANGES.changed),
      changedTo: count(CHANGES.changedTo),
      edits: this.#spansIn(start, between),
      moved: this.#spansIn(between, this.#starts[pair + 1]!),
    };
  }

  #spansIn(from: number, to: number): EditedSpans[] {
    const spans = this.#spans;
    const list: EditedSpans[] = [];
    for (let at = from; at < to; at += EDIT_LENGTH) {
      list.push([spans[at]!, spans[at + 1]!, spans[at + 2]!, spans[at + 3]!]);
    }
    return list;
  }
}

function unchanged(kept: number): Changes {
  return { kept, cut: 0, added: 0, changed: 0, changedTo: 0, edits: [], moved: [] };
}

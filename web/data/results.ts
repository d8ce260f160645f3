/** All results of the page: the index at once, records and texts when they are requested. */

import type { ClusterRecord } from '../../src/records/records.js';
import {
  type BlockKind,
  blockName,
  INDEX,
  NONE,
  type PageIndex,
  type PageRecords,
  RECORDS_A_BLOCK,
  TEXT_TABLE,
  type TextPiece,
} from '../../src/report/page/data.js';
import { unpackedCluster } from '../../src/report/page/packed-edits.js';
import { ArticleText } from './article-text.js';
import { blockNamed } from './blocks.js';

/** The kinds of passages, as the index numbers them. */
export const PASSAGE_KINDS = ['travelled', 'house', 'boilerplate'] as const;

/** Milliseconds of a minute, the unit of dates in the index. */
const MINUTE_MS = 60_000;

/** The results of a page. */
export class Results {
  readonly index: PageIndex;
  readonly #numbers: Map<string, number>;
  #haystacks: string[] | null = null;
  #passagesOf: Map<number, number[]> | null = null;

  private constructor(index: PageIndex) {
    this.index = index;
    this.#numbers = new Map(index.articles.id.map((id, number) => [id, number]));
  }

  static async open(): Promise<Results> {
    return new Results((await blockNamed(INDEX)) as PageIndex);
  }

  get articleCount(): number {
    return this.index.articles.id.length;
  }

  /** The number of an article; {@link NONE} if there is no such id. */
  numberOf(id: string): number {
    return this.#numbers.get(id) ?? NONE;
  }

  idOf(article: number): string {
    return this.index.articles.id[article] ?? '';
  }

  /** The title, or the id of an article without one. */
  nameOf(article: number): string {
    return this.index.articles.title[article] || this.idOf(article);
  }

  /** '' if it is not known. */
  sourceOf(article: number): string {
    return this.index.sourceNames[this.index.articles.source[article] ?? NONE] ?? '';
  }

  creditsOf(article: number): readonly string[] {
    return this.index.creditLists[this.index.articles.credits[article] ?? NONE] ?? [];
  }

  dateOf(article: number): Date | null {
    const minutes = this.index.articles.date[article];
    return minutes == null ? null : new Date(minutes * MINUTE_MS);
  }

  agencyOf(cluster: number): string {
    return this.index.agencies[this.index.clusters.agency[cluster] ?? NONE] ?? '';
  }

  /** The article that represents a cluster: its origin if it is known, else the canonical one. */
  faceOf(cluster: number): number {
    const { origin, canonical } = this.index.clusters;
    const known = origin[cluster] ?? NONE;
    return known === NONE ? (canonical[cluster] ?? NONE) : known;
  }

  /** The number of different sources among articles; unknown ones count by article. */
  reachOf(articles: readonly number[]): number {
    const sources = new Set<number>();
    let unknown = 0;
    for (const article of articles) {
      const source = this.index.articles.source[article] ?? NONE;
      if (source === NONE) unknown++;
      else sources.add(source);
    }
    return sources.size + unknown;
  }

  /** A record as the page has it. */
  async record<Kind extends BlockKind>(kind: Kind, number: number): Promise<PageRecords[Kind]> {
    const block = Math.floor(number / RECORDS_A_BLOCK);
    const records = (await blockNamed(blockName(kind, block))) as PageRecords[Kind][];
    const record = records[number - block * RECORDS_A_BLOCK];
    if (!record) throw new Error(`there is no ${kind} ${number}`);
    return record;
  }

  /** A cluster as the results have it. */
  async cluster(number: number): Promise<ClusterRecord> {
    return unpackedCluster(await this.record('cluster', number));
  }

  /** The text of an article; null if the page does not have it. */
  async textOf(article: number): Promise<ArticleText | null> {
    const text = this.index.articles.text[article] ?? NONE;
    if (text === NONE) return null;
    const starts = (await blockNamed(TEXT_TABLE)) as number[];
    const block = starts.findLastIndex((start) => start <= text);
    const texts = (await blockNamed(blockName('text', block))) as TextPiece[][];
    return new ArticleText(texts[text - starts[block]!]!, this.index.summary.offsets);
  }

  /** The strings that a search looks into, in small letters, by article. */
  get haystacks(): readonly string[] {
    this.#haystacks ??= Array.from({ length: this.articleCount }, (_, article) =>
      [this.idOf(article), this.index.articles.title[article], this.sourceOf(article)]
        .concat(this.creditsOf(article))
        .join('\n')
        .toLowerCase(),
    );
    return this.#haystacks;
  }

  /** The passages that occur in an article. */
  passagesOf(article: number): readonly number[] {
    if (this.#passagesOf === null) {
      this.#passagesOf = new Map();
      for (const [passage, articles] of this.index.passages.articles.entries()) {
        for (const one of new Set(articles)) {
          const list = this.#passagesOf.get(one);
          if (list) list.push(passage);
          else this.#passagesOf.set(one, [passage]);
        }
      }
    }
    return this.#passagesOf.get(article) ?? [];
  }
}

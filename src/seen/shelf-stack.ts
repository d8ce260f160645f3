import type { Engine } from '../kernel/engine.js';
import type { KnownArticle } from './known.js';
import { Recent } from './recent.js';
import type { Segment } from './segment.js';
import type { Shelf } from './shelf.js';

/** Articles that wait for their segment, and the boilerplate that was known after the last of them. */
export interface Frozen {
  recent: Recent;
  boilerplate: readonly number[];
}

/** All shelves of an index: segments, articles that wait for one, and those that came last. */
export class ShelfStack {
  readonly #engine: Engine;
  #segments: Segment[];
  #frozen: Frozen[] = [];
  #recent: Recent;
  #newestFirst: Shelf[] = [];

  constructor(engine: Engine, segments: readonly Segment[]) {
    this.#engine = engine;
    this.#segments = [...segments];
    this.#recent = new Recent(engine);
    this.#order();
  }

  /** All shelves, in the order of their articles. */
  get all(): Shelf[] {
    return this.#newestFirst.toReversed();
  }

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** The articles that wait for a segment, those that have waited longest first. */
  get frozen(): readonly Frozen[] {
    return this.#frozen;
  }

  /** The articles that came last. */
  get recent(): Pick<Recent, 'facts' | 'bytes'> {
    return this.#recent;
  }

  /** See `Recent.reserve`. */
  reserve(articles: number, fingerprints: number): void {
    this.#recent.reserve(articles, fingerprints);
  }

  add(article: KnownArticle): void {
    this.#recent.add(article);
  }

  /** See `Shelf.find`, for all shelves. */
  find(key: number, out: Uint32Array, at: number, end: number): number {
    let to = at;
    for (let i = 0; i < this.#newestFirst.length && to < end; i++) {
      to = this.#newestFirst[i]!.find(key, out, to, end);
    }
    return to;
  }

  /** See `Shelf.findAll`, for all shelves. */
  findAll(keys: Uint32Array, out: Uint32Array, counts: Uint8Array, most: number): void {
    counts.fill(0, 0, keys.length);
    for (const shelf of this.#newestFirst) shelf.findAll(keys, out, counts, most);
  }

  /** The shelf of the article with a number, and its index there; null if there is none. */
  placeOf(number: number): { shelf: Shelf; index: number } | null {
    for (const shelf of this.#newestFirst) {
      const index = shelf.facts.indexOf(number);
      if (index >= 0) return { shelf, index };
    }
    return null;
  }

  /** Lets the recent articles wait for a segment. */
  freeze(boilerplate: readonly number[]): void {
    this.#frozen.push({ recent: this.#recent, boilerplate });
    this.#recent = new Recent(this.#engine);
    this.#order();
  }

  /** Puts a segment in the place of the articles that have waited longest; null if there were no articles. */
  thaw(segment: Segment | null): void {
    if (segment) this.#segments.push(segment);
    this.#frozen.shift();
    this.#order();
  }

  /** Replaces consecutive segments by one. */
  replace(old: readonly Segment[], merged: Segment): void {
    this.#segments.splice(this.#segments.indexOf(old[0]!), old.length, merged);
    this.#order();
  }

  /** Forgets segments. */
  forget(isForgotten: (segment: Segment) => boolean): void {
    this.#segments = this.#segments.filter((segment) => !isForgotten(segment));
    this.#order();
  }

  #order(): void {
    const waiting = this.#frozen.map(({ recent }) => recent);
    this.#newestFirst = [...this.#segments, ...waiting, this.#recent].reverse();
  }
}

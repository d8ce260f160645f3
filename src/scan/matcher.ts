/**
 * The parts of the reduce half that threads share: each thread has all texts, and does some of the
 * parts.
 */
import { type CopyChanges, CopyComparer } from '../group/copy-changes.js';
import type { Engine } from '../kernel/engine.js';
import { type AlignedRange, alignRange } from '../match/align-range.js';
import { ComparedTexts, type CutTexts } from '../match/compared-texts.js';
import { type Contexts, contextsOfBlock, placesByBlock } from '../match/contexts.js';
import type { DistinctTexts } from '../match/distinct-texts.js';
import {
  type FingerprintGroups,
  groupsOf,
  type StoredGroups,
} from '../match/fingerprint-groups.js';
import { linkGroups } from '../match/link.js';
import type { SeedRanges } from '../match/seeds.js';
import { TextPlaces } from '../match/text-places.js';
import type { Plan } from '../options/plan.js';
import type { SketchSet } from '../store/sketch-set.js';
import { type Column, concatColumns } from '../store/stored-columns.js';
import type { JoinStrategy } from './joins.js';

/** Matches texts with an engine of its own. */
export class Matcher {
  readonly #engine: Engine;
  readonly #joins: JoinStrategy;
  readonly #plan: Plan;
  readonly #set: SketchSet;
  readonly #texts: DistinctTexts;
  #textPlaces: TextPlaces | null = null;
  #bodies: ComparedTexts | null = null;
  #comparer: CopyComparer | null = null;

  constructor(
    engine: Engine,
    joins: JoinStrategy,
    plan: Plan,
    set: SketchSet,
    texts: DistinctTexts,
  ) {
    this.#engine = engine;
    this.#joins = joins;
    this.#plan = plan;
    this.#set = set;
    this.#texts = texts;
  }

  /** Groups the fingerprints of one of several partitions of keys. */
  group(partition: number, partitions: number): FingerprintGroups {
    return this.#joins.groupPartition(this.#engine, this.#places, partition, partitions);
  }

  /** Sets parts of texts aside: from now on, the remaining bodies are linked and aligned. */
  setAside({ setAside, tokens }: CutTexts): void {
    // Grouping is finished.
    this.#textPlaces?.scratch.clear();
    this.#bodies = new ComparedTexts(this.#set, this.#texts, setAside, tokens);
  }

  /** Seeds of the groups of a partition, by ranges of texts. */
  link(groups: StoredGroups, contexts: Contexts | null): SeedRanges & { words: Uint32Array } {
    const bodies = this.#ofBodies();
    const seeds = linkGroups(this.#engine, groupsOf(groups), bodies, this.#plan, { contexts });
    return seeds.inRanges(this.#texts.count);
  }

  /** The places of groups, by the blocks from which their contexts are read. */
  placesByBlock(groups: FingerprintGroups) {
    return placesByBlock(this.#places, groups);
  }

  /** The contexts of places of one block, given as lists of its tokens. */
  contexts(block: number, lists: readonly Column[]) {
    return contextsOfBlock(this.#places, this.#ofBodies(), block, lists, this.#plan);
  }

  /** Compares copies with their origins, given as pairs of articles. */
  compare(pairs: Uint32Array): CopyChanges {
    this.#comparer ??= new CopyComparer(this.#set, this.#engine);
    return this.#comparer.compare(pairs);
  }

  /** Aligns the pairs of one range of texts, given all their seeds. */
  align(pieces: readonly Column[]): AlignedRange {
    return alignRange(this.#engine, this.#ofBodies(), concatColumns(pieces), this.#plan);
  }

  get #places(): TextPlaces {
    this.#textPlaces ??= new TextPlaces(this.#set, this.#texts);
    return this.#textPlaces;
  }

  #ofBodies(): ComparedTexts {
    this.#bodies ??= new ComparedTexts(this.#set, this.#texts);
    return this.#bodies;
  }
}

/** Judges an article by those that were seen before it. */
import { nextChain } from '../align/chain-rows.js';
import { CHAIN, PART } from '../kernel/abi.js';
import type { Engine } from '../kernel/engine.js';
import type { Relation } from '../options/kinds.js';
import type { Plan } from '../options/plan.js';
import type { KnownFacts } from '../seen/known.js';
import type { Seen } from '../seen/seen.js';
import { learnBoilerplate } from './boilerplate.js';
import { BodyComparer, type ComparedBodies, passagesIn } from './compare-bodies.js';
import {
  type ComparedBody,
  type ComparedBodyRule,
  comparedBody,
  spanInText,
} from './compared-body.js';
import { type Hit, Hits } from './hits.js';
import type { Incoming } from './incoming.js';
import type { JudgedPassage, Judgement, Similarity, Verdict } from './verdict.js';

/** Seen articles that an article is compared with, at most; those with the most shared keys. */
const MOST_COMPARED = 48;

/** Judges articles. */
export class Judge {
  readonly #engine: Engine;
  readonly #seen: Seen;
  readonly #plan: Plan;
  readonly #comparer: BodyComparer;
  readonly #hits = new Hits();
  readonly #bodyRule: ComparedBodyRule;

  constructor(engine: Engine, seen: Seen, plan: Plan) {
    this.#engine = engine;
    this.#seen = seen;
    this.#plan = plan;
    this.#comparer = new BodyComparer(engine, plan);
    this.#bodyRule = {
      engine,
      minPassage: plan.minPassage,
      boilerplate: seen.boilerplate,
    };
  }

  /**
   * Judges an article.
   * @param source the hash of its source; 0 if it has none.
   * @param before the article of which it is a revision, or null.
   * @param accepts whether a seen article counts.
   */
  judge(
    article: Incoming,
    source: number,
    before: KnownFacts | null,
    accepts: (number: number) => boolean,
  ): Judgement {
    if (article.tokens.length === 0) return nothingSeen(before);
    const same = this.#withText(article, accepts);
    if (same) return this.#sameText(article, same, before);
    return this.#search(article, source, before, accepts);
  }

  /** The newest seen article with the same bytes, else the newest with the same tokens; or null. */
  #withText(article: Incoming, accepts: (number: number) => boolean): KnownFacts | null {
    let same: KnownFacts | null = null;
    const exact = this.#seen.withText(article.textLow, article.textHigh, (facts) => {
      if (!accepts(facts.number)) return false;
      same ??= facts;
      return isExactCopy(article, facts);
    });
    return exact ?? same;
  }

  #sameText(article: Incoming, same: KnownFacts, before: KnownFacts | null): Judgement {
    const count = article.tokens.length;
    const isExact = isExactCopy(article, same);
    const otherSpans = () => this.#seen.text(same.number).spans();
    const span = { start: 0, end: count, otherStart: 0, otherEnd: count };
    return {
      verdict: before ? 'revision' : isExact ? 'identical' : 'same-text',
      of: (before ?? same).number,
      cluster: (before ?? same).cluster,
      similarity: { jaccard: 1, containment: 1, contains: 1, aligned: 1 },
      coverage: 1,
      novelty: [],
      passages: [{ number: same.number, ...span, identity: 1, otherSpans }],
      isLeader: false,
      learned: [],
    };
  }

  #search(
    article: Incoming,
    source: number,
    before: KnownFacts | null,
    accepts: (number: number) => boolean,
  ): Judgement {
    const { tokens, fingerprints } = article;
    const seen = this.#seen;
    const fresh = seen.boilerplate.without(fingerprints.keys, source);
    this.#hits.lookUp(fresh, seen);
    const learned = learnBoilerplate(fresh, this.#hits, source, seen);
    const body = comparedBody(tokens, fingerprints, source, this.#bodyRule);
    const search = new Search(article, body, source);
    if (before) this.#compare(search, { number: before.number, keys: 0 }, before);
    for (const hit of this.#hits.list().slice(0, MOST_COMPARED)) {
      const facts = this.#livingFacts(hit.number, accepts);
      if (facts && facts.number !== before?.number) this.#compare(search, hit, facts);
    }
    return search.conclude(before, learned);
  }

  /** The facts of an article, or of one with the same text, if it does not count itself. */
  #livingFacts(number: number, accepts: (number: number) => boolean): KnownFacts | null {
    const facts = this.#seen.facts(number);
    if (!this.#seen.isGone(number) && accepts(number)) return facts;
    return this.#seen.withText(facts.textLow, facts.textHigh, (other) => accepts(other.number));
  }

  #compare(search: Search, hit: Hit, facts: KnownFacts): void {
    // Its cluster is known already, and all that it shares with the cluster is covered.
    if (search.knowsCluster(facts.cluster)) return;
    const text = this.#seen.text(facts.number);
    const fingerprints = text.winnowed ?? this.#engine.fingerprints(text.tokens);
    const other = comparedBody(text.tokens, fingerprints, facts.source, this.#bodyRule);
    const seeds = this.#comparer.seeds(search.body, other);
    if (seeds.length === 0 || (hit.keys > 0 && search.covers(seeds))) return;
    const isOneSource = search.source !== 0 && search.source === facts.source;
    const compared = this.#comparer.compare(search.body, other, seeds, isOneSource);
    // Each of its passages asks for the spans, which are read and decoded once.
    let spans: Uint32Array | null = null;
    search.add(facts, other, compared, this.#plan.minPassage, () => {
      spans ??= text.spans();
      return spans;
    });
  }
}

function isExactCopy({ exactLow, exactHigh }: Incoming, facts: KnownFacts): boolean {
  return facts.exactLow === exactLow && facts.exactHigh === exactHigh;
}

/** The judgement of an article without tokens. */
function nothingSeen(before: KnownFacts | null): Judgement {
  return {
    verdict: before ? 'revision' : 'new',
    of: before?.number ?? null,
    cluster: before?.cluster ?? null,
    similarity: null,
    coverage: 0,
    novelty: [],
    passages: [],
    isLeader: true,
    learned: [],
  };
}

/** A seen article that decides the verdict. */
interface Match {
  facts: KnownFacts;
  similarity: Similarity;
  relation: Relation | null;
}

/** The relations from the closest one on. */
const ORDER: readonly (Relation | null)[] = [
  'near-duplicate',
  'contained',
  'edited',
  null,
  'same-form',
];

const NONE_COVERED = new Uint8Array(0);

/** The findings about one article so far. */
class Search {
  readonly body: ComparedBody;
  readonly source: number;
  readonly #tokens: number;
  /** Whether each token of the body is in a passage; made for the first one. */
  #isCovered: Uint8Array = NONE_COVERED;
  readonly #passages: JudgedPassage[] = [];
  readonly #clusters = new Set<number>();
  #best: Match | null = null;

  constructor({ tokens }: Incoming, body: ComparedBody, source: number) {
    this.body = body;
    this.source = source;
    this.#tokens = tokens.length;
  }

  knowsCluster(cluster: number): boolean {
    return this.#clusters.has(cluster);
  }

  /** Whether all seeds are in passages that were found. */
  covers(seeds: Uint32Array): boolean {
    for (let i = 0; i < seeds.length; i += 2) if (this.#isCovered[seeds[i]!] !== 1) return false;
    return true;
  }

  /** Takes in a compared article. */
  add(
    facts: KnownFacts,
    other: ComparedBody,
    { rows, similarity, relation, isLonger }: ComparedBodies,
    minPassage: number,
    otherSpans: () => Uint32Array,
  ): void {
    const match = { facts, similarity, relation };
    const isCopy = relation !== null && relation !== 'same-form';
    if (isCopy) this.#clusters.add(facts.cluster);
    if ((relation !== null || isLonger) && (this.#best === null || isCloser(match, this.#best))) {
      this.#best = match;
    }
    // The words that forms share are the form.
    if (relation === 'same-form') return;
    for (const at of passagesIn(rows, minPassage)) {
      if (this.#cover(rows, at) === 0) continue;
      const [start, end] = spanInText(this.body, rows[at + CHAIN.aStart]!, rows[at + CHAIN.aEnd]!);
      const [otherStart, otherEnd] = spanInText(
        other,
        rows[at + CHAIN.bStart]!,
        rows[at + CHAIN.bEnd]!,
      );
      const identity = rows[at + CHAIN.matches]! / rows[at + CHAIN.columns]!;
      const span = { start, end, otherStart, otherEnd };
      this.#passages.push({ number: facts.number, ...span, identity, otherSpans });
    }
  }

  /** Covers the tokens of a passage; returns how many were not covered before. */
  #cover(rows: Uint32Array, at: number): number {
    if (this.#isCovered.length === 0) this.#isCovered = new Uint8Array(this.body.tokens.length);
    let fresh = 0;
    for (let part = at + CHAIN.length; part < nextChain(rows, at); part += PART.length) {
      for (let token = rows[part + PART.aStart]!; token < rows[part + PART.aEnd]!; token++) {
        fresh += 1 - this.#isCovered[token]!;
        this.#isCovered[token] = 1;
      }
    }
    return fresh;
  }

  /** @param learned fingerprints that turned out to be boilerplate. */
  conclude(before: KnownFacts | null, learned: number[]): Judgement {
    const best = this.#best;
    const isForm = best?.relation === 'same-form';
    let verdict: Verdict = this.#passages.length > 0 ? 'partly' : 'new';
    if (best?.relation) verdict = best.relation;
    if (before) verdict = 'revision';
    const ofPassages = verdict === 'new' ? null : (this.#passages[0]?.number ?? null);
    return {
      verdict,
      of: before?.number ?? best?.facts.number ?? ofPassages,
      cluster: before?.cluster ?? (best && !isForm ? best.facts.cluster : null),
      similarity: best?.similarity ?? null,
      coverage: this.#coverage(),
      novelty: this.#novelty(),
      passages: this.#passages.sort((a, b) => a.start - b.start || a.number - b.number),
      isLeader: true,
      learned,
    };
  }

  #coverage(): number {
    if (this.#passages.length === 0) return 0;
    let covered = 0;
    for (const is of this.#isCovered) covered += is;
    return covered / this.#isCovered.length;
  }

  /** Spans of the text that no passage covers, without boilerplate. */
  #novelty(): number[] {
    if (this.#passages.length === 0 && this.body.places === null) return [0, this.#tokens];
    const isNew = new Uint8Array(this.#tokens);
    const { places } = this.body;
    for (let i = 0; i < this.body.tokens.length; i++) {
      if (this.#isCovered[i] !== 1) isNew[places === null ? i : places[i]!] = 1;
    }
    const spans: number[] = [];
    for (let at = isNew.indexOf(1); at >= 0; ) {
      const next = isNew.indexOf(0, at);
      const end = next < 0 ? isNew.length : next;
      spans.push(at, end);
      at = isNew.indexOf(1, end);
    }
    return spans;
  }
}

function isCloser(match: Match, other: Match): boolean {
  const [rank, otherRank] = [ORDER.indexOf(match.relation), ORDER.indexOf(other.relation)];
  if (rank !== otherRank) return rank < otherRank;
  return match.similarity.jaccard > other.similarity.jaccard;
}

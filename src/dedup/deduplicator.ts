/** Judges articles one by one, and remembers them. */

import { type Incoming, Sketcher } from '../judge/incoming.js';
import { Judge } from '../judge/judge.js';
import type { Judgement } from '../judge/verdict.js';
import type { Engine, SketchShape } from '../kernel/engine.js';
import { Kernel } from '../kernel/kernel.js';
import type { Plan } from '../options/plan.js';
import type { RawArticle } from '../read/raw-article.js';
import { encodeSpans } from '../seen/encoded-spans.js';
import type { Change } from '../seen/journal-items.js';
import { KEY_KIND, type KnownArticle, type KnownFacts, type KnownRecord } from '../seen/known.js';
import { keyOfString } from '../seen/posting-table.js';
import type { Seen } from '../seen/seen.js';
import { type Answer, answerOf, firstAnswer, isWhollyNew, jsonOf } from './answer.js';
import { pageKey } from './page-key.js';
import { StreamDate } from './stream-date.js';

/** How articles are judged. */
export interface DedupRules {
  /** Whether the address of a page shows, beside the id, that an article is a revision. */
  key: 'id' | 'url';
  /** Milliseconds between the dates of two articles up to which they are compared; null for any. */
  window: number | null;
  /** Whether articles of the index count, and those that were added by this object. */
  against: boolean;
  within: boolean;
}

/** An article that was judged. */
export interface JudgedArticle {
  id: string;
  answer: Answer;
  /** The answer in JSON. */
  json: string;
}

/** Judges articles by an index, to which it adds them. */
export class Deduplicator {
  readonly seen: Seen;
  readonly #engine: Engine;
  readonly #sketcher: Sketcher;
  readonly #judge: Judge;
  readonly #rules: DedupRules;
  /** Number of the first article that was added here. */
  readonly #first: number;
  #changes: Change[] = [];
  /** The date of the stream so far, which articles without a date are taken to have. */
  readonly #date = new StreamDate();

  constructor(seen: Seen, engine: Engine, plan: Plan, rules: DedupRules) {
    this.seen = seen;
    this.#engine = engine;
    this.#sketcher = new Sketcher(new Kernel(engine.shape));
    this.#judge = new Judge(engine, seen, plan);
    this.#rules = rules;
    this.#first = seen.next;
  }

  /** The shape of the sketches. */
  get shape(): SketchShape {
    return this.#engine.shape;
  }

  /** Sketches an article, which may be judged later. @throws {KernelFullError} if it is too long. */
  sketch(article: RawArticle): Incoming {
    return this.#sketcher.sketch(article);
  }

  /**
   * Judges an article, and adds it if articles that were added here count. It lasts after {@link
   * record} and the index's sync.
   */
  take(article: Incoming): JudgedArticle {
    if (!this.#rules.within) return this.query(article);
    const found = this.#find(article);
    if (found.replayed) return found.replayed;
    const { judgement, record, source, moment } = found;
    const { number } = found;
    if (judgement.learned.length > 0) {
      this.seen.boilerplate.learn(judgement.learned);
      this.#changes.push({ kind: 'boilerplate', pairs: Uint32Array.from(judgement.learned) });
    }
    const known: KnownArticle = {
      number,
      cluster: judgement.cluster ?? number,
      source,
      moment,
      textLow: article.textLow,
      textHigh: article.textHigh,
      exactLow: article.exactLow,
      exactHigh: article.exactHigh,
      fingerprints: judgement.isLeader
        ? this.seen.boilerplate.without(article.fingerprints.keys, source)
        : NO_KEYS,
      tokens: article.tokens,
      spans: article.spans,
      winnowed: article.fingerprints,
      record,
    };
    this.seen.add(known);
    this.#changes.push({ kind: 'article', article: known });
    return { id: record.id, answer: found.answer, json: found.json };
  }

  /** Judges an article without adding it. */
  query(article: Incoming): JudgedArticle {
    const { replayed, record, answer, json } = this.#find(article);
    return replayed ?? { id: record.id, answer, json };
  }

  /** {@link take} for an article of another index, which was sketched in the same way. */
  takeKnown(facts: KnownFacts, other: Seen): JudgedArticle {
    const { tokens, spans } = other.text(facts.number);
    const {
      id,
      title = '',
      date = '',
      source = '',
      url = '',
      credits = [],
      units,
    } = other.recordOf(facts.number);
    const { textLow, textHigh, exactLow, exactHigh, moment } = facts;
    return this.take({
      strings: { id, title, date, source, url },
      ...{ credits, tokens, textLow, textHigh, exactLow, exactHigh },
      moment: date === '' ? Number.NaN : moment,
      units,
      spans: encodeSpans(spans()),
      fingerprints: this.#engine.fingerprints(tokens),
    });
  }

  /** Records all articles since the last call, and forgets those outside the window. */
  record(): void {
    this.seen.record(this.#changes);
    this.#changes = [];
    this.seen.settle();
    const { window } = this.#rules;
    if (window !== null) this.seen.forgetBefore(this.#date.moment - window);
  }

  #find(article: Incoming) {
    const { strings, exactLow, exactHigh } = article;
    const number = this.seen.next;
    const id = strings.id === '' ? `#${number}` : strings.id;
    const isExact = (facts: KnownFacts) =>
      facts.exactLow === exactLow && facts.exactHigh === exactHigh;
    const again = strings.id === '' ? null : this.seen.withString('id', id, isExact);
    if (again) return { replayed: this.#replay(again) };
    const page = this.#rules.key === 'url' ? pageKey(strings.url) : '';
    const before = this.#before(strings.id, page);
    const moment = this.#momentOf(article);
    const source = strings.source === '' ? 0 : keyOfString(strings.source, KEY_KIND.source);
    const judgement = this.#judge.judge(article, source, before, (other) =>
      this.#counts(other, moment),
    );
    const answer = this.#answer(article, id, judgement);
    const json = jsonOf(answer);
    const record = recordOf(article, { id, page, before });
    if (!isWhollyNew(answer, record)) record.answer = json;
    return { replayed: null, number, judgement, answer, json, record, source, moment };
  }

  #replay({ number }: KnownFacts): JudgedArticle {
    const record = this.seen.recordOf(number);
    const answer: Answer = { ...firstAnswer(record), replayed: true };
    return { id: record.id, answer, json: JSON.stringify(answer) };
  }

  /** The last article of the same id, else of the same page, if it is to count; or null. */
  #before(id: string, page: string): KnownFacts | null {
    const byId = id === '' ? null : this.seen.withString('id', id);
    return byId ?? (page === '' ? null : this.seen.withString('page', page));
  }

  #counts(number: number, moment: number): boolean {
    const { window, against, within } = this.#rules;
    if (!(number < this.#first ? against : within)) return false;
    if (window === null) return true;
    return !(Math.abs(this.seen.facts(number).moment - moment) > window);
  }

  /** The date of an article; the date of the stream if it has none. */
  #momentOf({ moment }: Incoming): number {
    this.#date.take(moment);
    return Number.isNaN(moment) ? this.#date.moment : moment;
  }

  #answer(article: Incoming, ownId: string, judgement: Judgement): Answer {
    // Passages, canonical article and verdict mostly name the same few.
    const ids = new Map<number, string>();
    const idOf = (number: number) => {
      const id = ids.get(number) ?? this.seen.recordOf(number).id;
      ids.set(number, id);
      return id;
    };
    return answerOf(article, judgement, {
      ownId,
      idOf,
      canonicalOf: (cluster) => {
        const canonical = this.seen.canonicalOf(cluster);
        return canonical === null ? ownId : idOf(canonical);
      },
      spans: () => this.#engine.decodeSpans(article.spans, article.tokens.length).slice(),
    });
  }
}

const NO_KEYS = new Uint32Array(0);

function recordOf(
  { strings, credits, tokens, units }: Incoming,
  { id, page, before }: { id: string; page: string; before: KnownFacts | null },
): KnownRecord {
  const { title, date, source, url } = strings;
  const record: KnownRecord = { id, words: tokens.length, units };
  if (title !== '') record.title = title;
  if (date !== '') record.date = date;
  if (source !== '') record.source = source;
  if (url !== '') record.url = url;
  if (page !== '') record.page = page;
  if (credits.length > 0) record.credits = [...credits];
  if (before !== null) record.before = before.number;
  return record;
}

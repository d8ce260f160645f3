import { ARTICLE_FIELDS, type ArticleStrings, METADATA_FIELDS } from '../article/fields.js';
import { ROW } from '../kernel/abi.js';
import type { Engine, Fingerprints, OffsetUnit } from '../kernel/engine.js';
import type { RawArticle } from '../read/raw-article.js';
import { mapSpans } from '../repair/offset-map.js';
import { repairSuspected } from '../repair/repair.js';
import { encodeSpans } from '../seen/encoded-spans.js';
import { Publishers } from '../text/agencies.js';
import { CreditFinder } from '../text/credit-lines.js';
import { parseDate } from '../text/dates.js';
import { readIsoDate } from '../text/iso-date.js';
import { sourceOf } from '../text/source-of.js';

/** The place of the date among the bounds of an article's strings. */
const DATE = 2 * ARTICLE_FIELDS.indexOf('date');

/** An article that is to be judged, sketched. All arrays are its own. */
export interface Incoming {
  strings: Omit<ArticleStrings, 'text'>;
  credits: readonly string[];
  /** Milliseconds since 1970; NaN if its date is missing or has several meanings. */
  moment: number;
  /** Length of the text, in the unit of the spans. */
  units: number;
  /** A hash a token. */
  tokens: Uint32Array;
  /** Spans of the tokens in the original text, as the engine encodes them. */
  spans: Uint8Array;
  fingerprints: Fingerprints;
  textLow: number;
  textHigh: number;
  exactLow: number;
  exactHigh: number;
}

/** Sketches articles one by one. */
export class Sketcher {
  readonly #engine: Engine;
  readonly #unit: OffsetUnit;
  readonly #credits: CreditFinder;
  readonly #publishers = new Publishers();

  /** @param engine sketches nothing else. */
  constructor(engine: Engine) {
    this.#engine = engine;
    this.#unit = engine.shape.unit;
    this.#credits = new CreditFinder(engine);
  }

  /** @throws {KernelFullError} if the text does not fit in the kernel. */
  sketch(article: RawArticle): Incoming {
    const repaired = repairSuspected(article.text, article.suspected, this.#unit);
    const text = repaired?.text ?? article.text;
    const sketch = this.#engine.sketch(text);
    const strings = stringsOf(article);
    const credited = this.#credits.creditsOf(article.byline, sketch, text).map(({ name }) => name);
    const { rows, tokens, spans, keys, positions } = this.#engine.take();
    return {
      strings,
      credits: this.#withSource(credited, strings),
      moment: momentOf(article, strings.date),
      units: rows[ROW.units]!,
      textLow: rows[ROW.textHashLow]!,
      textHigh: rows[ROW.textHashHigh]!,
      exactLow: article.hashLow,
      exactHigh: article.hashHigh,
      tokens: tokens.slice(),
      fingerprints: { keys: keys.slice(), positions: new Int32Array(positions.slice().buffer) },
      // Decoding may move the memory that holds the other columns, so it is last.
      spans: repaired ? this.#mapped(spans, tokens.length, repaired.map) : spans.slice(),
    };
  }

  /** Credits with the agency that the article's source is, as a scan has them. */
  #withSource(credits: readonly string[], { source, url }: Incoming['strings']): readonly string[] {
    const agency = this.#publishers.agencyOf(source, url);
    return agency === undefined || credits.includes(agency) ? credits : [...credits, agency];
  }

  #mapped(spans: Uint8Array, count: number, map: Uint32Array): Uint8Array {
    return encodeSpans(mapSpans(this.#engine.decodeSpans(spans, count).slice(), map));
  }
}

/** The moment of a date; nearly all dates are ISO 8601, which is read without an object. */
function momentOf({ bytes, bounds }: RawArticle, date: string): number {
  if (date === '') return Number.NaN;
  const moment = readIsoDate(bytes, bounds[DATE]!, bounds[DATE + 1]!);
  return Number.isNaN(moment) ? parseDate(date) : moment;
}

/** The strings besides the text; the source is else the host of the address. */
function stringsOf(article: RawArticle): Incoming['strings'] {
  const strings: Incoming['strings'] = {
    id: article.string('id'),
    title: '',
    date: '',
    source: '',
    url: '',
  };
  for (const field of METADATA_FIELDS) strings[field] = article.string(field);
  if (strings.source === '') strings.source = sourceOf(strings.url, '');
  return strings;
}

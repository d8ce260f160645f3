/**
 * Finds the articles of a document: the document itself, the elements of an array, of arrays in
 * objects (`{"response": {"results": [...]}}`), or several values one after another. Nothing is held
 * but the value at hand, so an array may be larger than the memory.
 */
import type { FieldNames } from '../../article/fields.js';
import { bodyOf, isFields } from '../../extract/listed-text.js';
import { guessFields, type RecordFields } from '../fields/guess-fields.js';
import { parseJson } from '../fields/parse-json.js';
import { stringOfValue, valueAt } from '../fields/value-at.js';
import type { JsonSource, ValueFault } from './json-source.js';
import { BYTE } from './scan-value.js';

/** A record, or a fault in its place. */
export interface FoundRecord {
  /** Its place in the stream. */
  start: number;
  end: number;
  /** Number of the record, from 1; 0 if it is all of the document. */
  number: number;
  /** The reason and the place if it cannot be read. */
  fault: { kind: 'broken' | 'cut' | 'large' | 'open'; at: number } | null;
}

/** An array in a document. */
interface ArrayPlace {
  /** The objects around it. */
  level: number;
  /** The name of the field that it is; '' if it is not in an object. */
  name: string;
  /** Whether its elements are records. */
  isChosen: boolean;
}

/** A record that is broken. */
interface BrokenRecord {
  start: number;
  /** How it begins. */
  opening: Uint8Array;
}

/** An object up to this size is looked at as a whole: a larger one is not an article. */
const OBJECT_BYTES = 16 * 1024 * 1024;
const KEY_BYTES = 1024 * 1024;
/** Levels of objects in which arrays of articles are searched. */
const MOST_LEVELS = 4;
/** Lists whose objects have texts, but are parts of an article. */
const PARTS =
  /^(?:comments?|replies|reviews|reactions|images?|photos|pictures|media|videos|gallery|captions|tags|entities|quotes|links|embeds|authors?|related.*)$/i;
/** The nodes of a graph are not all articles, so those without a text are not records. */
const GRAPH = '@graph';

/** Finds the records of one document; see the head of this file. */
export class RecordFinder {
  readonly #source: JsonSource;
  readonly #asked: FieldNames;
  readonly #maxBytes: number;
  #count = 0;
  /** Whether the stream ended in a record with a fault. */
  #isCut = false;
  /** The fields of the records, by the first of them; null until a record with a text is seen. */
  fields: RecordFields | null = null;

  constructor(source: JsonSource, asked: FieldNames, maxBytes: number) {
    this.#source = source;
    this.#asked = asked;
    this.#maxBytes = maxBytes;
  }

  /** The records in order; each is in memory until the next is requested. */
  *records(): Generator<FoundRecord> {
    const source = this.#source;
    let at = source.afterSpace(source.start());
    if (source.byteAt(at) === BYTE.openObject) this.#guess(source.sample(at));
    while (source.byteAt(at) >= 0) {
      const byte = source.byteAt(at);
      if (byte === BYTE.openArray) {
        at = yield* this.#array(at, { level: 0, name: '', isChosen: this.#holdsRecords(at) });
      } else if (byte === BYTE.openObject) at = yield* this.#object(at, 0);
      else at = yield* this.#broken(this.#brokenAt(at), { fault: 'broken', at });
      // Some lists have commas but no brackets.
      do at = source.afterSpace(at);
      while (source.byteAt(at) === BYTE.comma && at++ >= 0);
      source.release(at);
    }
  }

  *#object(at: number, level: number): Generator<FoundRecord, number> {
    const source = this.#source;
    const found = source.endOf(at, Math.min(OBJECT_BYTES, this.#maxBytes));
    if ('fault' in found) {
      const before = this.#count;
      const end = yield* this.#members(at, level);
      // The object is one record, unless it holds records.
      if (level === 0 && before === this.#count) yield this.#faulty(at, end, found);
      return end;
    }
    const { end } = found;
    const value = parsed(source.textOf(at, end));
    const [before, kept] = [this.#count, source.keep(at)];
    // An object without articles is reported as a whole.
    if (this.#guess([value])) yield this.#record(at, end, level);
    else yield* this.#members(at, level);
    if (level === 0 && before === this.#count) yield this.#record(at, end, level);
    source.keep(kept);
    return end;
  }

  /** The records within an object that is not one itself. */
  *#members(start: number, level: number): Generator<FoundRecord, number> {
    const source = this.#source;
    const opening = source.openingAt(start);
    const lost = (at: number, fault: ValueFault['fault'] = 'broken') => {
      // A value that is too large fills the memory, so nothing after it is read here.
      const isCut = fault !== 'large' && source.byteAt(at) < 0;
      return this.#broken({ start, opening }, { fault: isCut ? 'cut' : fault, at });
    };
    let at = source.afterSpace(start + 1);
    for (;;) {
      while (source.byteAt(at) === BYTE.comma) at = source.afterSpace(at + 1);
      if (source.byteAt(at) === BYTE.closeObject) return at + 1;
      const key = source.endOf(at, KEY_BYTES);
      if ('fault' in key) return yield* lost(key.at);
      if (source.byteAt(at) !== BYTE.quote) return yield* lost(at);
      const name = String(parsed(source.textOf(at, key.end)));
      at = source.afterSpace(key.end);
      if (source.byteAt(at) !== BYTE.colon) return yield* lost(at);
      at = source.afterSpace(at + 1);
      const byte = source.byteAt(at);
      const mayHold = level < MOST_LEVELS && !PARTS.test(name);
      if (byte === BYTE.openArray && mayHold && this.#holdsRecords(at)) {
        at = yield* this.#array(at, { level: level + 1, name, isChosen: true });
      } else if (byte === BYTE.openArray && mayHold && this.#holdsLists(at)) {
        at = yield* this.#array(at, { level: level + 1, name, isChosen: false });
      } else if (byte === BYTE.openObject && mayHold) {
        at = yield* this.#object(at, level + 1);
      } else {
        const value = source.endOf(at, this.#maxBytes);
        if ('fault' in value) return yield* lost(value.at, value.fault);
        at = value.end;
      }
      at = source.afterSpace(at);
    }
  }

  /** Whether the first elements of an array have texts. */
  #holdsRecords(start: number): boolean {
    return this.#guess(this.#source.sample(this.#source.afterSpace(start + 1)));
  }

  /** Whether the first elements of an array are objects with lists of articles, as exports of Ghost have them. */
  #holdsLists(start: number): boolean {
    const sample = this.#source.sample(this.#source.afterSpace(start + 1));
    return sample.some((value) => hasList(value, this.#asked, MOST_LEVELS));
  }

  /** The records of an array; if it is not chosen, they are within its objects. */
  *#array(start: number, { level, name, isChosen }: ArrayPlace): Generator<FoundRecord, number> {
    const source = this.#source;
    let at = source.afterSpace(start + 1);
    for (;;) {
      source.release(at);
      while (source.byteAt(at) === BYTE.comma) at = source.afterSpace(at + 1);
      const byte = source.byteAt(at);
      if (byte === BYTE.closeArray) return at + 1;
      if (byte < 0) {
        if (!this.#isCut) {
          yield { start: at, end: at, number: this.#count, fault: { kind: 'open', at: start } };
        }
        return at;
      }
      const isNested = byte === BYTE.openArray && level < MOST_LEVELS;
      if (!isChosen && byte === BYTE.openObject) at = yield* this.#object(at, level);
      else if (isNested && this.#holdsRecords(at)) {
        at = yield* this.#array(at, { level: level + 1, name, isChosen: true });
      } else {
        const found = source.endOf(at, this.#maxBytes);
        if ('fault' in found) {
          at = yield* this.#broken(this.#brokenAt(at), found);
        } else {
          if (this.#isRecord(at, found.end, name)) yield this.#record(at, found.end, 1);
          at = found.end;
        }
      }
      at = source.afterSpace(at);
    }
  }

  #isRecord(start: number, end: number, name: string): boolean {
    if (name !== GRAPH) return true;
    return this.#hasText(parsed(this.#source.textOf(start, end)));
  }

  /** Whether values have texts; the first that have decide about the fields of all records. */
  #guess(sample: readonly unknown[]): boolean {
    if (this.fields) return sample.some((value) => this.#hasText(value));
    const fields = guessFields(sample, this.#asked);
    const hasText = sample.some((value) => hasTextIn(value, fields.names));
    if (hasText) this.fields = fields;
    return hasText;
  }

  #hasText(value: unknown): boolean {
    return hasTextIn(value, this.fields?.names ?? this.#asked);
  }

  /** A record; if it is the only value of the document, it has no number. */
  #record(start: number, end: number, level: number): FoundRecord {
    this.#source.remember(start);
    const isAll = level === 0 && this.#count === 0 && this.#source.isLast(end);
    this.#count++;
    return { start, end, number: isAll ? 0 : this.#count, fault: null };
  }

  #faulty(start: number, end: number, { fault: kind, at }: ValueFault): FoundRecord {
    this.#count++;
    return { start, end, number: this.#count, fault: { kind, at } };
  }

  /** Reports a record with a fault, and returns where the next one begins. */
  *#broken({ start, opening }: BrokenRecord, found: ValueFault): Generator<FoundRecord, number> {
    const next = this.#source.nextLike(start, opening, found.at);
    this.#isCut = this.#source.byteAt(next) < 0;
    yield this.#faulty(start, next, found);
    return next;
  }

  #brokenAt(start: number): BrokenRecord {
    return { start, opening: this.#source.openingAt(start) };
  }
}

function hasTextIn(value: unknown, names: FieldNames): boolean {
  return isFields(value) && (bodyOf(valueAt(value, names.text)) ?? '').trim() !== '';
}

/** Whether a value is an object with a list of records that have a title and a text, at some level. */
function hasList(value: unknown, asked: FieldNames, levels: number): boolean {
  if (!isFields(value) || levels === 0) return false;
  return Object.entries(value).some(([name, inner]) => {
    if (PARTS.test(name)) return false;
    if (!Array.isArray(inner)) return hasList(inner, asked, levels - 1);
    const { names } = guessFields(inner, asked);
    return inner.some((each) => hasTextIn(each, names) && hasTitleIn(each, names));
  });
}

function hasTitleIn(value: unknown, names: FieldNames): boolean {
  return stringOfValue(valueAt(value, names.title)) !== '';
}

/** The value of JSON; undefined if it is broken. */
function parsed(json: string): unknown {
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}

/** Articles in memory: a program gives them, and they are checked like the records of a file. */
import {
  type ArticleStrings,
  METADATA_FIELDS,
  type Metadata,
  type MetadataField,
  NO_STRINGS,
} from '../article/fields.js';
import type { Unnamed } from '../article/names.js';
import { type SkippedRecord, skip } from '../article/skipped.js';
import { UsageError } from '../errors.js';
import { kindOf } from './fields/article-strings.js';

/** An article in memory. */
export interface Article extends Metadata {
  /**
   * Names the article in results. Articles with the same id are all read, and are also named by
   * their index in the input: `17:0` and `17:3`.
   */
  id: string;
  text: string;
}

/** An article in a program's own types: with numbers, and with dates as objects. */
export interface ArticleInput extends Omit<Article, 'id' | 'date'> {
  /**
   * A number becomes the string that JSON has for it; an integer that is not safe has lost digits,
   * and is refused.
   */
  id: string | number | bigint;
  /** A number counts seconds or milliseconds since 1970. */
  date?: string | number | Date;
}

/** The articles that are valid, their names, and the faults of the others. */
export interface GivenArticles {
  articles: ArticleStrings[];
  unnamed: Unnamed[];
  skipped: SkippedRecord[];
}

/**
 * Checks articles. A value that is not an article, or has no id or no text, is skipped by its
 * index; a field of an unusable type is left out, and named.
 */
export function takeArticles(given: readonly unknown[]): GivenArticles {
  const articles: ArticleStrings[] = [];
  const unnamed: Unnamed[] = [];
  const skipped: SkippedRecord[] = [];
  for (const [index, item] of given.entries()) {
    const place = { where: `the article at index ${index}`, path: `#${index}` };
    const article = takeArticle(item, place, skipped);
    if (!article) continue;
    articles.push(article);
    unnamed.push({ own: article.id, file: '', line: index });
  }
  return { articles, unnamed, skipped };
}

/**
 * Checks an article that cannot be skipped.
 * @param index its place among the articles of a caller; null for one alone.
 * @throws {UsageError} if it is not an article, or has no id or no text.
 */
export function takeOne(given: unknown, index: number | null): ArticleStrings {
  const where = index === null ? 'the article' : `the article at index ${index}`;
  const skipped: SkippedRecord[] = [];
  const article = takeArticle(given, { where, path: `#${index ?? 0}` }, skipped);
  if (!article) throw new UsageError(skipped[0]!.message);
  return article;
}

function takeArticle(
  item: unknown,
  { where, path }: { where: string; path: string },
  skipped: SkippedRecord[],
): ArticleStrings | undefined {
  const fields = typeof item === 'object' && item !== null ? item : {};
  const { id: givenId, text } = fields as Record<string, unknown>;
  const id = idOf(givenId);
  if (id === null) {
    const got = fields === item ? givenId : item;
    const advice = Number.isInteger(got) ? LOST_DIGITS : '';
    const message = `${where} takes a string or an integer as its id, got ${show(got)}${advice}`;
    skipped.push(skip(path, 'no-id', message));
    return undefined;
  }
  if (typeof text !== 'string') {
    skipped.push(skip(id, 'no-text', `${where} takes a string as its text, got ${show(text)}`));
    return undefined;
  }
  const article = { ...NO_STRINGS, id, text };
  for (const field of METADATA_FIELDS) {
    const value = (fields as Record<string, unknown>)[field];
    const string = stringOf(value, field);
    if (string !== null) {
      article[field] = string;
      continue;
    }
    const takes = field === 'date' ? 'a string, a number or a Date' : 'a string';
    const message = `${where} takes ${takes} as its ${field}, got ${show(value)}; it is read without`;
    skipped.push(skip(id, 'bad-field', message));
  }
  return article;
}

/** The id as a string; null if it is not an id, or a number that has lost digits. */
function idOf(id: unknown): string | null {
  if (typeof id === 'string') return id === '' ? null : id;
  if (typeof id === 'bigint') return String(id);
  if (typeof id !== 'number' || !Number.isFinite(id)) return null;
  return Number.isInteger(id) && !Number.isSafeInteger(id) ? null : String(id);
}

/** Metadata as a string, '' if it is missing; null if it is not metadata. */
function stringOf(value: unknown, field: MetadataField): string | null {
  // JSON uses null for a missing value.
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || Number.isFinite(value)) return String(value);
  const isMoment = field === 'date' && value instanceof Date && !Number.isNaN(value.getTime());
  return isMoment ? value.toISOString() : null;
}

/** The fault of an integer that cannot be an id. */
const LOST_DIGITS = ', which has lost digits: give it as a string or a BigInt';

function show(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : 'a Date';
  if (typeof value === 'number') return String(value);
  return value === '' ? 'an empty string' : kindOf(value);
}

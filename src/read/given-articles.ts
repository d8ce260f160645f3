/** Articles in memory: what a program gives, checked as what a file gives is. */
import {
  type ArticleStrings,
  METADATA_FIELDS,
  type Metadata,
  type MetadataField,
  NO_STRINGS,
} from '../article/fields.js';
import type { Unnamed } from '../article/names.js';
import { type SkippedRecord, skip } from '../article/skipped.js';

/** An article in memory. */
export interface Article extends Metadata {
  /**
   * Names the article in results. Articles with the same id are all read, and named by their index in
   * the input too: `17:0` and `17:3`.
   */
  id: string;
  text: string;
}

/** The same as programs have it: with numbers, and dates that are dates. */
export interface ArticleInput extends Omit<Article, 'id' | 'date'> {
  /** A number is taken as JSON has it; one that is no safe integer has lost digits, and is refused. */
  id: string | number | bigint;
  /** A number counts seconds or milliseconds since 1970. */
  date?: string | number | Date;
}

/** The articles that are any, what names each of them, and what was amiss with the others. */
export interface GivenArticles {
  articles: ArticleStrings[];
  unnamed: Unnamed[];
  skipped: SkippedRecord[];
}

/**
 * Checks articles. Whatever is no article, or has no id or no text, is skipped by its index;
 * a field of a type that nothing can be made of is left out, and named.
 */
export function takeArticles(given: readonly unknown[]): GivenArticles {
  const articles: ArticleStrings[] = [];
  const unnamed: Unnamed[] = [];
  const skipped: SkippedRecord[] = [];
  for (const [index, item] of given.entries()) {
    const article = takeArticle(item, index, skipped);
    if (!article) continue;
    articles.push(article);
    unnamed.push({ own: article.id, file: '', line: index });
  }
  return { articles, unnamed, skipped };
}

function takeArticle(
  item: unknown,
  index: number,
  skipped: SkippedRecord[],
): ArticleStrings | undefined {
  const fields = typeof item === 'object' && item !== null ? item : {};
  const { id: givenId, text } = fields as Record<string, unknown>;
  const id = idOf(givenId);
  const where = `the article at index ${index}`;
  if (id === null) {
    const message = `${where} takes a string or an integer as its id, got ${show(fields === item ? givenId : item)}`;
    skipped.push(skip(`#${index}`, 'no-id', message));
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

/** The id as a string; null where it is none, or a number that has lost digits by now. */
function idOf(id: unknown): string | null {
  if (typeof id === 'string') return id === '' ? null : id;
  if (typeof id === 'bigint') return String(id);
  if (typeof id !== 'number' || !Number.isFinite(id)) return null;
  return Number.isInteger(id) && !Number.isSafeInteger(id) ? null : String(id);
}

/** Metadata as a string, '' for none; null for what is neither. */
function stringOf(value: unknown, field: MetadataField): string | null {
  // Null is what JSON has for none.
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || Number.isFinite(value)) return String(value);
  const isMoment = field === 'date' && value instanceof Date && !Number.isNaN(value.getTime());
  return isMoment ? value.toISOString() : null;
}

function show(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : 'a Date';
  if (typeof value === 'number' && Number.isInteger(value)) {
    return `${value}, which has lost digits: give it as a string or a BigInt`;
  }
  if (value === undefined) return 'none';
  if (value === null || typeof value === 'number') return String(value);
  if (typeof value === 'string') return value === '' ? 'an empty string' : 'a string';
  return Array.isArray(value) ? 'an array' : `one that is of type ${typeof value}`;
}

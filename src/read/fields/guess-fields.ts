/**
 * Finds the fields of the records of a file from its first records. The guess is a function of the
 * beginning of the file and of the names that the user gave, so all jobs of a file agree.
 */
import { type ArticleField, type FieldNames, METADATA_FIELDS } from '../../article/fields.js';
import { bodyOf, type Fields, isFields } from '../../extract/listed-text.js';
import { candidatesOf, comparable, isNamed, WRAPPERS } from './candidates.js';
import { bylineOf, fieldNames, stringOfValue, valueAt } from './value-at.js';

/** The fields of the records of a file. */
export interface RecordFields {
  /** The names of the fields from which articles are taken. */
  names: FieldNames;
  /** The fields that were guessed by other than the common names, so that a notice can name them. */
  assumed: Partial<Record<ArticleField, string>>;
  /** The fields of the first records, for messages. */
  there: readonly string[];
}

/** The number of records that a guess rests on: enough for fields that some records lack. */
export const SAMPLE_RECORDS = 20;

/** The order in which guesses are shown. */
const SHOWN_ORDER: readonly ArticleField[] = ['text', ...METADATA_FIELDS, 'id'];

/** The number of fields that are listed. */
const MOST_LISTED = 40;

/**
 * Guesses the fields that the user did not name. Names as in the options go first; in place of
 * them, the first candidate that is of use in at least half of the records in which any is.
 * @param sample the first records of a file, of which the first {@link SAMPLE_RECORDS} count.
 */
export function guessFields(sample: readonly unknown[], asked: FieldNames): RecordFields {
  const records = sample.slice(0, SAMPLE_RECORDS).filter(isFields);
  const there = [...new Set(records.flatMap((record) => [...fieldNames(record)]))];
  const names: Record<ArticleField, string> = { ...asked };
  const assumed: RecordFields['assumed'] = {};
  const wrapper = isNamed('text', asked.text) ? '' : wrapperOf(records);
  for (const field of SHOWN_ORDER) {
    if (isNamed(field, asked[field])) continue;
    const found = guessIn(records, field, wrapper);
    if (!found || found === field) continue;
    names[field] = found;
    assumed[field] = found;
  }
  const byline = guessIn(records, 'byline', wrapper);
  return {
    names: byline === undefined ? names : { ...names, byline },
    assumed,
    there: there.slice(0, MOST_LISTED),
  };
}

/** A name of a field of an article, or of its byline. */
type GuessedField = ArticleField | 'byline';

/** The best name of a field in the object that has the text, or else in the record itself. */
function guessIn(
  records: readonly Fields[],
  field: GuessedField,
  wrapper: string,
): string | undefined {
  const inWrapper = wrapper === '' ? undefined : guessField(records, field, wrapper);
  return inWrapper ?? guessField(records, field, '');
}

/** The object in the records that has the text, with a dot; '' if the records have it themselves. */
function wrapperOf(records: readonly Fields[]): string {
  if (guessField(records, 'text', '') !== undefined) return '';
  for (const wrapper of WRAPPERS) {
    if (guessField(records, 'text', `${wrapper}.`) !== undefined) return `${wrapper}.`;
  }
  return '';
}

/** The best name of a field, as the records spell it; undefined if there is none. */
function guessField(
  records: readonly Fields[],
  field: GuessedField,
  wrapper: string,
): string | undefined {
  const isUsed = (record: Fields, name: string) => isUsable(field, name, valueAt(record, name));
  if (wrapper === '' && records.some((record) => isUsed(record, field))) return field;
  let most = 0;
  const counted: { name: string; count: number }[] = [];
  for (const candidate of candidatesOf(field)) {
    const names = new Set(records.flatMap((record) => spelled(record, wrapper + candidate)));
    for (const name of names) {
      const count = records.filter((record) => isUsed(record, name)).length;
      if (count > 0) counted.push({ name, count });
      most = Math.max(most, count);
    }
  }
  return counted.find(({ count }) => 2 * count >= most)?.name;
}

/** The names in a record, as it spells them, that a comparable name means. */
function spelled(record: unknown, candidate: string): string[] {
  if (typeof record !== 'object' || record === null) return [];
  const dot = candidate.indexOf('.');
  const outer = dot < 0 ? candidate : candidate.slice(0, dot);
  const keys = Object.keys(record).filter((key) => comparable(key) === outer);
  if (dot < 0) return keys;
  return keys.flatMap((key) =>
    spelled((record as Fields)[key], candidate.slice(dot + 1)).map((inner) => `${key}.${inner}`),
  );
}

/** A whole page, as crawlers keep it beside its text. */
const IS_PAGE = /^\s*<(?:!doctype|html|head)\b/i;
/** An address of a page, not only of a site. */
const PAGE = /^(?:https?:)?\/\/[^/\s]+\/[^\s]+$/i;

/** Whether a value can be that field of an article. */
function isUsable(field: GuessedField, name: string, value: unknown): boolean {
  if (field === 'text') {
    const body = bodyOf(value) ?? '';
    return body.trim() !== '' && !(name.endsWith('html') && IS_PAGE.test(body));
  }
  if (field === 'byline') return bylineOf(value).trim() !== '';
  const text = stringOfValue(value);
  if (text.trim() === '') return false;
  // trafilatura has the address of the page as its source.
  if (field === 'source') return !PAGE.test(text) && typeof value !== 'number';
  if (field === 'url') return name === 'url' || PAGE.test(text);
  if (field === 'title') return typeof value !== 'number';
  return true;
}

import { ARTICLE_FIELDS, FIELDS, type FieldNames } from '../article/fields.js';
import { checkInstalled } from '../extract/extractors.js';
import type { FieldOptions } from '../options/field-options.js';
import type { ScanOptions } from '../options/scan-options.js';
import type { ReadOptions } from '../read/reader.js';

/**
 * How input is read, according to the options.
 * @throws RunError if the extractor is not installed.
 */
export function readOptions(
  options: FieldOptions &
    Pick<ScanOptions, 'source' | 'encoding' | 'extractor' | 'maxSize' | 'maxRatio'>,
): ReadOptions {
  const names = ARTICLE_FIELDS.map((field) => [field, options[FIELDS[field].option]]);
  const { encoding, extractor, maxSize, maxRatio } = options;
  checkInstalled(extractor);
  const fields = Object.fromEntries(names) as FieldNames;
  return { fields, encoding, extractor, maxSize, maxRatio };
}

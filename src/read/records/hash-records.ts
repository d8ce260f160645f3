import { hashPart } from '../hash-files.js';
import type { Hasher, Job, ReadOptions } from '../reader.js';
import { encodingOfFile, Utf8Check } from '../records-encoding.js';
import { fieldsOfFile } from './sample.js';
import { isWide } from './wide-records.js';

/**
 * Adds a range of records to a hash, with the evidence by which lines that are not UTF-8 are
 * decoded.
 */
export function hashRecords(
  { files, range }: Job,
  { encoding, fields }: ReadOptions,
  hasher: Hasher,
): void {
  const { path } = files[0]!;
  const { start, end } = range ?? { start: 0, end: 0 };
  // The byte before shows where the first line begins, and the last line may end after the range.
  const part = { path, start: Math.max(0, start - 1), end };
  if (start === 0 && isWide(path, encoding)) part.end = 0;
  // The beginning of the file decides which fields are read.
  hasher.update(JSON.stringify(fieldsOfFile(path, fields).names));
  const check = new Utf8Check();
  hashPart(part, hasher, (piece) => check.add(piece));
  // Lines that are not UTF-8 are decoded by the evidence of the whole file.
  if (!check.isValid) hasher.update(JSON.stringify(encodingOfFile(path)));
}

/** Tables of text, with an article a row. */
import { lazily } from '../lazily.js';
import type { Reader } from '../reader.js';
import { acceptsCsv } from './accepts.js';

/** The reader of tables of text. */
export const CSV: Reader = {
  name: 'csv',
  extensions: ['.csv', '.tsv', '.tab'],
  accepts: acceptsCsv,
  readStream: lazily(async () => (await import('./read-csv.js')).readCsvStream),
  ranges: null,
  seeking: null,
};

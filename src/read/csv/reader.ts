/** Tables of text, with an article a row. */
import type { Reader } from '../reader.js';
import { acceptsCsv } from './accepts.js';
import { readCsvStream } from './read-csv.js';

export const CSV: Reader = {
  name: 'csv',
  extensions: ['.csv', '.tsv', '.tab'],
  accepts: acceptsCsv,
  readStream: readCsvStream,
  ranges: null,
  seeking: null,
};

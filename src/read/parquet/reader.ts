/** Tables of Parquet, with an article a row. */
import { stringOf } from '../../kernel/bytes.js';
import type { Reader } from '../reader.js';
import { MAGIC } from './parquet-file.js';
import { readParquetStream } from './read-parquet.js';

export const PARQUET: Reader = {
  name: 'parquet',
  extensions: ['.parquet'],
  accepts: ({ bytes }) => stringOf(bytes, 0, MAGIC.length) === MAGIC,
  readStream: readParquetStream,
  ranges: null,
  seeking: null,
};

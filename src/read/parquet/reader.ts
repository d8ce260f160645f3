/** Tables of Parquet, with an article a row. */
import { stringOf } from '../../kernel/bytes.js';
import { lazily } from '../lazily.js';
import type { Reader } from '../reader.js';

/** The first and the last bytes of a file. */
const MAGIC = 'PAR1';

/** The reader of Parquet. */
export const PARQUET: Reader = {
  name: 'parquet',
  extensions: ['.parquet'],
  accepts: ({ bytes }) => stringOf(bytes, 0, MAGIC.length) === MAGIC,
  readStream: lazily(async () => (await import('./read-parquet.js')).readParquetStream),
  ranges: null,
  seeking: null,
};

/** Crawls: WARC files, WET files (WARC with the texts of pages) and ARC files. */
import { latin1Of } from '../../kernel/bytes.js';
import type { OpenInner } from '../open-inner.js';
import type { Reader } from '../reader.js';
import { readWarcStream } from './read-warc.js';

const NAME = 'warc';

/** The reader of crawls; `open` reads their pages. */
export function warcReader(open: OpenInner): Reader {
  const readStream: Reader['readStream'] = (...stream) => readWarcStream(open, ...stream);
  return {
    name: NAME,
    extensions: ['.warc', '.wet', '.arc'],
    accepts: ({ bytes }) => /^(?:WARC\/\d\.\d|filedesc:\/\/)/.test(latin1Of(bytes.subarray(0, 16))),
    readStream,
    ranges: null,
    seeking: null,
  };
}

/** Crawls: WARC files, WET files (WARC with the texts of pages) and ARC files. */
import { latin1Of } from '../../kernel/bytes.js';
import { lazily } from '../lazily.js';
import type { OpenInner } from '../open-inner.js';
import type { Reader } from '../reader.js';

const NAME = 'warc';
const BEGIN = /^(?:WARC\/\d\.\d|filedesc:\/\/)/;
/** The bytes that it may begin with: every file is asked. */
const FIRST: ReadonlySet<number | undefined> = new Set([0x57, 0x66]);

/** The reader of crawls; `open` reads their pages. */
export function warcReader(open: OpenInner): Reader {
  return {
    name: NAME,
    extensions: ['.warc', '.wet', '.arc'],
    accepts: ({ bytes }) => FIRST.has(bytes[0]) && BEGIN.test(latin1Of(bytes.subarray(0, 16))),
    readStream: lazily(async () => {
      const { readWarcStream } = await import('./read-warc.js');
      return (...stream) => readWarcStream(open, ...stream);
    }),
    ranges: null,
    seeking: null,
  };
}

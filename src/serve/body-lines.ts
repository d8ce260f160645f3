/** The body of a request as lines, which are judged while the others are on their way. */
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import type { LinePiece } from '../dedup/line-blocks.js';
import { stringOf } from '../kernel/bytes.js';
import { parseJson } from '../read/fields/parse-json.js';

const LINE_FEED = 0x0a;
const SPACE = 0x20;

/** Bytes that are received at most while those before them are judged. */
const WAITING_BYTES = 256 * 1024;

/** Whether the last of some lines has no end. */
export function isUnfinished(piece: LinePiece): boolean {
  return typeof piece !== 'number' && piece.at(-1) !== LINE_FEED;
}

/**
 * The chunks of a body. After `stop` it ends with those that were received.
 * @returns a stream that fails if the client cuts the body off.
 */
export function untilStopped(body: IncomingMessage, stop: AbortSignal): PassThrough {
  const chunks = new PassThrough({ highWaterMark: WAITING_BYTES });
  const end = () => {
    body.unpipe(chunks);
    chunks.end();
  };
  const cut = () => {
    if (!body.complete) chunks.destroy(new Error('the client cut its upload off'));
  };
  body.once('close', cut);
  stop.addEventListener('abort', end, { once: true });
  chunks.once('close', () => {
    body.off('close', cut);
    stop.removeEventListener('abort', end);
  });
  body.pipe(chunks);
  if (stop.aborted) end();
  return chunks;
}

/**
 * A document of JSON as one line. Only white space has line feeds there, so numbers keep their digits.
 * @throws {SyntaxError} if it has several lines and is not JSON.
 */
export function asOneLine(json: Uint8Array): Uint8Array {
  if (!json.includes(LINE_FEED)) return json;
  parseJson(stringOf(json));
  const line = Uint8Array.from(json);
  for (let at = line.indexOf(LINE_FEED); at >= 0; at = line.indexOf(LINE_FEED, at + 1)) {
    line[at] = SPACE;
  }
  return line;
}

/** The body of a response of HTTP as it was stored: chunked, compressed, in some charset. */
import zlib from 'node:zlib';
import { messageOf } from '../../errors.js';
import { asBuffer, latin1Of } from '../../kernel/bytes.js';
import { newInflater } from '../compressed/inflaters.js';
import { headerFields } from './head.js';

/** A response. */
export interface HttpResponse {
  status: number;
  /** Media type in small letters, without parameters; '' if it is not stated. */
  mediaType: string;
  /** Charset of the header; '' if it is not stated. */
  charset: string;
  body: Uint8Array;
  /** The fault of the body, of which only a part could be read; '' if there is none. */
  fault: string;
  /** Whether the body has the length that the header states. */
  isComplete: boolean;
}

/** Limits of a decompressed body. */
export interface BodyLimits {
  maxBytes: number;
  maxRatio: number;
}

/** A body, and its fault or ''. */
interface Body {
  body: Uint8Array;
  fault: string;
}

/** Bytes that a body may have at any ratio. */
const FREE_BYTES = 1 << 20;

/** Reads a response; undefined if the block does not begin with a head of HTTP. */
export function httpResponse(block: Uint8Array, limits: BodyLimits): HttpResponse | undefined {
  const [, status] = /^HTTP\/\d(?:\.\d)? +(\d{3})\b/i.exec(latin1Of(block.subarray(0, 64))) ?? [];
  const { end, fields } = headerFields(block);
  if (status === undefined) return undefined;
  const raw = end < 0 ? block.subarray(block.length) : block.subarray(end);
  const chunked = /\bchunked\b/i.test(fields.get('transfer-encoding') ?? '');
  const unchunked = chunked ? joinChunks(raw) : { body: raw, fault: '' };
  const encodings = (fields.get('content-encoding') ?? '').toLowerCase().split(/[\s,]+/);
  const decoded = encodings
    .filter((name) => name !== '' && name !== 'identity')
    .reduceRight<Body>((body, name) => decompress(body, name, limits), unchunked);
  const isComplete = raw.length >= Number(fields.get('content-length') ?? Number.NaN);
  const type = mediaTypeOf(fields.get('content-type') ?? '');
  return { status: Number(status), ...type, ...decoded, isComplete };
}

/** The parts of a header `Content-Type`. */
export function mediaTypeOf(header: string): { mediaType: string; charset: string } {
  const mediaType = (header.split(/[;,]/)[0] ?? '').trim().toLowerCase();
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(header)?.[1] ?? '';
  return { mediaType, charset };
}

/**
 * Joins the chunks of a body. Crawlers often keep the header of a body that they had joined
 * already: without a size at its start, it is the body itself.
 */
function joinChunks(raw: Uint8Array): Body {
  const buffer = asBuffer(raw);
  const chunks: Uint8Array[] = [];
  for (let at = 0; ; ) {
    const feed = buffer.indexOf(0x0a, at);
    const line = feed < 0 ? '' : latin1Of(raw.subarray(at, Math.min(feed, at + 1024)));
    const [, digits] = /^([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(line) ?? [];
    if (digits === undefined) {
      const isRaw = chunks.length === 0;
      if (isRaw) return { body: raw, fault: '' };
      return { body: concat(chunks), fault: `its chunks break off at byte ${at} of the body` };
    }
    const size = Number.parseInt(digits, 16);
    if (size === 0) return { body: concat(chunks), fault: '' };
    const chunk = raw.subarray(feed + 1, feed + 1 + size);
    chunks.push(chunk);
    if (chunk.length < size) {
      return { body: concat(chunks), fault: 'it ends within a chunk' };
    }
    at = feed + 1 + size;
    if (raw[at] === 0x0d) at++;
    if (raw[at] === 0x0a) at++;
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Decompresses a body; one that was stored decompressed in spite of its header stays. */
function decompress({ body, fault }: Body, encoding: string, limits: BodyLimits): Body {
  if (body.length === 0) return { body, fault };
  const most = Math.max(FREE_BYTES, body.length * limits.maxRatio);
  const maxOutputLength = Math.min(limits.maxBytes, most);
  try {
    return { body: decompressed(body, encoding, maxOutputLength) ?? body, fault };
  } catch (error) {
    const { code = messageOf(error) } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      const message = `its body is larger than ${maxOutputLength} bytes when decompressed`;
      return { body: body.subarray(0, 0), fault: message };
    }
    return { body: body.subarray(0, 0), fault: `its body is broken ${encoding} (${code})` };
  }
}

/** Undefined if the bytes are not of this encoding, or if it is not known. */
function decompressed(
  body: Uint8Array,
  encoding: string,
  maxOutputLength: number,
): Uint8Array | undefined {
  // A body that was cut gives the part that is there.
  const options = { maxOutputLength, finishFlush: zlib.constants.Z_SYNC_FLUSH };
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return body[0] === 0x1f && body[1] === 0x8b ? zlib.gunzipSync(body, options) : undefined;
    case 'deflate':
      // Servers send it with and without the head of zlib.
      if ((body[0]! & 0x0f) === 8 && (body[0]! * 256 + body[1]!) % 31 === 0) {
        return zlib.inflateSync(body, options);
      }
      return isText(body) ? undefined : zlib.inflateRawSync(body, options);
    case 'br': {
      if (isText(body)) return undefined;
      const finishFlush = zlib.constants.BROTLI_OPERATION_FLUSH;
      return zlib.brotliDecompressSync(body, { maxOutputLength, finishFlush });
    }
    case 'zstd':
      return isText(body) ? undefined : unpackZstd(body, maxOutputLength);
    default:
      if (isText(body)) return undefined;
      throw Object.assign(new Error(encoding), { code: 'an encoding that is not read' });
  }
}

/** @throws a fault, or the error by which zlib names a body that is too large. */
function unpackZstd(body: Uint8Array, maxOutputLength: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const take = (piece: Uint8Array) => {
    bytes += piece.length;
    if (bytes > maxOutputLength) {
      throw Object.assign(new Error('too large'), { code: 'ERR_BUFFER_TOO_LARGE' });
    }
    pieces.push(piece);
  };
  const inflater = newInflater('zstd');
  inflater.push(body, take);
  inflater.end(take);
  return concat(pieces);
}

/** Whether bytes begin like text, which compressed ones never do for long. */
function isText(body: Uint8Array): boolean {
  return /^\s*[<{[\w"'][\t\n\r\x20-\x7e]{0,60}$/.test(latin1Of(body.subarray(0, 48)));
}

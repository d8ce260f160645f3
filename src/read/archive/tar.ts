/**
 * The members of tar archives: v7, ustar, pax and GNU. A stream is read once, and a member is given
 * as a stream itself, so a member may be of any size.
 */
import { latin1Of, stringOf } from '../../kernel/bytes.js';
import type { StreamWindow } from '../stream-window.js';
import { type ArchiveItem, LINKS, type MemberLeftOut } from './member.js';
import { BLOCK, headOfTar, type TarHead, textAt } from './tar-head.js';

/** Heads of pax and long names of GNU are not larger. */
const MOST_NAME_BYTES = 1 << 20;

/** Facts about a member from the heads before it. */
interface Overrides {
  path?: string;
  size?: number;
  isSparse?: boolean;
}

/** The members of an archive, and the faults between them. */
export function* tarMembers(window: StreamWindow): Generator<ArchiveItem, void> {
  let overrides: Overrides = {};
  let number = 0;
  let hasEnd = false;
  for (;;) {
    const held = window.fill(BLOCK);
    if (held < BLOCK) {
      const at = window.position;
      if (held > 0 || !hasEnd) yield broken(number + 1, `is cut: it ends at byte ${at + held}`);
      return;
    }
    if (isZero(window.bytes.subarray(0, BLOCK))) {
      hasEnd = true;
      window.advance(BLOCK);
      continue;
    }
    const start = window.position;
    const head = headOfTar(window.bytes);
    if (!head) {
      const passed = skipToHead(window);
      yield broken(++number, `is broken at byte ${start}; ${passed} bytes were passed over`);
      continue;
    }
    hasEnd = false;
    window.advance(BLOCK);
    if (head.isExtended) skipExtended(window);
    const size = overrides.size ?? head.size;
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    if ('LKxg'.includes(head.type)) {
      overrides = { ...overrides, ...readOverrides(window, head) };
      continue;
    }
    const name = overrides.path ?? head.name;
    const isSparse = overrides.isSparse || head.type === 'S';
    overrides = {};
    number++;
    const end = window.position + size;
    const item = itemOf(head, { number, name, isSparse });
    if (item === 'member') {
      yield { type: 'member', number, name, bytes: size, read: window.take(size) };
    } else if (item) yield item;
    const rest = end - window.position;
    const missing = rest - window.skip(rest);
    if (missing > 0) {
      const message = `is cut with the archive: ${missing} of its ${size} bytes are missing`;
      return yield { type: 'fault', number, name, reason: 'broken-data', message };
    }
    window.skip(padding);
  }
}

/** Whether an entry is a member, is left out, or is a folder. */
function itemOf(
  { type }: TarHead,
  { number, name, isSparse }: { number: number; name: string; isSparse: boolean },
): 'member' | MemberLeftOut | undefined {
  if (isSparse) return { type: 'left-out', number, cause: 'are sparse files' };
  if (type === '5' || name.endsWith('/')) return undefined;
  return /[0\0 7]/.test(type) ? 'member' : { type: 'left-out', number, cause: LINKS };
}

function broken(number: number, message: string): ArchiveItem {
  return {
    type: 'fault',
    number,
    name: '',
    reason: 'broken-data',
    message: `the archive ${message}`,
  };
}

function isZero(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** Reads a head that is about the member that follows, or about all of them. */
function readOverrides(window: StreamWindow, { type, size }: TarHead): Overrides {
  const padded = Math.ceil(size / BLOCK) * BLOCK;
  if (size > MOST_NAME_BYTES || type === 'K' || type === 'g') {
    window.skip(padded);
    return {};
  }
  window.fill(padded);
  const content = window.bytes.slice(0, size);
  window.skip(padded);
  if (type === 'L') return { path: textAt(content, 0, content.length) };
  const fields = paxFields(content);
  const path = fields.get('GNU.sparse.name') ?? fields.get('path');
  const stated = Number(fields.get('size') ?? Number.NaN);
  return {
    ...(path === undefined ? {} : { path }),
    ...(stated >= 0 ? { size: Math.min(stated, Number.MAX_SAFE_INTEGER) } : {}),
    ...([...fields.keys()].some((key) => key.startsWith('GNU.sparse.')) ? { isSparse: true } : {}),
  };
}

/** Lines of the form `length key=value`, where the length is of the line in bytes. */
function paxFields(bytes: Uint8Array): Map<string, string> {
  const fields = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 ? 0 : Number(latin1Of(bytes.subarray(at, space)));
    if (!(length > space - at + 1)) break;
    const line = stringOf(bytes, space + 1, at + length - 1);
    const equals = line.indexOf('=');
    if (equals > 0) fields.set(line.slice(0, equals), line.slice(equals + 1));
    at += length;
  }
  return fields;
}

/** Passes over further heads of a sparse file. */
function skipExtended(window: StreamWindow): void {
  for (let isExtended = true; isExtended && window.fill(BLOCK) === BLOCK; ) {
    isExtended = window.bytes[504] === 1;
    window.advance(BLOCK);
  }
}

/**
 * Moves the window to the next multiple of a block that holds a head; returns the number of bytes
 * passed over.
 */
function skipToHead(window: StreamWindow): number {
  const from = window.position;
  do {
    window.skip(BLOCK);
  } while (window.fill(BLOCK) === BLOCK && headOfTar(window.bytes) === undefined);
  return window.position - from;
}

/** Builds archives, also as no writer would. */
import zlib from 'node:zlib';
import { crc32 } from '../../../src/read/archive/crc32.js';

/** A member of ZIP. */
export interface ZipMember {
  name: string | Uint8Array;
  content: Uint8Array | string;
  method?: number;
  flags?: number;
  /** Whether sizes come after the content. */
  hasDescriptor?: boolean;
  /** Whether sizes are in an extra field of 64 bits. */
  isLarge?: boolean;
  /** Mode of Unix in the directory. */
  mode?: number;
  /** Changes of the stated values. */
  checksum?: number;
  offset?: number;
}

const two = (n: number) => [n & 255, (n >>> 8) & 255];
const four = (n: number) => [...two(n & 0xffff), ...two(n >>> 16)];
const eight = (n: number) => [...four(n >>> 0), ...four(Math.floor(n / 2 ** 32))];

/**
 * An archive of ZIP; without a directory if `hasDirectory` is false, and with a directory of 64 bits
 * if it is `large`.
 */
export function zip(
  members: readonly ZipMember[],
  { hasDirectory = true, before = '', large = false } = {},
): Buffer {
  const parts: Buffer[] = [Buffer.from(before)];
  const entries: Buffer[] = [];
  let position = 0;
  for (const member of members) {
    const { method = 8, flags = 0, hasDescriptor = false, isLarge = false, mode = 0 } = member;
    const name = Buffer.from(member.name);
    const content = Buffer.from(member.content);
    const packed = method === 8 ? deflated(member.content) : content;
    const sum = member.checksum ?? crc32(content, 0);
    const sizes = [...four(packed.length), ...four(content.length)];
    const inExtra = [...four(0xffffffff), ...four(0xffffffff)];
    const extra = isLarge
      ? [...two(1), ...two(16), ...eight(content.length), ...eight(packed.length)]
      : [];
    const allFlags = flags | (hasDescriptor ? 8 : 0) | 0x800;
    const begin = [...two(20), ...two(allFlags), ...two(method), ...four(0)];
    const known = hasDescriptor
      ? [...four(0), ...four(0), ...four(0)]
      : [...four(sum), ...(isLarge ? inExtra : sizes)];
    const head = [
      0x50,
      0x4b,
      3,
      4,
      ...begin,
      ...known,
      ...two(name.length),
      ...two(hasDescriptor ? 0 : extra.length),
    ];
    const descriptor = hasDescriptor ? [0x50, 0x4b, 7, 8, ...four(sum), ...sizes] : [];
    const local = Buffer.concat([
      Buffer.from(head),
      name,
      Buffer.from(hasDescriptor ? [] : extra),
      packed,
      Buffer.from(descriptor),
    ]);
    const entry = [
      ...[0x50, 0x4b, 1, 2, 20, mode === 0 ? 0 : 3, ...begin, ...four(sum)],
      ...(isLarge ? inExtra : sizes),
      ...[...two(name.length), ...two(extra.length), ...two(0), ...two(0), ...two(0)],
      ...[...four((mode << 16) >>> 0), ...four(member.offset ?? position)],
    ];
    entries.push(Buffer.concat([Buffer.from(entry), name, Buffer.from(extra)]));
    parts.push(local);
    position += local.length;
  }
  if (!hasDirectory) return Buffer.concat(parts);
  const directory = Buffer.concat(entries);
  if (large) {
    const end64 = [
      ...[0x50, 0x4b, 6, 6, ...eight(44), ...two(45), ...two(45), ...four(0), ...four(0)],
      ...[...eight(members.length), ...eight(members.length)],
      ...[...eight(directory.length), ...eight(position)],
    ];
    const locator = [
      ...[0x50, 0x4b, 6, 7, ...four(0), ...eight(position + directory.length), ...four(1)],
    ];
    const end = [
      ...[0x50, 0x4b, 5, 6, ...two(0xffff), ...two(0xffff), ...two(0xffff), ...two(0xffff)],
      ...[...four(0xffffffff), ...four(0xffffffff), ...two(0)],
    ];
    return Buffer.concat([
      ...parts,
      directory,
      ...[end64, locator, end].map((part) => Buffer.from(part)),
    ]);
  }
  const end = [
    ...[0x50, 0x4b, 5, 6, ...two(0), ...two(0), ...two(members.length), ...two(members.length)],
    ...[...four(directory.length), ...four(position), ...two(0)],
  ];
  return Buffer.concat([...parts, directory, Buffer.from(end)]);
}

/** Contents that were deflated: bombs repeat one. */
const known = new Map<unknown, Buffer>();

function deflated(content: Uint8Array | string): Buffer {
  const before = known.get(content);
  const packed = before ?? zlib.deflateRawSync(content);
  if (!before && typeof content !== 'string') known.set(content, packed);
  return packed;
}

/** A member of tar. */
export interface TarEntry {
  name: string;
  content?: Uint8Array | string;
  type?: string;
  size?: number;
  magic?: string;
  prefix?: string;
}

/** The head and the content of a member of tar. */
export function tarEntry({
  name,
  content = '',
  type = '0',
  size,
  magic = 'ustar\x0000',
  prefix = '',
}: TarEntry): Buffer {
  const bytes = Buffer.from(content);
  const head = Buffer.alloc(512);
  head.write(name, 0, 100);
  head.write('0000644\0', 100);
  head.write((size ?? bytes.length).toString(8).padStart(11, '0'), 124);
  head.write('        ', 148);
  head.write(type, 156);
  head.write(magic, 257, 'latin1');
  head.write(prefix, 345, 155);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

/** The head of pax that gives the next member these fields. */
export function paxEntry(fields: Record<string, string>): Buffer {
  const lines = Object.entries(fields).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    let length = Buffer.byteLength(rest) + 1;
    while (String(length).length + Buffer.byteLength(rest) !== length) length++;
    return `${length}${rest}`;
  });
  return tarEntry({ name: 'PaxHeader', content: lines.join(''), type: 'x' });
}

/** An archive of tar with its end. */
export function tar(...entries: readonly Buffer[]): Buffer {
  return Buffer.concat([...entries, Buffer.alloc(1024)]);
}

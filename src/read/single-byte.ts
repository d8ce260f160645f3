/**
 * Which single-byte encoding a text is in that is not UTF-8: windows-1252 (and so Latin-1), Russian
 * and its neighbours in windows-1251 or KOI8-R, Polish in windows-1250 or ISO 8859-2. The other
 * languages of the last two share all their letters' bytes with windows-1252, and are read as it.
 */

import { latin1Of } from '../bytes.js';

/** Name of an encoding, as the Encoding Standard has it. */
export type SingleByteEncoding =
  | 'windows-1252'
  | 'windows-1251'
  | 'koi8-r'
  | 'windows-1250'
  | 'iso-8859-2';

/** What is looked at of a text: enough to know a language by its letters. */
const PROBE_BYTES = 65_536;

/** How often each byte stands in a text, and how its bytes beyond ASCII form sequences. */
interface Census {
  counts: Uint32Array;
  /** Bytes that are part of no sequence of UTF-8. */
  lone: number;
  /** Sequences of UTF-8, and beginnings of one. */
  sequences: number;
}

/**
 * The encoding of bytes that are not valid UTF-8; undefined where they are UTF-8 with faults, or no
 * text in any of these encodings.
 */
export function singleByteEncoding(bytes: Uint8Array): SingleByteEncoding | undefined {
  const { counts, lone, sequences } = census(bytes.subarray(0, PROBE_BYTES));
  // In UTF-8 with a few stray bytes the sequences are more; in a single-byte text a capital before
  // a quotation mark makes one by chance, now and then.
  if (lone <= 2 * sequences || hasControls(counts)) return undefined;
  const high = sum(counts, 0x80, 0x100);
  const letters = sum(counts, 0xc0, 0x100);
  // News in a Latin script has some 10 % of such letters, in Cyrillic nearly all are.
  if (letters > LATIN_SHARE * (high + asciiLetters(counts))) return cyrillicOf(counts, letters);
  const unlikely = UNLIKELY_1252.reduce((total, byte) => total + (counts[byte] ?? 0), 0);
  if (unlikely * 10 > high) return polishOf(bytes);
  return polishOf(bytes) ?? 'windows-1252';
}

const LATIN_SHARE = 0.5;

/** What windows-1252 has no character for, and ÿ, which also is what erased memory is full of. */
const UNLIKELY_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xff];

function census(bytes: Uint8Array): Census {
  const counts = new Uint32Array(256);
  let lone = 0;
  let sequences = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    counts[byte] = (counts[byte] ?? 0) + 1;
    at++;
    if (byte < 0x80) continue;
    const length = byte < 0xc2 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : 0;
    let rest = 0;
    while (rest < length && ((bytes[at] ?? 0) & 0xc0) === 0x80) {
      const next = bytes[at++] ?? 0;
      counts[next] = (counts[next] ?? 0) + 1;
      rest++;
    }
    if (rest > 0) sequences++;
    else lone++;
  }
  return { counts, lone, sequences };
}

/** Control characters other than white space, and the mark at which DOS ended a text. */
function hasControls(counts: Uint32Array): boolean {
  return sum(counts, 0, 9) + sum(counts, 14, 26) + sum(counts, 28, 32) + (counts[127] ?? 0) > 0;
}

function asciiLetters(counts: Uint32Array): number {
  return sum(counts, 0x41, 0x5b) + sum(counts, 0x61, 0x7b);
}

function sum(counts: Uint32Array, from: number, to: number): number {
  return counts.subarray(from, to).reduce((total, count) => total + count, 0);
}

/** The small letters оеаинт: near half of all letters of Russian, two fifths of Ukrainian. */
const COMMON = {
  'windows-1251': [0xee, 0xe5, 0xe0, 0xe8, 0xed, 0xf2],
  'koi8-r': [0xcf, 0xc5, 0xc1, 0xc9, 0xce, 0xd4],
} as const;

/** Read in the other encoding they are a quarter. */
const COMMON_SHARE = 0.33;
/** Fewer letters show no frequencies. */
const LEAST_LETTERS = 20;

/** Small letters stand in E0 to FF in windows-1251, in C0 to DF in KOI8-R: that tells them apart. */
function cyrillicOf(counts: Uint32Array, letters: number): SingleByteEncoding | undefined {
  const name = 2 * sum(counts, 0xe0, 0x100) > letters ? 'windows-1251' : 'koi8-r';
  const common = COMMON[name].reduce((total, byte) => total + (counts[byte] ?? 0), 0);
  return letters >= LEAST_LETTERS && common >= COMMON_SHARE * letters ? name : undefined;
}

/** `ł` in both encodings; in windows-1252 it is `³`, which stands behind a word, not within. */
const L_STROKE = 0xb3;
const POLISH = { 'windows-1250': [0xb9, 0x9c, 0x9f], 'iso-8859-2': [0xb1, 0xb6, 0xbc] } as const;

function polishOf(bytes: Uint8Array): SingleByteEncoding | undefined {
  const within = new Uint32Array(256);
  const probe = bytes.subarray(0, PROBE_BYTES);
  for (let at = 1; at + 1 < probe.length; at++) {
    const byte = probe[at] ?? 0;
    if (byte < 0x80 || !isSmall(probe[at - 1] ?? 0) || !isSmall(probe[at + 1] ?? 0)) continue;
    within[byte] = (within[byte] ?? 0) + 1;
  }
  if ((within[L_STROKE] ?? 0) < 2) return undefined;
  const count = (name: keyof typeof POLISH) =>
    POLISH[name].reduce((total, byte) => total + (within[byte] ?? 0), 0);
  return count('iso-8859-2') > count('windows-1250') ? 'iso-8859-2' : 'windows-1250';
}

function isSmall(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

/** The text of bytes in a single-byte encoding. */
export function decodeSingleByte(bytes: Uint8Array, encoding: SingleByteEncoding): string {
  return encoding === 'windows-1252' ? windows1252(bytes) : new TextDecoder(encoding).decode(bytes);
}

/**
 * The bytes 80 to 9F of windows-1252. Written out: the decoder of several versions of Node takes
 * them for Latin-1.
 */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes windows-1252 as the Encoding Standard has it. */
export function windows1252(bytes: Uint8Array): string {
  return latin1Of(bytes).replace(/[\u0080-\u009f]/g, (unit) =>
    CP1252.charAt(unit.charCodeAt(0) - 0x80),
  );
}

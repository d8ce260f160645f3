/** The encodings that input may have besides UTF-8, by their common names. */

/** In the order of their numbers in blocks, which begin at 1: append new ones at the end. */
export const ENCODINGS = [
  ...(['UTF-16LE', 'UTF-16BE', 'ISO-2022-JP', 'Shift_JIS', 'EUC-JP', 'EUC-KR'] as const),
  ...(['GB18030', 'Big5', 'windows-874', 'windows-1250', 'windows-1251', 'windows-1252'] as const),
  ...(['windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257'] as const),
  ...(['windows-1258', 'ISO-8859-2', 'ISO-8859-3', 'ISO-8859-4', 'ISO-8859-5'] as const),
  ...(['ISO-8859-6', 'ISO-8859-7', 'ISO-8859-8', 'ISO-8859-10', 'ISO-8859-13'] as const),
  ...(['ISO-8859-14', 'ISO-8859-15', 'ISO-8859-16', 'KOI8-R', 'KOI8-U', 'IBM866'] as const),
  ...(['IBM437', 'IBM850', 'IBM852', 'macintosh', 'x-mac-cyrillic'] as const),
];

/** Name of an encoding that is not UTF-8. */
export type Encoding = (typeof ENCODINGS)[number];

/** Added to the number of an encoding that is little more than a guess. */
const DOUBTFUL = 256;

/** An encoding as it was found; null for UTF-8. */
interface FoundEncoding {
  encoding: Encoding | null;
  isDoubtful: boolean;
}

/** The number of an encoding in blocks; 0 for UTF-8. */
export function numberOf({ encoding, isDoubtful }: FoundEncoding): number {
  return encoding === null ? 0 : ENCODINGS.indexOf(encoding) + 1 + (isDoubtful ? DOUBTFUL : 0);
}

/** Whether a number means a doubtful guess. */
export function isDoubtful(number: number): boolean {
  return number > DOUBTFUL;
}

/** The encoding of a number; null for UTF-8. */
export function encodingOf(number: number): Encoding | null {
  return ENCODINGS[(number % DOUBTFUL) - 1] ?? null;
}

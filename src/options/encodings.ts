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

/**
 * Other names, without case and signs. Like the Encoding Standard, this reads Latin-1 as
 * windows-1252.
 */
const ALIASES: Readonly<Record<string, Encoding>> = {
  ...{ utf16: 'UTF-16LE', ucs2: 'UTF-16LE', sjis: 'Shift_JIS', mskanji: 'Shift_JIS' },
  ...{ cp932: 'Shift_JIS', windows31j: 'Shift_JIS', ms932: 'Shift_JIS', ujis: 'EUC-JP' },
  ...{ jis: 'ISO-2022-JP', cp949: 'EUC-KR', uhc: 'EUC-KR', ksc5601: 'EUC-KR' },
  ...{ gbk: 'GB18030', gb2312: 'GB18030', cp936: 'GB18030', cp950: 'Big5', big5hkscs: 'Big5' },
  ...{ tis620: 'windows-874', iso885911: 'windows-874', cp874: 'windows-874' },
  ...{ iso88591: 'windows-1252', latin1: 'windows-1252', l1: 'windows-1252' },
  ...{ iso88599: 'windows-1254', latin5: 'windows-1254', latin2: 'ISO-8859-2' },
  ...{ latin9: 'ISO-8859-15', latin10: 'ISO-8859-16', latin7: 'ISO-8859-13' },
  ...{ iso88598i: 'ISO-8859-8', koi8: 'KOI8-R', koi8ru: 'KOI8-U', dos866: 'IBM866' },
  ...{ macroman: 'macintosh', mac: 'macintosh', maccyrillic: 'x-mac-cyrillic' },
};

const BY_NAME = new Map<string, Encoding>([
  ...Object.entries(ALIASES),
  ...ENCODINGS.map((name): [string, Encoding] => [plain(name), name]),
  ...ENCODINGS.filter((name) => /^(?:windows-|IBM)/.test(name)).flatMap((name) => {
    const page = name.replace(/^(?:windows-|IBM)/, '');
    return ['cp', 'win', 'ibm'].map((prefix): [string, Encoding] => [prefix + page, name]);
  }),
]);

/** The encoding with this name; case and signs do not matter: `CP1250`, `latin2`, `shift-jis`. */
export function encodingNamed(name: string): Encoding | undefined {
  return BY_NAME.get(plain(name));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Added to the number of an encoding that is little more than a guess. */
const DOUBTFUL = 256;

/** The number of an encoding in blocks; 0 for UTF-8. */
export function numberOf(encoding: Encoding | null, isDoubtful: boolean): number {
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

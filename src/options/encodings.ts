/** The names that people give encodings. */
import { ENCODINGS, type Encoding } from '../article/encodings.js';

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

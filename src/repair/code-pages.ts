/** Encodings in which UTF-8 is read by mistake, as tables from UTF-16 unit to byte. */
import { windows1252 } from '../read/convert.js';

/** One single-byte encoding. */
export interface CodePage {
  name: string;
  /** Its bit in the tables of {@link pageTables}. */
  bit: number;
  /** Byte of each UTF-16 unit beyond ASCII; 0 if the page lacks it. */
  bytes: Uint8Array;
}

/** The upper half of code page 437 (DOS), which is missing in the Encoding Standard. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧' +
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** The page that explains most is taken; on a tie the first of this list. */
const NAMES = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'macintosh',
  'windows-1257',
  'iso-8859-2',
  'cp437',
] as const;

/** Tables over all pages, with one bit for each page. */
export interface PageTables {
  pages: readonly CodePage[];
  /** Pages in which a unit is the lead byte of a sequence of two, three and four bytes. */
  lead2: Uint8Array;
  lead3: Uint8Array;
  lead4: Uint8Array;
  /** Pages in which a unit is a byte within a sequence. */
  rest: Uint8Array;
}

let tables: PageTables | undefined;

/** The tables, 700 KB in all; they are made at the first call. */
export function pageTables(): PageTables {
  tables ??= makeTables();
  return tables;
}

function makeTables(): PageTables {
  const units = () => new Uint8Array(0x10000);
  const made = { lead2: units(), lead3: units(), lead4: units(), rest: units() };
  const pages = NAMES.map((name, n): CodePage => {
    const bytes = units();
    const bit = 1 << n;
    // A page has some 130 of the 65,536 units; a loop over all units would take milliseconds.
    for (const [unit, byte] of bytesOf(name)) {
      bytes[unit] = byte;
      const table = tableOf(byte, made);
      if (table) table[unit] = table[unit]! | bit;
    }
    return { name, bit, bytes };
  });
  return { pages, ...made };
}

function tableOf(byte: number, made: Omit<PageTables, 'pages'>): Uint8Array | undefined {
  if (byte < 0xc0) return made.rest;
  if (byte < 0xc2) return undefined;
  if (byte < 0xe0) return made.lead2;
  if (byte < 0xf0) return made.lead3;
  return byte < 0xf5 ? made.lead4 : undefined;
}

/** The bytes of all units beyond ASCII in an encoding. */
function bytesOf(name: (typeof NAMES)[number]): Map<number, number> {
  const bytes = new Map<number, number>();
  const upper = Uint8Array.from({ length: 128 }, (_, i) => 128 + i);
  const decode = () => (name === 'windows-1252' ? windows1252 : decoderOf(name))(upper);
  const characters = name === 'cp437' ? CP437 : decode();
  if (name === 'windows-1252') {
    // Latin-1 differs from windows-1252 in these units; they count as bytes, too.
    for (let unit = 0x80; unit < 0xa0; unit++) bytes.set(unit, unit);
    // The Turkish page has six letters that windows-1252 lacks.
    for (const [i, letter] of [...'ĞİŞğış'].entries()) {
      bytes.set(letter.charCodeAt(0), [0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe][i]!);
    }
  }
  for (let i = 0; i < 128; i++) bytes.set(characters.charCodeAt(i), 128 + i);
  bytes.delete(0xfffd);
  return bytes;
}

function decoderOf(name: string): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder(name);
  return (bytes) => decoder.decode(bytes);
}

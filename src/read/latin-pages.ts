/**
 * Distinguishes encodings of Latin scripts by the letters of languages. The detector does not know the
 * pages of DOS, of the Macintosh and a few others, and takes them for pages of Windows.
 */
import type { Encoding } from '../article/encodings.js';
import { decodeAs } from './convert.js';

/** Places of a byte beyond ASCII in its word; neighbouring bytes beyond ASCII count as letters. */
const PLACE = {
  afterSmall: 0,
  afterCapital: 1,
  last: 2,
  first: 3,
  beforeDigit: 4,
  afterOther: 5,
} as const;
const PLACES = 6;

/** Letters beyond ASCII of each language; after the space, letters that a page may lack. */
const ALPHABETS = [
  ...['äöüß', 'àâçéèêîïôùû ëüœæÿ', 'áéíñóú ü', 'àèéìòù', 'ãáâàçéêíõóô ú', 'ëïéè öü', 'åäö é'],
  ...['æøå éäö', 'áéíóúýðþæö', 'ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű'],
  ...['ăâîşţ', 'ăâîșț', 'čćđšž', 'äöõü šž', 'āčēģīķļņšūž', 'ąčęėįšųūž', 'çğıöşü âîû', 'ëç'],
  ...['àçéèíïóòúü', 'âêîôû ŵŷ', 'ăâđêôơư àáèéìíòóùúý\u0300\u0301\u0303\u0309\u0323'],
].map((letters) => {
  const [own = '', others = ''] = letters.split(' ');
  return { own, all: own + others };
});

/** Pages of text in these languages, likelier ones first. */
const PAGES: readonly Encoding[] = [
  ...([
    'windows-1252',
    'windows-1250',
    'windows-1257',
    'windows-1254',
    'IBM850',
    'IBM852',
  ] as const),
  ...(['macintosh', 'ISO-8859-2', 'ISO-8859-13', 'ISO-8859-15', 'ISO-8859-16'] as const),
];

/** Signs in each place; low quotes are left out in places in which the `é` of DOS looks like one. */
const SIGNS = [
  '’–—·\u00ad',
  '’–—·\u00ad',
  '‘’“”…»«›‹™®°ºª²³–—€%\u00a0',
  '‘’“”„«»‹›¿¡–—€£§…•©\u00a0\u00ad',
  '‘’“”„–—£€¥§±…•·«»~\u00a0',
  '‘’“”…»«›‹–—·\u00a0\u00ad',
];

/**
 * Penalty for letters of a language that do not occur: of two languages that explain equally much,
 * the one with fewer such letters is likelier.
 */
const MISSING = 0.02;
/** Least share of the bytes that a language explains in the right page. */
const EXPLAINED = 0.95 - MISSING;
/** A page must explain this much more than the detector's page, overall or where the two differ. */
const BETTER = 0.1;
const MOST_WHERE_THEY_DIFFER = 0.3;
/**
 * Fewest bytes that the two pages read differently and that make no sense in the detector's page. For
 * the most usual page one is enough.
 */
const LEAST_DIFFERENT = 2;
const USUAL = 'windows-1252';
/** In Latin scripts, least share of the bytes beyond ASCII in words that are next to ASCII letters. */
const LATIN_SHARE = 0.5;
/** A page is in doubt if a smaller share of bytes makes sense in it with the letters of all languages. */
const LEAST_SENSE = 0.8;

/** Counts bytes beyond ASCII by their places in words. */
export class WordPlaces {
  /** By byte and place. */
  readonly #counts = new Uint32Array(256 * PLACES);
  /** Number of bytes with a letter of ASCII next to them. */
  #besideAscii = 0;
  #seen: (readonly [byte: number, place: number, count: number])[] | null = null;

  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte < 0x80) continue;
      const [before, after] = [bytes[at - 1] ?? 0, bytes[at + 1] ?? 0];
      if (isAsciiLetter(before) || isAsciiLetter(after)) this.#besideAscii++;
      const place = placeOf(before, after);
      if (place >= 0) this.#counts[PLACES * byte + place]!++;
    }
  }

  /** Whether most bytes beyond ASCII in words are next to letters of ASCII: then the script is Latin. */
  get isLatin(): boolean {
    const inWords = this.#places().filter(([, place]) => place !== PLACE.beforeDigit);
    const all = inWords.reduce((total, [, , count]) => total + count, 0);
    return this.#besideAscii >= LATIN_SHARE * all;
  }

  /** The page that explains most, if it is surely better than the given page; else null. */
  betterThan(guessed: Encoding): Encoding | null {
    const own = this.#bestIn(guessed);
    if (own.share >= 1 - MISSING) return null;
    let [best, share]: [Encoding | null, number] = [null, EXPLAINED];
    for (const page of PAGES) {
      const other = this.#bestIn(page);
      if (other.share < share || (best !== null && other.share === share)) continue;
      const least = page === USUAL ? 1 : LEAST_DIFFERENT;
      if (own.unexplained >= least && this.#isBetter(own, other, least)) {
        [best, share] = [page, other.share];
      }
    }
    return best;
  }

  /** Whether too little of the text makes sense in a page for any known language. */
  isNonsenseIn(page: Encoding): boolean {
    const letters = ALPHABETS.map(({ all }) => all).join('');
    const { explained, total } = this.#explainedBy(letters, pageOf(page).characters);
    return explained < LEAST_SENSE * total;
  }

  #isBetter(own: Reading, other: Reading, least: number): boolean {
    let [different, explained] = [0, 0];
    for (const [byte, place, count] of this.#places()) {
      if (own.characters[byte] === other.characters[byte]) continue;
      different += count;
      if (makesSense(own.characters[byte]!, place, own.letters)) explained += count;
    }
    if (different < least) return false;
    return other.share - own.share >= BETTER || explained <= MOST_WHERE_THEY_DIFFER * different;
  }

  /** The reading of the text in a page by the language that explains most of it. */
  #bestIn(page: Encoding): Reading {
    const { characters, alphabets } = pageOf(page);
    const seen = new Set(this.#places().map(([byte]) => characters[byte]!.toLowerCase()));
    let best: Reading = { share: -1, unexplained: 0, letters: '', characters };
    for (const { own, all } of alphabets) {
      const { explained, total } = this.#explainedBy(all, characters);
      if (total === 0) return { share: 1, unexplained: 0, letters: all, characters };
      const some = [...own].filter((letter) => seen.has(letter)).length;
      const isRead = [...all].some((letter) => seen.has(letter));
      const missing = isRead ? 1 - some / own.length : 0;
      const share = explained / total - MISSING * missing;
      if (share <= best.share) continue;
      best = { share, unexplained: total - explained, letters: all, characters };
    }
    return best;
  }

  #explainedBy(letters: string, characters: readonly string[]) {
    let [explained, total] = [0, 0];
    for (const [byte, place, count] of this.#places()) {
      total += count;
      if (makesSense(characters[byte]!, place, letters)) explained += count;
    }
    return { explained, total };
  }

  /** The bytes that occur in each place, with their numbers. */
  #places() {
    if (this.#seen) return this.#seen;
    this.#seen = [...this.#counts.entries()]
      .filter(([, count]) => count > 0)
      .map(([at, count]) => [Math.floor(at / PLACES), at % PLACES, count] as const);
    return this.#seen;
  }
}

/** A text in a page and a language: the share of its bytes that make sense. */
interface Reading {
  share: number;
  unexplained: number;
  letters: string;
  characters: readonly string[];
}

function makesSense(character: string, place: number, letters: string): boolean {
  if (SIGNS[place]!.includes(character)) return true;
  if (place === PLACE.beforeDigit) return false;
  if (letters.includes(character)) return true;
  return (
    place !== PLACE.afterSmall && place !== PLACE.last && letters.includes(character.toLowerCase())
  );
}

/** The place of a byte between two others; -1 if neither is a letter and no digit follows. */
function placeOf(before: number, after: number): number {
  if (isLetter(before)) {
    if (!isLetter(after)) return PLACE.last;
    if (before >= 0x80) return PLACE.afterOther;
    return (before & 0x20) === 0 ? PLACE.afterCapital : PLACE.afterSmall;
  }
  if (isLetter(after)) return PLACE.first;
  return after >= ZERO && after < ZERO + 10 ? PLACE.beforeDigit : -1;
}

const ZERO = 0x30;

function isLetter(byte: number): boolean {
  return byte >= 0x80 || isAsciiLetter(byte);
}

function isAsciiLetter(byte: number): boolean {
  const small = byte | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

/** The character of each byte in a page, and the alphabets whose letters it has. */
interface Page {
  characters: readonly string[];
  alphabets: typeof ALPHABETS;
}

const KNOWN = new Map<Encoding, Page>();

function pageOf(name: Encoding): Page {
  const known = KNOWN.get(name);
  if (known) return known;
  const characters = Array.from({ length: 256 }, (_, byte) => decodeAs(Uint8Array.of(byte), name));
  const hasAll = (letters: string) => [...letters].every((letter) => characters.includes(letter));
  const page = { characters, alphabets: ALPHABETS.filter(({ own }) => hasAll(own)) };
  KNOWN.set(name, page);
  return page;
}

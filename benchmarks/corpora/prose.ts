/**
 * Drafts of articles, and their text. A draft keeps its words apart, so that words can be changed
 * and spans are known after the text is put together.
 */
import type { Random } from './random.js';
import { capitalise, drawWord, GIVEN_NAMES, SURNAMES } from './vocabulary.js';

/**
 * An article in parts. A paragraph is a list of words with their punctuation, to be separated by
 * one blank.
 */
export interface Draft {
  headline: string;
  /** Set before the first paragraph, with its own blank at the end; may be empty. */
  dateline: string;
  paragraphs: string[][];
  /** Last line; may be empty. */
  credit: string;
}

/** `[start, end)` in UTF-16 code units of a text. */
export interface Span {
  start: number;
  end: number;
}

/** A word of a draft. */
export interface Place {
  paragraph: number;
  word: number;
}

/** A run of words of a draft, both ends included. */
export interface Mark {
  from: Place;
  to: Place;
}

interface Person {
  given: string;
  surname: string;
}

/** The names and quotation marks that an author uses throughout an article. */
interface Voice {
  people: Person[];
  open: string;
  close: string;
}

const CITIES =
  `MINSK BERLIN PARIS LONDON MOSCOW WARSAW MADRID ROME VIENNA PRAGUE BRUSSELS ATHENS ANKARA
CAIRO NAIROBI LAGOS DELHI TOKYO BEIJING SEOUL MANILA JAKARTA SYDNEY OTTAWA WASHINGTON LIMA BOGOTA QUITO
SANTIAGO HAVANA DUBLIN OSLO STOCKHOLM HELSINKI RIGA VILNIUS KYIV TBILISI YEREVAN BAKU`.split(/\s+/);

const AGENCIES = 'Reuters,AP,AFP,dpa,TASS,RIA,Xinhua,PA Media,EFE,ANSA,Bloomberg'.split(',');

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A new article of 440 to about 590 words, in paragraphs of 2 to 5 sentences. */
export function writeDraft(random: Random): Draft {
  const voice = chooseVoice(random);
  const headline = writeHeadline(random);
  const agency = random.pick(AGENCIES);
  const dateline = random.chance(0.5) ? writeDateline(random, agency) : '';
  const paragraphs: string[][] = [];
  const target = random.between(440, 540);
  for (let words = 0; words < target; ) {
    const paragraph: string[] = [];
    const sentences = random.between(2, 5);
    for (let i = 0; i < sentences && (i < 2 || words + paragraph.length < target); i++) {
      writeSentence(random, voice, paragraph);
    }
    words += paragraph.length;
    paragraphs.push(paragraph);
  }
  const credit = random.chance(0.3) ? writeCredit(random, agency, voice) : '';
  return { headline, dateline, paragraphs, credit };
}

/** A headline of 6 to 10 words that begins with a name. */
export function writeHeadline(random: Random): string {
  let headline = `${random.pick(SURNAMES)}`;
  const words = random.between(5, 9);
  for (let i = 0; i < words; i++) headline += ` ${drawWord(random)}`;
  return headline;
}

/** The text of a draft, and the spans of marks: first to last letter or digit, without punctuation. */
export function render(draft: Draft, marks: readonly Mark[]): { text: string; spans: Span[] } {
  let text = draft.headline;
  const starts: number[] = [];
  for (const words of draft.paragraphs) {
    text += starts.length === 0 ? `\n\n${draft.dateline}` : '\n\n';
    starts.push(text.length);
    text += words.join(' ');
  }
  if (draft.credit !== '') text += `\n\n${draft.credit}`;
  const offsetOf = (place: Place): number => {
    const words = draft.paragraphs[place.paragraph]!;
    let offset = starts[place.paragraph]!;
    for (let i = 0; i < place.word; i++) offset += words[i]!.length + 1;
    return offset;
  };
  const spans = marks.map(({ from, to }) => ({
    start: offsetOf(from) + splitWord(draft.paragraphs[from.paragraph]![from.word]!)[0].length,
    end: offsetOf(to) + splitWord(draft.paragraphs[to.paragraph]![to.word]!)[1].length,
  }));
  return { text, spans };
}

/**
 * The punctuation before a word, and the word with it but without the punctuation after it. Their
 * lengths are the begin and the end of the word.
 */
export function splitWord(word: string): [before: string, upToEnd: string] {
  const before = /^[^\p{L}\p{N}]*/u.exec(word)![0];
  let end = word.length;
  while (end > before.length && !/[\p{L}\p{N}]/u.test(word.charAt(end - 1))) end--;
  return [before, word.slice(0, end)];
}

/** Whether a word closes a sentence. */
export function endsSentence(word: string): boolean {
  return word.endsWith('.');
}

function chooseVoice(random: Random): Voice {
  const people: Person[] = [];
  for (let i = random.between(2, 4); i > 0; i--) {
    people.push({ given: random.pick(GIVEN_NAMES), surname: random.pick(SURNAMES) });
  }
  const typographic = random.chance(0.6);
  return { people, open: typographic ? '“' : '"', close: typographic ? '”' : '"' };
}

/** Appends a sentence of 7 to 24 words, sometimes as a quotation. */
function writeSentence(random: Random, voice: Voice, out: string[]): void {
  const first = out.length;
  const end = first + random.between(7, 24);
  const quoted = random.chance(0.14);
  let previous = '';
  while (out.length < end) {
    const roll = random.unit();
    if (roll < 0.02) out.push(writeNumber(random));
    else if (roll < 0.045) writeName(random, voice, out);
    else {
      const word = drawWord(random);
      if (word === previous) continue;
      previous = word;
      // No comma after the first word or before the last.
      const comma = roll > 0.94 && out.length > first && out.length < end - 2;
      out.push(comma ? `${word},` : word);
    }
  }
  out[first] = capitalise(out[first]!);
  if (!quoted) {
    out[out.length - 1] += '.';
    return;
  }
  out[first] = voice.open + out[first];
  out[out.length - 1] += `,${voice.close}`;
  const person = random.pick(voice.people);
  if (random.chance(0.5)) out.push(person.surname, 'said.');
  else out.push('said', person.given, `${person.surname}.`);
}

function writeName(random: Random, voice: Voice, out: string[]): void {
  const person = random.pick(voice.people);
  const roll = random.unit();
  if (roll < 0.4) out.push(person.given, person.surname);
  else if (roll < 0.8) out.push(person.surname);
  else out.push(`${person.surname}${voice.close === '"' ? "'" : '’'}s`);
}

function writeNumber(random: Random): string {
  const roll = random.unit();
  if (roll < 0.4) return String(random.between(2, 99));
  if (roll < 0.6) return String(random.between(1950, 2024));
  if (roll < 0.8) return `${random.between(1, 99)},${random.between(100, 999)}`;
  return `${random.between(1, 40)}.${random.between(1, 9)}`;
}

function writeDateline(random: Random, agency: string): string {
  const city = random.pick(CITIES);
  return random.chance(0.6) ? `${city} (${agency}) - ` : `${city} - `;
}

/**
 * At most five tokens with two rare ones, because credit lines must not join unrelated articles.
 */
function writeCredit(random: Random, agency: string, voice: Voice): string {
  const roll = random.unit();
  if (roll < 0.25) return `— ${agency}`;
  if (roll < 0.5) {
    const person = random.pick(voice.people);
    return `(Reporting by ${person.given} ${person.surname})`;
  }
  const initials = (length: number): string => {
    let name = '';
    for (let i = 0; i < length; i++) name += LETTERS[random.below(LETTERS.length)];
    return name;
  };
  const other = random.pick(AGENCIES);
  const agencies = other === agency ? agency : `${agency}, ${other}`;
  return `${initials(3)}/${initials(2)} (${agencies})`;
}

/**
 * The words of synthetic news: real words for the frequent ranks of English, and made-up but
 * pronounceable ones for the others. Draws follow Zipf and Mandelbrot.
 */
import { Random } from './random.js';

/** In rough order of frequency in news. */
const COMMON = `the of to a in and said for on that with is was by at as from it he has be an were his
have are after not who its which had but their this will would they been or more about when
government president people new year police two minister also one first over than state country
told officials last her into out party between week some could against other during before years
up there all she including while since may most under city under former three court percent
opposition leader group election news because no military security million Monday Friday Tuesday
Wednesday Thursday Sunday Saturday national company if where public such can union time report
statement day world foreign what many several war talks parliament now made only protests plan
south north law health members capital those month part home even region workers agency second
called another around between four support political through down next economic official power
still off help took since spokesman market being did work rights number just border army group
trade early local decision bank found change four billion vote take long high water away money
families service late hospital future old five meeting major forces prices rules killed own
late office deal then children without crisis reported set budget research school lead ministry
energy leaders according council trial however peace attack right women use end senior victims
say women expected case men street rise face hundreds area six growth left make force reached
thousands case top past charges demand calls campaign like both give good far held place sent
order near interview might pay food aid small known began central road months hours team start`;

const ONSETS = 'b c d f g h k l m n p r s t v w b d f k l m n p r s t v br st tr sh'.split(' ');
const VOWELS = 'a e i o u a e i o u a e i o ea ou'.split(' ');
const CODAS = ['', '', '', '', 'n', 'r', 's', 'l', 't', 'm', 'd', 'nd'];

/** The number of made-up words, which follow the common ones. */
const MADE_WORDS = 14_000;

/**
 * Mandelbrot's shift flattens the top: the first word is drawn at 3.6 %, not at the 6 % of "the" in
 * English. The sum of the squared probabilities, to the fifth power, decides how often unrelated
 * articles share five words; with this shift some 10 pairs in 10,000 articles do (the generator's
 * test checks it).
 */
const SHIFT = 2.2;

/** Draws go through a table of this many slots: one random number, one lookup. */
const TABLE_BITS = 18;

const WORDS = makeWords();
const TABLE = makeTable(WORDS.length);

/** Family names, drawn evenly. */
export const SURNAMES: readonly string[] = makeNames(3000);

/** Given names; some are not ASCII, so that UTF-16 and byte offsets differ. */
export const GIVEN_NAMES: readonly string[] =
  `Anna Peter Maria John Elena David Sarah Ivan Olga Thomas Julia Mark André Zoë José Jürgen Łukasz
Agnès Lars Ingrid Omar Leila Chen Mei Hiroshi Yuki Amina Kofi Carlos Lucía Paolo Giulia Viktor Nadia
Stephen Rachel Brian Claire Tomáš Søren`.split(/\s+/);

/** One word in its form inside a sentence; common ones are drawn more often. */
export function drawWord(random: Random): string {
  return WORDS[TABLE[random.next() >>> (32 - TABLE_BITS)]!]!;
}

/** The word with its first letter in upper case. */
export function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function makeWords(): string[] {
  const words = new Set(COMMON.split(/\s+/));
  const size = words.size + MADE_WORDS;
  const random = new Random(0x776f7264);
  while (words.size < size) words.add(makeWord(random, random.chance(0.2) ? 3 : 2));
  return [...words];
}

function makeNames(count: number): string[] {
  const names = new Set<string>();
  const random = new Random(0x6e616d65);
  while (names.size < count) names.add(capitalise(makeWord(random, random.between(2, 3))));
  return [...names];
}

function makeWord(random: Random, syllables: number): string {
  let word = '';
  for (let i = 0; i < syllables; i++) word += random.pick(ONSETS) + random.pick(VOWELS);
  return word + random.pick(CODAS);
}

/** Slot i holds the rank at quantile i of the distribution p(rank) ~ 1 / (rank + SHIFT). */
function makeTable(words: number): Uint16Array {
  const table = new Uint16Array(1 << TABLE_BITS);
  let total = 0;
  for (let rank = 1; rank <= words; rank++) total += 1 / (rank + SHIFT);
  let slot = 0;
  let sum = 0;
  for (let rank = 1; rank <= words; rank++) {
    sum += 1 / (rank + SHIFT);
    const end = rank === words ? table.length : Math.round((sum / total) * table.length);
    table.fill(rank - 1, slot, end);
    slot = end;
  }
  return table;
}

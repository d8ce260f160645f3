/**
 * Agencies that an article credits: a credit line, byline, dateline or footer names them, so they are
 * the likely source of the text. An agency quoted in prose or credited for a photo does not count.
 *
 * Each rule reads one line, from one of its ends. No expression nests repeats, and at most `MAX_END`
 * units of each end are read, so the time is bounded for any text.
 */
import { expression } from '../expression.js';
import { AGENCY_FORMS, agencyNamed, isAmbiguous } from './agencies.js';

/** Labels at the start of a line, whose rest names its sources. */
const LABELS = [
  'source:',
  'sources:',
  'source -',
  'source –',
  'source —',
  'agency:',
  'agencies:',
  'via:',
  'quelle:',
  'quellen:',
  'fuente:',
  'fonte:',
  'источник:',
  'джерело:',
  'källa:',
  'kilde:',
  'lähde:',
  'bron:',
  'źródło:',
  'zdroj:',
  'forrás:',
  'sursa:',
  'izvor:',
  'извор:',
  'πηγή:',
  'kaynak:',
  'المصدر:',
  '来源:',
  '来源：',
  '來源:',
  '來源：',
  '出典:',
  '출처:',
  'credit:',
  'with reporting by',
  'with reporting from',
  'with additional reporting by',
  'additional reporting by',
  'reporting by',
  'with inputs from',
  'with input from',
  'inputs from',
  'with files from',
  'with material from',
  'with information from',
] as const;

const LABEL = new RegExp(`^(?:${LABELS.join('|')})`);

const COPYRIGHT =
  /^(?:riproduzione riservata\s)?(?:copyright|©|\(c\))(?:[\s©,]|\(c\)|\d{4}|by\s)*/i;

/** Words of a photo credit, which does not name the source of the text. */
const PHOTO = /\b(?:photo|photos|photograph|picture|pic|image|images|getty|file|foto)\b/i;

/** Words after the name of an agency in a byline. */
const STAFF = /\s+(?:staff|writer|writers|correspondent|correspondents|news|reporter|reporters)$/i;

/** UTF-16 units that are read of each end. */
const MAX_END = 1000;

/** Length limit of credit lines. */
const MAX_LINE = 160;

/** Length limit of datelines, up to the name of the agency. */
const MAX_DATELINE = 60;

const RIGHTS = 'all rights reserved';

/** Where a line names an agency. */
export type LinePlace = 'dateline' | 'byline' | 'credit-line' | 'footer';

/** An agency, by canonical name, and the rule by which a line names it. */
export interface LineCredit {
  name: string;
  place: LinePlace;
}

/**
 * Agencies credited in `head` and `tail`, about the first and last 400 characters of an article,
 * by canonical name, in the order of appearance, each once.
 */
export function findCredits(head: string, tail: string): string[] {
  return new CreditReader().find(head, tail);
}

/** Agencies among the authors that a page names beside the text: `Reuters Staff`, `Ann Lee (AP)`. */
export function creditsInByline(byline: string): string[] {
  const names = byline
    .slice(0, MAX_LINE)
    .replace(/[()]/g, ',')
    .replace(/^\s*by[:\s]/i, '');
  return inByline(`By ${names.trim()}`);
}

/** Texts whose names are remembered: credit lines occur again, and so do copied first lines. */
const KNOWN_TEXTS = 1024;

/** Finds credits as {@link findCredits} does, and remembers recent lines. */
export class CreditReader {
  readonly #inHead = new Map<string, readonly LineCredit[]>();
  readonly #inTail = new Map<string, readonly LineCredit[]>();

  /** See {@link findCredits}. */
  find(head: string, tail: string): string[] {
    const found = [...this.inHead(head), ...this.inTail(tail)];
    return [...new Set(found.map(({ name }) => name))];
  }

  /** The credits of lines at the start of an article, where datelines are; a name may recur. */
  inHead(lines: string): readonly LineCredit[] {
    return creditsIn(lines.slice(0, MAX_END), this.#inHead, inHeadLine);
  }

  /** The credits of lines at the end of an article; a name may recur. */
  inTail(lines: string): readonly LineCredit[] {
    return creditsIn(lines.slice(-MAX_END), this.#inTail, inAnyLine);
  }
}

function creditsIn(
  lines: string,
  known: Map<string, readonly LineCredit[]>,
  find: (line: string, credits: LineCredit[]) => void,
): readonly LineCredit[] {
  const before = known.get(lines);
  if (before !== undefined) return before;
  const credits: LineCredit[] = [];
  for (const line of linesOf(lines)) find(line, credits);
  if (known.size === KNOWN_TEXTS) known.clear();
  known.set(lines, credits);
  return credits;
}

function inHeadLine(line: string, credits: LineCredit[]): void {
  addPlaced(inDateline(line), 'dateline', credits);
  inAnyLine(line, credits);
}

function addPlaced(names: readonly string[], place: LinePlace, credits: LineCredit[]): void {
  for (const name of names) credits.push({ name, place });
}

function linesOf(text: string): string[] {
  // Few texts have other line ends. Three searches for one sign are faster than one for a set.
  const isPlain = !text.includes('\r') && !text.includes('\u2028') && !text.includes('\u2029');
  const lines = text.split(isPlain ? '\n' : /[\n\r\u2028\u2029]/);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** Appends the credits by the rules that hold for any line. */
function inAnyLine(line: string, credits: LineCredit[]): void {
  if (line.length <= MAX_LINE) {
    addPlaced(inByline(line), 'byline', credits);
    addPlaced(inWholeLine(line), 'credit-line', credits);
  }
  const bare = withoutStop(line);
  if (bare.endsWith(')')) addPlaced(inClosingBrackets(line, bare), 'credit-line', credits);
  addPlaced(afterClosingDash(bare), 'credit-line', credits);
  inLastSentence(line, bare, credits);
}

const DATELINE_BRACKETS = [
  ['(', ')'],
  ['/', '/'],
] as const;

/** `MINSK (Reuters) -`, `MOSCOW, Aug 15 (Xinhua) —`, `MOSCOW, August 15. /TASS/.`, `— РИА Новости.` */
function inDateline(line: string): string[] {
  const start = line.slice(0, MAX_DATELINE + 40);
  for (const [open, close] of DATELINE_BRACKETS) {
    const from = start.indexOf(open);
    const to = start.indexOf(close, from + 1);
    if (from === -1 || to === -1 || from > MAX_DATELINE) continue;
    const place = start.slice(0, from);
    const named = start.slice(from + 1, to);
    const isFollowed = /^\s?(?:[-–—_:.]|$)/.test(start.slice(to + 1)) || /\d/.test(place);
    if (!isPlace(place) || (!isFollowed && !isBarePlace(place, named))) continue;
    // `(서울=연합뉴스)` has the place in its brackets.
    return agenciesOf(named.slice(named.indexOf('=') + 1));
  }
  const eastern = inEasternDateline(start);
  if (eastern.length > 0) return eastern;
  // `МИНСК, 15 авг — РИА Новости.` names the agency after the dash.
  const dash = start.search(/\s[-–—]\s/);
  const stop = start.indexOf('.', dash + 3);
  if (dash === -1 || !isPlace(start.slice(0, dash))) return [];
  // `МОСКВА. 15 августа. ИНТЕРФАКС -` names it before the dash.
  const before = start.slice(0, dash);
  const last = before.lastIndexOf('. ');
  const named = last === -1 ? [] : agenciesOf(before.slice(last + 1), 0);
  if (named.length > 0 || stop === -1) return named;
  return agenciesOf(start.slice(dash + 3, stop), 0);
}

/** `15 août`, `augusztus 15`: a month in small letters beside a day. */
const MONTH = expression(
  String.raw`\d{1,2}\.?\s\p{Ll}{3,12}(?!\p{L})|(?<!\p{L})\p{Ll}{3,12}\s\d{1,2}(?!\d)`,
  'gu',
);

const BARE_PLACE = expression(String.raw`^\p{Lu}[\p{Ll}\p{M}]+$`);

/** `Bonn (KNA) Die Bischöfe`: a place of one word alone, if no other name is like the agency's. */
function isBarePlace(place: string, named: string): boolean {
  const bare = place.trim();
  return BARE_PLACE().test(bare) && agencyNamed(bare) === undefined && !isAmbiguous(named);
}

/** The first sign of the scripts of East Asia (CJK radicals). */
const EASTERN = 0x2e80;

/** Forms in scripts that are written without spaces. */
const EASTERN_FORMS = AGENCY_FORMS.filter((form) => form.charCodeAt(0) >= EASTERN);

/** `新华社北京8月15日电`, `【北京共同】`. */
function inEasternDateline(start: string): string[] {
  const [, bracketed] = /^[【（(［]([^】）)］]{2,20})[】）)］]/.exec(start) ?? [];
  const isCable = /^.{2,30}[电電]/u.test(start);
  const form = EASTERN_FORMS.find(
    (name) => bracketed?.endsWith(name) || (isCable && start.startsWith(name)),
  );
  return form === undefined ? [] : [agencyNamed(form)!];
}

/** Whether a text may be the place and date of a dateline: only short words are in small letters. */
function isPlace(text: string): boolean {
  const words = text
    .replace(MONTH(), ' ')
    .split(/[\s,.]+/)
    .filter((word) => word !== '');
  return words.every((word) => word.length <= 3 || !/^\p{Ll}/u.test(word));
}

/** `kmm/mm (AP, Reuters, dpa) (DW)`, `(Reuters)`: brackets that end a line, after a sentence. */
function inClosingBrackets(line: string, bare: string): string[] {
  let found: string[] = [];
  let rest = bare;
  while (rest.endsWith(')')) {
    const open = rest.lastIndexOf('(');
    if (open === -1) return [];
    found = [...inBrackets(rest.slice(open + 1, -1)), ...found];
    rest = withoutStop(rest.slice(0, open));
  }
  // Before the brackets: nothing, the end of a sentence (without its stop), or initials.
  const before = line.slice(0, rest.length + 1);
  return isSentenceEnd(before) || /^[\p{L}/.]{0,12}$/u.test(rest) ? found : [];
}

function inBrackets(text: string): string[] {
  const label = LABEL.exec(text.toLowerCase());
  return agenciesOf(label === null ? text.replace(/^©\s?/, '') : text.slice(label[0].length));
}

/** `… the last sentence. — Reuters` */
function afterClosingDash(bare: string): string[] {
  // A list that begins earlier would be too long.
  const rest = bare.slice(-MAX_LINE - 2);
  const dash = Math.max(rest.lastIndexOf('—'), rest.lastIndexOf('–'), rest.lastIndexOf('- '));
  if (dash === -1) return [];
  const start = bare.length - rest.length;
  const before = withoutEnd(bare.slice(0, start + dash), 3, /[-\s]*$/);
  return isSentenceEnd(before) ? agenciesOf(rest.slice(dash + 1)) : [];
}

/** `By JOHN SMITH, Associated Press`, `By Reuters Staff`, `By Jane Doe | AFP` */
function inByline(line: string): string[] {
  if (line.endsWith('.')) return [];
  const [foreign] = /^(?:par|von|por|di|da|door|av|af|autor:)\s/i.exec(line) ?? [];
  if (foreign !== undefined) return agenciesOf(line.slice(foreign.length), 0);
  if (!/^by[:\s]/i.test(line)) return [];
  const parts = line.slice(3).split(/[,|/]|\s(?:of|for|and|with|in)\s|\s[-–—]\s/);
  return parts.flatMap((part) => canonicalOf(part.replace(STAFF, '')) ?? []);
}

/** `Reuters`, `AP/AFP`: a line that names agencies and nothing else. */
function inWholeLine(line: string): string[] {
  const [, named = line] = /^\/([^/]+)\/$/.exec(line) ?? [];
  return isAmbiguous(named) ? [] : agenciesOf(named, 0);
}

/** Appends the credits by labels, copyright notices and contributors in the last sentence of a line. */
function inLastSentence(line: string, bare: string, credits: LineCredit[]): void {
  const unreserved = withoutRights(line);
  const end = unreserved === line ? bare : withoutStop(unreserved);
  const last = end.slice(end.lastIndexOf('. ') + 1);
  const stop = Math.max(last.lastIndexOf('” '), last.lastIndexOf('" '));
  const sentence = last.slice(stop + 1).trim();
  if (sentence.length > MAX_LINE) return;
  const lower = sentence.toLowerCase();
  const label = LABEL.exec(lower);
  if (label !== null) {
    addPlaced(agenciesOf(sentence.slice(label[0].length)), 'credit-line', credits);
    return;
  }
  const copyright = COPYRIGHT.exec(sentence);
  if (copyright !== null) {
    addPlaced(agenciesOf(sentence.slice(copyright[0].length), 0), 'footer', credits);
    return;
  }
  const [, published] = /^this report by (.{2,60}) was first published/i.exec(sentence) ?? [];
  if (published !== undefined) {
    addPlaced(agenciesOf(published, 0), 'footer', credits);
    return;
  }
  const contributed = lower.indexOf(' contributed to this ');
  if (contributed === -1) return;
  addPlaced(agenciesOf(sentence.slice(0, contributed)), 'credit-line', credits);
}

/** A line without `All rights reserved.` at its end. No expression searches the line, for speed. */
function withoutRights(line: string): string {
  const at = line.length - RIGHTS.length - (line.endsWith('.') ? 1 : 0);
  const isReserved = at >= 0 && line.slice(at, at + RIGHTS.length).toLowerCase() === RIGHTS;
  return isReserved ? line.slice(0, at).trimEnd() : line;
}

function withoutStop(text: string): string {
  return withoutEnd(text.trimEnd(), 4, /[.\s]*$/);
}

/** A text without its end that `end` matches; the expression sees only the last `most` units. */
function withoutEnd(text: string, most: number, end: RegExp): string {
  const last = text.slice(-most);
  return text.slice(0, text.length - last.length + last.search(end));
}

function isSentenceEnd(text: string): boolean {
  return /[.!?…”"’»)]\s?$/.test(text.slice(-2)) || text.trim() === '';
}

/**
 * The agencies of a list such as `AP, Reuters/dpa and DW`. The list may hold `others` other names,
 * each short, such as the newspaper's own desk. A list with more, or with words of a photo credit, is
 * not a list of sources.
 */
function agenciesOf(list: string, others = 2): string[] {
  if (list.length > MAX_LINE) return [];
  const items = list.split(/[,;/|&+]|\s(?:and|und|y|e|et|with)\s/);
  const names: string[] = [];
  let strange = 0;
  for (const item of items) {
    const name = canonicalOf(item);
    if (name !== undefined) names.push(name);
    else if (item.trim().length > 12 || ++strange > others) return [];
  }
  // This test is last, because most lists have no names at this point.
  return names.length > 0 && PHOTO.test(list) ? [] : names;
}

function canonicalOf(text: string): string | undefined {
  const named = text.trim().replace(/^the\s/i, '');
  const bare = withoutEnd(named, 1, /[.:*]?$/).trim();
  return agencyNamed(bare) ?? agencyNamed(`${bare}.`);
}

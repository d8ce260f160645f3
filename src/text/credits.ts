/**
 * Agencies that an article credits: a credit line, byline, dateline or footer names them, so they are
 * the likely source of the text. An agency quoted in prose or credited for a photo does not count.
 *
 * Each rule reads one line, from one of its ends. No expression nests repeats, and at most `MAX_END`
 * units of each end are read, so the time is bounded for any text.
 */
import { isAmbiguous } from './agencies.js';
import { agenciesOf, canonicalOf, MAX_LINE, withoutEnd } from './agency-list.js';
import { LABEL } from './credit-labels.js';
import { inDateline } from './dateline.js';

const COPYRIGHT =
  /^(?:riproduzione riservata\s)?(?:copyright|©|\(c\))(?:[\s©,]|\(c\)|\d{4}|by\s)*/i;

/** Words after the name of an agency in a byline. */
const STAFF = /\s+(?:staff|writer|writers|correspondent|correspondents|news|reporter|reporters)$/i;

/** UTF-16 units that are read of each end. */
const MAX_END = 1000;

/** Stops and blanks that may end a line. */
const MOST_STOPS = 4;

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

/** Short lines whose credits are remembered: credit lines occur again, lines of prose do not. */
const KNOWN_LINES = 1024;

/** Units of a long line in which a name must begin to be in its dateline, or in a credit at its end. */
const START_UNITS = 100;
const END_UNITS = 250;

/** The fewest UTF-16 units of a line before its first name, and from its last name to its end. */
export interface NameDistances {
  before: number;
  after: number;
}

const ANYWHERE: NameDistances = { before: 0, after: 0 };

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
  inHead(lines: string, names = ANYWHERE): readonly LineCredit[] {
    if (lines.length <= MAX_LINE) return creditsOfShort(lines, this.#inHead, inHeadLine);
    const each = linesOf(lines.slice(0, MAX_END));
    const { before, after } = distancesIn(each, lines, names);
    const credits: LineCredit[] = [];
    for (const line of each) {
      if (before < START_UNITS) addPlaced(inDateline(line), 'dateline', credits);
      if (mayEndInCredit(line, after)) inAnyLine(line, credits);
    }
    return credits;
  }

  /** The credits of lines at the end of an article; a name may recur. */
  inTail(lines: string, names = ANYWHERE): readonly LineCredit[] {
    if (lines.length <= MAX_LINE) return creditsOfShort(lines, this.#inTail, inAnyLine);
    const each = linesOf(lines.slice(-MAX_END));
    const { after } = distancesIn(each, lines, names);
    const credits: LineCredit[] = [];
    for (const line of each) if (mayEndInCredit(line, after)) inAnyLine(line, credits);
    return credits;
  }
}

/** The distances in a line without the blanks around it; those in each of several lines are unknown. */
function distancesIn(
  each: readonly string[],
  lines: string,
  { before, after }: NameDistances,
): NameDistances {
  if (each.length !== 1) return ANYWHERE;
  const blanks = lines.length - each[0]!.length;
  return { before: before - blanks, after: after - blanks };
}

/** Whether the end of a line may have a credit. Brackets at the end may be many. */
function mayEndInCredit(line: string, after: number): boolean {
  return after < END_UNITS || line.slice(-MOST_STOPS - 1).includes(')');
}

function creditsOfShort(
  lines: string,
  known: Map<string, readonly LineCredit[]>,
  find: (line: string, credits: LineCredit[]) => void,
): readonly LineCredit[] {
  const before = known.get(lines);
  if (before !== undefined) return before;
  const credits: LineCredit[] = [];
  for (const line of linesOf(lines)) find(line, credits);
  if (known.size === KNOWN_LINES) known.clear();
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
  // Most texts are one line. Searches for one sign each are faster than one for a set.
  const isPlain = !text.includes('\r') && !text.includes('\u2028') && !text.includes('\u2029');
  if (isPlain && !text.includes('\n')) return [text.trim()];
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
  return withoutEnd(text.trimEnd(), MOST_STOPS, /[.\s]*$/);
}

function isSentenceEnd(text: string): boolean {
  return /[.!?…”"’»)]\s?$/.test(text.slice(-2)) || text.trim() === '';
}

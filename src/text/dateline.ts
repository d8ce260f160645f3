/** Datelines, which name the place, the date and the agency of a report. */
import { expression } from '../expression.js';
import { AGENCY_FORMS, agencyNamed, isAmbiguous } from './agencies.js';
import { agenciesOf } from './agency-list.js';

/** Length limit of datelines, up to the name of the agency. */
const MAX_DATELINE = 60;

const DATELINE_BRACKETS = [
  ['(', ')'],
  ['/', '/'],
] as const;

/** `MINSK (Reuters) -`, `MOSCOW, Aug 15 (Xinhua) —`, `MOSCOW, August 15. /TASS/.`, `— РИА Новости.` */
export function inDateline(line: string): string[] {
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
  // Most places have no date beside them.
  const place = /\d/.test(text) ? text.replace(MONTH(), ' ') : text;
  return place.split(/[\s,.]+/).every((word) => word.length <= 3 || !isSmall(word));
}

/** The letters `a` and `z`, and the first sign beyond ASCII. */
const [SMALL_A, SMALL_Z, BEYOND_ASCII] = [0x61, 0x7a, 0x80];

const SMALL = expression(String.raw`^\p{Ll}`);

/** Whether a word begins with a small letter. Most begin with a letter of ASCII. */
function isSmall(word: string): boolean {
  const first = word.charCodeAt(0);
  if (first < BEYOND_ASCII) return first >= SMALL_A && first <= SMALL_Z;
  return SMALL().test(word);
}

/**
 * Forms of reports, and their fillings. A form is a kind of report in the words of one outlet: what it
 * says each time. A filling is one report: the figures, names and turns of one day.
 *
 * In a template `{a|b}` is chosen once for a form, `[a|b]` anew for each filling, and `<slot>` is filled
 * by the value of that name: the same value wherever the name comes again in one filling.
 */
import type { Random } from '../random.js';
import { GIVEN_NAMES, SURNAMES } from '../vocabulary.js';

/** What kinds of reports are filled into forms. */
export const FORM_KINDS = [
  'weather',
  'earnings',
  'dividends',
  'markets',
  'lottery',
  'match',
  'cases',
  'minutes',
] as const;

/** One of {@link FORM_KINDS}. */
export type FormKind = (typeof FORM_KINDS)[number];

/** The templates of a kind in a language: a title, and sentences of which those with `?` may be left out. */
export interface Template {
  kind: FormKind;
  title: string;
  sentences: readonly string[];
}

/** What a language says its dates, places and figures with. */
export interface FormLanguage {
  name: string;
  months: readonly string[];
  weekdays: readonly string[];
  cities: readonly string[];
  /** Set between units and thousands, and before the decimals. */
  thousands: string;
  decimal: string;
  templates: readonly Template[];
}

/** The words of a form: what all its fillings have in common. */
export interface Form {
  kind: FormKind;
  language: FormLanguage;
  title: string;
  paragraphs: readonly string[];
}

/** A report: a form that was filled in. */
export interface Filling {
  title: string;
  paragraphs: string[];
}

/** The values of the named slots, whose order is that of their first use. */
type Values = Map<string, string>;

/** The form of a template in words that it keeps: alternatives, sentences and paragraphs are settled. */
export function wordForm(template: Template, language: FormLanguage, random: Random): Form {
  const settle = (text: string): string => choose(text, '{', '}', random);
  const paragraphs: string[] = [];
  let room = 0;
  for (const sentence of template.sentences) {
    if (sentence.startsWith('?') && random.chance(0.3)) continue;
    const words = settle(sentence.replace(/^\?/, ''));
    if (room-- > 0) paragraphs.push(`${paragraphs.pop()} ${words}`);
    else {
      paragraphs.push(words);
      room = random.below(3);
    }
  }
  return { kind: template.kind, language, title: settle(template.title), paragraphs };
}

/** A filling of a form. */
export function fillForm(form: Form, random: Random): Filling {
  const values: Values = new Map();
  const turns = new Map<string, string>();
  const fill = (text: string): string =>
    choose(text, '[', ']', random, turns).replace(/<([^>]+)>/g, (_, slot: string) => {
      const value = values.get(slot) ?? makeValue(slot, form.language, random);
      // Figures are drawn anew each time; what has a name keeps its value.
      if (/^[a-z]/.test(slot)) values.set(slot, value);
      return value;
    });
  return { title: fill(form.title), paragraphs: form.paragraphs.map(fill) };
}

/**
 * Puts one of the alternatives in the place of each group between two signs; groups do not nest.
 *
 * @param chosen what was chosen by list, where the same list is to have the same choice.
 */
export function choose(
  text: string,
  open: string,
  close: string,
  random: Random,
  chosen?: Map<string, string>,
): string {
  const group = new RegExp(`\\${open}([^\\${close}]*)\\${close}`, 'g');
  return text.replace(group, (_, list: string) => {
    const choice = chosen?.get(list) ?? random.pick(list.split('|'));
    chosen?.set(list, choice);
    return choice;
  });
}

/**
 * `#low-high`: an integer; `=low-high`: one whose thousands are not set apart; `%low-high`: with one
 * decimal; `$low-high`: with two; else a name or a time. A name before a colon makes a value of its own.
 */
function makeValue(slot: string, language: FormLanguage, random: Random): string {
  const type = slot.replace(/^[a-z]+\d?:/, '');
  const range = /^([#=%$])(\d+)-(\d+)$/.exec(type);
  if (range) {
    const [, sign, low, high] = range;
    const whole = random.between(Number(low), Number(high));
    if (sign === '=') return String(whole);
    return writeNumber(whole, sign === '#' ? 0 : sign === '%' ? 1 : 2, language, random);
  }
  switch (type.replace(/\d$/, '')) {
    case 'city':
      return random.pick(language.cities);
    case 'person':
      return `${random.pick(GIVEN_NAMES)} ${random.pick(SURNAMES)}`;
    case 'name':
      return random.pick(SURNAMES);
    case 'month':
      return random.pick(language.months);
    case 'weekday':
      return random.pick(language.weekdays);
    case 'time':
      return `${random.between(4, 22)}:${String(random.between(0, 59)).padStart(2, '0')}`;
    default:
      throw new Error(`a template has a slot that nothing fills: <${slot}>`);
  }
}

function writeNumber(
  whole: number,
  digits: number,
  { thousands, decimal }: FormLanguage,
  random: Random,
): string {
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, thousands);
  if (digits === 0) return grouped;
  const fraction = String(random.below(10 ** digits)).padStart(digits, '0');
  return `${grouped}${decimal}${fraction}`;
}

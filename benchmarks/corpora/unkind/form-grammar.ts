/**
 * Forms of reports, and their fillings. A form is a kind of report in the words of one outlet, the
 * same each time. A filling is one report: the figures, names and turns of phrase of one day.
 *
 * In a template `{a|b}` is chosen once for a form and `[a|b]` for each filling. `<slot>` is filled
 * by the value of that name, which is the same throughout a filling.
 */
import type { Random } from '../random.js';
import { GIVEN_NAMES, SURNAMES } from '../vocabulary.js';

/** The kinds of reports that are filled into forms. */
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

/**
 * The templates of a kind in a language: a title, and sentences; those with `?` may be left out.
 */
export interface Template {
  kind: FormKind;
  title: string;
  sentences: readonly string[];
}

/** The words and signs of a language for dates, places and figures. */
export interface FormLanguage {
  name: string;
  months: readonly string[];
  weekdays: readonly string[];
  cities: readonly string[];
  /** The sign between thousands, and the sign before decimals. */
  thousands: string;
  decimal: string;
  templates: readonly Template[];
}

/** The words of a form, which all its fillings share. */
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

/** The values of the named slots, in the order of their first use. */
type Values = Map<string, string>;

/**
 * The form of a template with its fixed words: alternatives, sentences and paragraphs are chosen.
 */
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
      // Figures are drawn anew each time; a named slot keeps its value.
      if (/^[a-z]/.test(slot)) values.set(slot, value);
      return value;
    });
  return { title: fill(form.title), paragraphs: form.paragraphs.map(fill) };
}

/**
 * Replaces each group between two signs by one of its alternatives; groups do not nest.
 *
 * @param chosen the earlier choice for each list, if the same list must get the same choice.
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
 * `#low-high`: an integer; `=low-high`: one without a sign between thousands; `%low-high`: one
 * decimal; `$low-high`: two decimals; else a name or a time. A name before a colon gives a value of
 * its own.
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

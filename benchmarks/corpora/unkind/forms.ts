/**
 * Forms filled in anew, and true corrections, which differ only in the kind of change. A filling is
 * not a copy of another; a correction is a copy of its original.
 */
import { OUTLETS } from '../outlets.js';
import type { Random } from '../random.js';
import { SURNAMES } from '../vocabulary.js';
import {
  type Filling,
  FORM_KINDS,
  type Form,
  type FormKind,
  type FormLanguage,
  fillForm,
  wordForm,
} from './form-grammar.js';
import { ENGLISH } from './forms-english.js';
import { FRENCH } from './forms-french.js';
import { GERMAN } from './forms-german.js';
import { SPANISH } from './forms-spanish.js';
import type { Pieces } from './pieces.js';

/** The difference of a correction from its original. */
export const CORRECTION_KINDS = ['figure', 'name', 'note', 'reprint'] as const;

/** One of {@link CORRECTION_KINDS}. */
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** The fillings of one form, by id, and the corrections of some of them. */
export interface TrueForm {
  kind: FormKind;
  language: string;
  fillings: string[];
  corrections: { original: string; corrected: string; kind: CorrectionKind }[];
}

const LANGUAGES: readonly FormLanguage[] = [ENGLISH, GERMAN, FRENCH, SPANISH];

const NOTES: Record<string, (figure: string) => string> = {
  en: (figure) => `This version corrects a figure in the text above; it is ${figure}.`,
  de: (figure) => `Korrektur: In dieser Fassung ist eine Angabe berichtigt, richtig ist ${figure}.`,
  fr: (figure) => `Rectificatif : un chiffre a été corrigé dans ce texte, il faut lire ${figure}.`,
  es: (figure) => `Corrección: se ha enmendado una cifra de este texto, que es ${figure}.`,
};

/** Adds forms of all kinds and languages in turn, until there are at least `articles` articles. */
export function addForms(articles: number, pieces: Pieces, random: Random): TrueForm[] {
  const forms: TrueForm[] = [];
  for (let count = 0, turn = 0; count < articles; turn++) {
    const kind = FORM_KINDS[turn % FORM_KINDS.length]!;
    // English comes as often as all other languages together.
    const round = Math.floor(turn / FORM_KINDS.length);
    const language =
      round % 2 === 0 ? ENGLISH : LANGUAGES[1 + ((round >> 1) % (LANGUAGES.length - 1))]!;
    const template = language.templates.find((one) => one.kind === kind)!;
    const form = addForm(wordForm(template, language, random), pieces, random);
    forms.push(form);
    count += form.fillings.length + form.corrections.length;
  }
  return forms;
}

function addForm(form: Form, pieces: Pieces, random: Random): TrueForm {
  const { kind, language } = form;
  const home = random.pick(OUTLETS);
  // Several outlets print the reports of an agency.
  const isWire = random.chance(0.3);
  const outlet = (): string => (isWire ? random.pick(OUTLETS) : home);
  const truth: TrueForm = { kind, language: language.name, fillings: [], corrections: [] };
  const count = random.chance(0.3) ? 2 : random.between(3, 12);
  for (let i = 0; i < count; i++) {
    const filling = fillForm(form, random);
    const original = pieces.add(outlet(), filling.title, textOf(filling));
    truth.fillings.push(original);
    if (!random.chance(0.3)) continue;
    const how = random.pick(CORRECTION_KINDS);
    const corrected = correct(filling, how, language.name, random);
    const id = pieces.add(outlet(), corrected.title, textOf(corrected));
    truth.corrections.push({ original, corrected: id, kind: how });
  }
  return truth;
}

function textOf({ title, paragraphs }: Filling): string {
  return [title, ...paragraphs].join('\n\n');
}

/** A copy of a filling in which one fact was corrected, or none. */
function correct(
  { title, paragraphs }: Filling,
  kind: CorrectionKind,
  language: string,
  random: Random,
): Filling {
  switch (kind) {
    case 'figure':
      return { title, paragraphs: changeFigure(paragraphs, random).paragraphs };
    case 'note': {
      const { paragraphs: changed, figure } = changeFigure(paragraphs, random);
      return { title, paragraphs: [...changed, NOTES[language]!(figure)] };
    }
    case 'name':
      return respell(title, paragraphs, random);
    case 'reprint':
      return { title: `${title} (${random.pick(SURNAMES)})`, paragraphs };
  }
}

/** Replaces a figure by another one with the same number of digits. */
function changeFigure(paragraphs: readonly string[], random: Random) {
  const places = paragraphs.flatMap((text, paragraph) =>
    [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({ paragraph, digits, index })),
  );
  const { paragraph, digits, index } = random.pick(places);
  let figure = digits;
  while (figure === digits) {
    figure = digits.replace(/\d/g, (digit, at) =>
      at === 0 && digit !== '0' ? String(random.between(1, 9)) : String(random.below(10)),
    );
  }
  const changed = paragraphs.map((text, i) =>
    i === paragraph ? text.slice(0, index) + figure + text.slice(index + digits.length) : text,
  );
  return { paragraphs: changed, figure };
}

/**
 * Doubles the last letter of a made-up name everywhere; changes a figure if there is no such name.
 */
function respell(title: string, paragraphs: readonly string[], random: Random): Filling {
  const all = [title, ...paragraphs].join('\n');
  const names = [...new Set(all.match(/\p{Lu}\p{Ll}+/gu))].filter((word) => KNOWN.has(word));
  if (names.length === 0) return { title, paragraphs: changeFigure(paragraphs, random).paragraphs };
  const name = random.pick(names);
  const put = (text: string): string =>
    text.replace(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'gu'), name + name.at(-1));
  return { title: put(title), paragraphs: paragraphs.map(put) };
}

const KNOWN = new Set(SURNAMES);

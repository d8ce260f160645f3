/**
 * Articles that repeat something: by fault, in twelve scripts and all layouts of article bodies, or
 * intentionally, so that nothing may be cut.
 */
import { render, writeDraft } from '../prose.js';
import { Random } from '../random.js';
import { ALPHABET_NAMES, type AlphabetName, hasBlanks, spell } from './alphabets.js';
import { wrapLines } from './layouts.js';

/** The layouts of an article's paragraphs. */
export const LAYOUTS = [
  'blank',
  'lines',
  'wrapped',
  'indented',
  'one-line',
  'br',
  'cr',
  'u2028',
] as const;

/** One of {@link LAYOUTS}. */
export type Layout = (typeof LAYOUTS)[number];

/** The parts of an article that are doubled by fault. */
export const FAULTS = ['body', 'body thrice', 'paragraph', 'tail'] as const;

/** One of {@link FAULTS}. */
export type Fault = (typeof FAULTS)[number];

/** The kinds of intentional repeats. */
export type Purpose = 'refrain' | 'pull-quote' | 'caption' | 'entries' | 'dates';

/** An article with a fault, and the same without it. */
export interface DoubledArticle {
  id: string;
  fault: Fault;
  layout: Layout;
  alphabet: AlphabetName;
  text: string;
  once: string;
}

/** An article with an intentional repeat; `kept` is the part of its text that must stay whole. */
export interface PurposefulArticle {
  id: string;
  purpose: Purpose;
  text: string;
  kept: string;
}

const STREAM = { doubled: 41, purposeful: 42 } as const;

/** One article for each script, layout and fault. */
export function makeDoubled(seed: number): DoubledArticle[] {
  const random = new Random(seed, STREAM.doubled);
  return ALPHABET_NAMES.flatMap((alphabet) =>
    LAYOUTS.flatMap((layout) =>
      FAULTS.map((fault) => {
        const body = writeBody(alphabet, random);
        const width = random.between(40, 80);
        const doubled = double(body, fault, random);
        const set = (paragraphs: readonly string[]) => layOut(paragraphs, layout, width, alphabet);
        const id = `${alphabet}-${layout}-${fault.replace(' ', '-')}.txt`;
        return { id, fault, layout, alphabet, text: set(doubled), once: set(body) };
      }),
    ),
  );
}

/** Five paragraphs of at least 30 words. */
function writeBody(alphabet: AlphabetName, random: Random): string[] {
  const { paragraphs } = writeDraft(random);
  const long = paragraphs.filter((words) => words.length >= 30).slice(0, 5);
  return long.map((words) => spell(alphabet, words.join(' ')));
}

function double(body: readonly string[], fault: Fault, random: Random): string[] {
  switch (fault) {
    case 'body':
      return [...body, ...body];
    case 'body thrice':
      return [...body, ...body, ...body];
    case 'paragraph': {
      const at = random.below(body.length - 1);
      return [...body.slice(0, at + 1), ...body.slice(at)];
    }
    case 'tail':
      return [...body, ...body.slice(-2)];
  }
}

function layOut(
  paragraphs: readonly string[],
  layout: Layout,
  width: number,
  alphabet: AlphabetName,
): string {
  const wrap = (indent: string) =>
    paragraphs.map((paragraph) =>
      hasBlanks(alphabet)
        ? wrapLines(paragraph, width, indent)
        : wrapSigns(indent + paragraph, width >> 1),
    );
  switch (layout) {
    case 'blank':
      return `${paragraphs.join('\n\n')}\n`;
    case 'lines':
      return `${paragraphs.join('\n')}\n`;
    case 'wrapped':
      return `${wrap('').join('\n\n')}\n`;
    case 'indented':
      return `${wrap('    ').join('\n')}\n`;
    case 'one-line':
      return `${paragraphs.join(hasBlanks(alphabet) ? ' ' : '')}\n`;
    case 'br':
      return `${paragraphs.join('<br><br>')}\n`;
    case 'cr':
      return `${paragraphs.join('\r\r')}\r`;
    case 'u2028':
      return `${paragraphs.join('\u2028')}\n`;
  }
}

/** Lines of `width` signs, for scripts without blanks. */
function wrapSigns(paragraph: string, width: number): string {
  return paragraph.match(new RegExp(`.{1,${width}}`, 'gu'))!.join('\n');
}

/** Articles with each kind of intentional repeat. */
export function makePurposeful(seed: number, ofEach: number): PurposefulArticle[] {
  const random = new Random(seed, STREAM.purposeful);
  const makers: Record<Purpose, (random: Random) => { text: string; kept?: string }> = {
    refrain: makeSong,
    'pull-quote': makeQuoted,
    caption: makeCaptioned,
    entries: makeEntries,
    dates: makeDated,
  };
  return Object.entries(makers).flatMap(([purpose, make]) =>
    Array.from({ length: ofEach }, (_, i) => {
      const { text, kept = text } = make(random);
      return { id: `${purpose}-${i}.txt`, purpose: purpose as Purpose, text, kept };
    }),
  );
}

function paragraphsOf(random: Random): string[] {
  return writeDraft(random).paragraphs.map((words) => words.join(' '));
}

/** Stanzas of short lines, each followed by the same refrain. */
function makeSong(random: Random): { text: string } {
  const words = writeDraft(random).paragraphs.flat();
  const stanza = (lines: number): string =>
    Array.from({ length: lines }, () => words.splice(0, random.between(4, 7)).join(' ')).join('\n');
  const refrain = stanza(random.between(2, 4));
  const stanzas = Array.from({ length: random.between(3, 5) }, () => `${stanza(4)}\n\n${refrain}`);
  return { text: `${stanzas.join('\n\n')}\n` };
}

/** A sentence of a paragraph repeated on a line of its own. */
function makeQuoted(random: Random): { text: string } {
  const paragraphs = paragraphsOf(random);
  const from = random.between(1, paragraphs.length - 2);
  const [sentence = ''] = paragraphs[from]!.split(/(?<=\.) /);
  paragraphs.splice(random.between(1, paragraphs.length - 1), 0, sentence);
  return { text: `${paragraphs.join('\n\n')}\n` };
}

/** A picture above the body, captioned with a paragraph of the body; the body stays whole. */
function makeCaptioned(random: Random): { text: string; kept: string } {
  const { text: article } = render({ ...writeDraft(random), dateline: '', credit: '' }, []);
  const [headline = '', ...body] = article.split('\n\n');
  const caption = body[random.between(1, body.length - 1)]!;
  const kept = body.join('\n\n');
  return { text: `${headline}\n\n${caption}\n\n${kept}\n`, kept };
}

/** Several people or places, each with the same sentence. */
function makeEntries(random: Random): { text: string } {
  const said = random.pick(paragraphsOf(random));
  const entries = Array.from({ length: random.between(2, 4) }, () => {
    const { headline, paragraphs } = writeDraft(random);
    return `${headline}, ${random.between(19, 80)}\n${paragraphs[0]!.join(' ')}\n${said}`;
  });
  return { text: `${entries.join('\n\n')}\n` };
}

/** Decisions in the same words, each with another day and sum. */
function makeDated(random: Random): { text: string } {
  const [before = '', after = '', ...others] = paragraphsOf(random);
  const decisions = others.map((other) => {
    const day = `On ${random.between(1, 28)}.${random.between(1, 12)}.20${random.between(10, 24)}`;
    return `${other}\n\n${day} ${before} ${random.between(100, 9999)} ${after}`;
  });
  return { text: `${decisions.slice(0, random.between(2, 3)).join('\n\n')}\n` };
}

/**
 * The changes that copies undergo: cuts, edits, frames, passages lifted, paragraphs pasted twice.
 */
import {
  type Draft,
  endsSentence,
  type Mark,
  type Place,
  splitWord,
  writeDraft,
  writeHeadline,
} from './prose.js';
import type { Random } from './random.js';
import { capitalise, drawWord } from './vocabulary.js';

/** The difference of a copy from its base. */
export type CopyKind = 'identical' | 'framed' | 'edited5' | 'edited20' | 'cut60' | 'reordered';

/** The difference of a passage from its source. */
export type PassageKind = 'exact' | 'edited';

/** The difference of the second place of a repeat from the first. */
export type RepeatKind = 'exact' | 'spaced' | 'cased' | 'edited';

/**
 * A copy of a draft. All except `identical` get a headline of their own and may lose the credits.
 */
export function copyDraft(base: Draft, kind: CopyKind, random: Random): Draft {
  if (kind === 'identical') return base;
  return {
    headline: writeHeadline(random),
    dateline: random.chance(0.5) ? base.dateline : '',
    paragraphs: copyParagraphs(base.paragraphs, kind, random),
    credit: random.chance(0.5) ? base.credit : '',
  };
}

function copyParagraphs(base: string[][], kind: CopyKind, random: Random): string[][] {
  switch (kind) {
    case 'edited5':
      return editParagraphs(base, 0.05, random);
    case 'edited20':
      return editParagraphs(base, 0.2, random);
    case 'cut60':
      return cutParagraphs(base, 0.6);
    case 'reordered':
      return reorder(base, random);
    case 'framed': {
      // A whole article of the outlet surrounds it, so half of the words are the base's.
      const own = writeDraft(random).paragraphs;
      const split = random.between(1, own.length - 1);
      return [...own.slice(0, split), ...base, ...own.slice(split)];
    }
    case 'identical':
      return base;
  }
}

/**
 * Changes exactly a share of the words: seven in ten are replaced, the others dropped or given a
 * new neighbour. The first and last word of a paragraph stay, so that the ends of a span match.
 */
function editParagraphs(
  paragraphs: readonly (readonly string[])[],
  share: number,
  random: Random,
): string[][] {
  let total = 0;
  let left = 0;
  for (const words of paragraphs) {
    total += words.length;
    left += Math.max(0, words.length - 2);
  }
  // Selection sampling (Knuth, TAOCP 3.4.2, algorithm S): `needed` of the `left` inner words to come.
  let needed = Math.max(1, Math.round(total * share));
  return paragraphs.map((words) => {
    const edited: string[] = [];
    let dropped = false;
    words.forEach((word, i) => {
      const inner = i > 0 && i < words.length - 1;
      const before = edited.length;
      if (inner && random.unit() * left-- < needed) {
        needed--;
        // A dropped word with one inserted in its place would be one change, not two.
        editWord(word, !dropped, random, edited);
      } else edited.push(word);
      dropped = edited.length === before;
    });
    return edited;
  });
}

function editWord(word: string, mayInsert: boolean, random: Random, out: string[]): void {
  const roll = random.unit();
  // A dropped word must not remove the end of its sentence.
  if (roll < 0.15 && /^[a-z]+$/.test(word)) return;
  if (roll > 0.85 && mayInsert && /^[a-z]/.test(word)) out.push(drawWord(random), word);
  else out.push(replaceWord(word, random));
}

/** Another word with the same punctuation and the same kind of first letter. */
function replaceWord(word: string, random: Random): string {
  const [before, upToEnd] = splitWord(word);
  const old = upToEnd.slice(before.length);
  let other = drawWord(random);
  while (other.toLowerCase() === old.toLowerCase()) other = drawWord(random);
  if (old !== old.toLowerCase()) other = capitalise(other);
  return before + other + word.slice(upToEnd.length);
}

/** The first part of the words; the last sentence is cut anywhere. */
function cutParagraphs(paragraphs: readonly string[][], share: number): string[][] {
  let left = Math.round(paragraphs.reduce((sum, words) => sum + words.length, 0) * share);
  const kept: string[][] = [];
  for (const words of paragraphs) {
    if (left <= 0) break;
    kept.push(closeSentence(words.slice(0, left)));
    left -= words.length;
  }
  return kept;
}

function reorder(paragraphs: readonly string[][], random: Random): string[][] {
  const order = [...paragraphs];
  while (order.every((words, i) => words === paragraphs[i])) random.shuffle(order);
  return order;
}

/** Chooses 30 to 120 words, from the start of a sentence; may extend over paragraphs. */
export function choosePassage(draft: Draft, random: Random): { words: string[]; mark: Mark } {
  const words: string[] = [];
  const places: Place[] = [];
  for (const [paragraph, list] of draft.paragraphs.entries()) {
    for (const [word, value] of list.entries()) {
      words.push(value);
      places.push({ paragraph, word });
    }
  }
  const starts = [0];
  for (let i = 1; i < words.length - 120; i++) if (endsSentence(words[i - 1]!)) starts.push(i);
  const from = random.pick(starts);
  let to = from + random.between(30, 110) - 1;
  while (to < from + 119 && !endsSentence(words[to]!)) to++;
  const mark = { from: places[from]!, to: places[to]! };
  return { words: words.slice(from, to + 1), mark };
}

/** Sets a passage into a draft, as a paragraph or between two sentences, and returns its place. */
export function plantPassage(
  draft: Draft,
  passage: readonly string[],
  kind: PassageKind,
  random: Random,
): Mark {
  const share = 0.05 + 0.05 * random.unit();
  const words = kind === 'exact' ? [...passage] : editParagraphs([passage], share, random)[0]!;
  closeSentence(words);
  const last = words.length - 1;
  let paragraph = random.between(1, draft.paragraphs.length - 1);
  let first = 0;
  if (random.chance(0.6)) draft.paragraphs.splice(paragraph, 0, words);
  else {
    paragraph--;
    const host = draft.paragraphs[paragraph]!;
    first = host.findIndex(endsSentence) + 1;
    host.splice(first, 0, ...words);
  }
  return { from: { paragraph, word: first }, to: { paragraph, word: first + last } };
}

/** Pastes a paragraph of the draft again, after it: often the last one, at the end. */
export function plantRepeat(draft: Draft, kind: RepeatKind, random: Random): [Mark, Mark] {
  const { paragraphs } = draft;
  const long = [...paragraphs.keys()].filter((i) => paragraphs[i]!.length >= 20);
  const first = random.chance(0.5) ? long.at(-1)! : random.pick(long);
  const again = random.chance(0.5)
    ? paragraphs.length
    : random.between(first + 1, paragraphs.length);
  const words = pasteAgain(paragraphs[first]!, kind, random);
  paragraphs.splice(again, 0, words);
  return [first, again].map((paragraph) => ({
    from: { paragraph, word: 0 },
    to: { paragraph, word: paragraphs[paragraph]!.length - 1 },
  })) as [Mark, Mark];
}

function pasteAgain(words: readonly string[], kind: RepeatKind, random: Random): string[] {
  switch (kind) {
    case 'exact':
      return [...words];
    case 'spaced':
      return words.map((word, i) =>
        i === words.length - 1 || random.chance(0.15)
          ? word + ' '.repeat(random.between(1, 3))
          : word,
      );
    case 'cased': {
      const upper = random.chance(0.5);
      return words.map((word) => swapQuotes(upper ? word.toUpperCase() : word.toLowerCase()));
    }
    case 'edited': {
      const edited = [...words];
      // Away from the ends, where a changed word would shorten the part that can be found.
      const places = [random.between(4, 8), random.between(10, words.length - 5)];
      for (const place of random.chance(0.5) ? places : places.slice(1)) {
        edited[place] = replaceWord(edited[place]!, random);
      }
      return edited;
    }
  }
}

/** Swaps straight and typographic quotes. */
function swapQuotes(word: string): string {
  return word.replace(/[“”’"']/gu, (quote, offset: number) => {
    if (quote === '’') return "'";
    if (quote === "'") return '’';
    if (quote === '"') return offset === 0 ? '“' : '”';
    return '"';
  });
}

/** Ends the last sentence, in place. */
function closeSentence(words: string[]): string[] {
  const last = words.length - 1;
  if (!endsSentence(words[last]!)) words[last] = `${splitWord(words[last]!)[1]}.`;
  return words;
}

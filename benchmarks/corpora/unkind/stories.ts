/**
 * Stories and their copies, which may be earlier, have other lines, corrections or captions, or be
 * parts.
 */
import { type CopyKind, copyDraft } from '../changes.js';
import { OUTLETS } from '../outlets.js';
import { type Draft, render, writeDraft, writeHeadline } from '../prose.js';
import type { Random } from '../random.js';
import { setInOneLine, wrapText } from './layouts.js';
import type { Pieces } from './pieces.js';

/** The difference of a copy from its base, in addition to the kind generator's. */
type UnkindCopy = 'wrapped' | 'one-line' | 'captioned' | 'corrected' | 'part';

/** All kinds of copies of a story. */
export type StoryCopy = CopyKind | UnkindCopy;

/** A base and its copies, by id. */
export interface TrueStory {
  base: string;
  copies: { article: string; kind: StoryCopy }[];
}

const KINDS: readonly StoryCopy[] = [
  ...(['identical', 'framed', 'edited5', 'edited20', 'cut60', 'reordered'] as const),
  ...(['wrapped', 'one-line', 'captioned', 'corrected'] as const),
];

/** The share of stories that are printed in parts, all of one source. */
const PARTED_SHARE = 0.05;

/** A part has this share of the words of its base: two parts may have nothing in common. */
const PART = { least: 0.2, most: 0.6 } as const;

/** A story as it was written, for further use. */
export interface Told {
  draft: Draft;
  id: string;
}

/**
 * Adds stories until there are `articles` articles. A story has one to seven copies of a few kinds,
 * so that some have only copies that differ much from each other; or five to fourteen parts.
 */
export function addStories(
  articles: number,
  pieces: Pieces,
  random: Random,
): { stories: TrueStory[]; told: Told[] } {
  const stories: TrueStory[] = [];
  const told: Told[] = [];
  const last = pieces.articles.length + articles;
  while (pieces.articles.length < last) {
    const draft = writeDraft(random);
    const home = random.below(OUTLETS.length);
    const isParted = random.chance(PARTED_SHARE);
    const base = addDraft(draft, home, pieces);
    const copies: TrueStory['copies'] = [];
    const count = isParted ? random.between(5, 14) : random.between(1, 7);
    const palette = Array.from({ length: random.between(1, 3) }, () => random.pick(KINDS));
    for (let i = 1; i <= count; i++) {
      const kind = isParted ? 'part' : random.pick(palette);
      const outlet = isParted ? home : (home + 7 * i) % OUTLETS.length;
      copies.push({ article: addCopy(draft, kind, outlet, pieces, random), kind });
    }
    stories.push({ base, copies });
    told.push({ draft, id: base });
  }
  return { stories, told };
}

function addDraft(draft: Draft, outlet: number, pieces: Pieces): string {
  return pieces.add(OUTLETS[outlet]!, draft.headline, render(draft, []).text);
}

function addCopy(
  base: Draft,
  kind: StoryCopy,
  outlet: number,
  pieces: Pieces,
  random: Random,
): string {
  const source = OUTLETS[outlet]!;
  switch (kind) {
    case 'wrapped':
      return pieces.add(source, base.headline, wrapText(render(base, []).text, random));
    case 'one-line':
      return pieces.add(source, base.headline, setInOneLine(render(base, []).text));
    case 'captioned':
      return addDraft(addCaptions(base, random), outlet, pieces);
    case 'corrected':
      return addDraft(correctDraft(base, random), outlet, pieces);
    case 'part':
      return addDraft(cutPart(base, random), outlet, pieces);
    default:
      return addDraft(copyDraft(base, kind, random), outlet, pieces);
  }
}

/**
 * A caption above the body that repeats the beginning of a paragraph, and often the same caption
 * below it.
 */
function addCaptions(base: Draft, random: Random): Draft {
  const words = random.pick(base.paragraphs);
  const caption = [
    'Photo:',
    ...words.slice(0, random.between(10, 18)),
    `(${random.between(1, 9)})`,
  ];
  const [first = [], ...others] = base.paragraphs;
  // The dateline stays where the body begins.
  const opening = base.dateline === '' ? first : [...base.dateline.trim().split(' '), ...first];
  const paragraphs = [caption, opening, ...others];
  if (random.chance(0.6)) paragraphs.push(caption);
  return { ...base, headline: writeHeadline(random), dateline: '', paragraphs };
}

/** One figure corrected, if there is one. */
function correctDraft(base: Draft, random: Random): Draft {
  const places = base.paragraphs.flatMap((words, paragraph) =>
    words.flatMap((word, at) => (/^\d+$/.test(word) ? [{ paragraph, at }] : [])),
  );
  if (places.length === 0) return { ...base, headline: writeHeadline(random) };
  const place = random.pick(places);
  const paragraphs = base.paragraphs.map((words, i) => {
    if (i !== place.paragraph) return words;
    return words.map((word, at) => (at === place.at ? String(Number(word) + 1) : word));
  });
  return { ...base, paragraphs };
}

/** Consecutive paragraphs from anywhere, with a headline of their own. */
function cutPart(base: Draft, random: Random): Draft {
  const words = base.paragraphs.flat();
  const share = PART.least + (PART.most - PART.least) * random.unit();
  const length = Math.round(words.length * share);
  let left = random.below(words.length - length);
  const paragraphs: string[][] = [];
  let taken = 0;
  for (const paragraph of base.paragraphs) {
    if (taken >= length) break;
    const skipped = Math.min(left, paragraph.length);
    left -= skipped;
    const part = paragraph.slice(skipped, skipped + length - taken);
    taken += part.length;
    if (part.length > 0) paragraphs.push(part);
  }
  return { headline: writeHeadline(random), dateline: '', paragraphs, credit: '' };
}

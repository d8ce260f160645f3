/** Families of articles with a planted lineage: an origin, the times of its copies, and their changes. */
import { OUTLETS } from './outlets.js';
import { writeDraft } from './prose.js';
import { Random } from './random.js';
import { capitalise, drawWord } from './vocabulary.js';

/** What dates and credits say about the origin of a family; only `dated` shows it. */
export const LINEAGE_KINDS = [
  ...(['dated', 'dated', 'dated', 'undated', 'partly-dated'] as const),
  ...(['same-time', 'copy-is-earlier'] as const),
];

export type LineageKind = (typeof LINEAGE_KINDS)[number];

/** What became of a letter: in the origin kept, cut or changed, in a copy kept, added or changed. */
export type Fate = 'kept' | 'cut' | 'added' | 'changed';

interface Word {
  word: string;
  fate: Fate;
}

/** An article of a family. */
export interface FamilyArticle {
  id: string;
  text: string;
  source: string;
  date?: string;
}

/** A copy, and the fate of each UTF-16 unit of the origin and of the copy. */
export interface PlantedCopy {
  article: FamilyArticle;
  isCredited: boolean;
  ofOrigin: Fate[];
  ofCopy: Fate[];
}

/** A family with its truth. */
export interface LineageFamily {
  kind: LineageKind;
  agency: string | null;
  origin: FamilyArticle;
  copies: PlantedCopy[];
}

const AGENCIES = ['Reuters', 'AP', 'AFP', 'dpa', 'EFE', 'Kyodo', 'Anadolu', 'Bernama'];

/** Makes families, the same for the same count and seed. */
export function makeLineages(families: number, seed: number): LineageFamily[] {
  return Array.from({ length: families }, (_, number) => makeFamily(number, seed));
}

function makeFamily(number: number, seed: number): LineageFamily {
  const random = new Random(seed, 0x6c696e, number);
  const kind = LINEAGE_KINDS[number % LINEAGE_KINDS.length]!;
  // A family whose dates and credits contradict each other needs a credit.
  const hasAgency = kind === 'copy-is-earlier' || random.chance(0.6);
  const agency = hasAgency ? AGENCIES[random.below(AGENCIES.length)]! : null;
  const paragraphs = writeDraft(random).paragraphs;
  const dateline = agency === null ? [] : ['MINSK', `(${agency})`, '-'];
  const start = Date.UTC(2024, 0, 1) + random.below(500_000) * 60_000;
  const dates = datesOf(kind, start, random);
  const first = random.below(OUTLETS.length);
  const article = (slot: number, text: string): FamilyArticle => ({
    id: `f${number}-${random.below(1_000_000)}-${slot}`,
    text,
    source: OUTLETS[(first + 7 * slot) % OUTLETS.length]!,
    ...(dates[slot] !== undefined && { date: new Date(dates[slot]).toISOString() }),
  });
  const whole = [dateline, ...paragraphs];
  const origin = article(0, textOf(whole.map((words) => words.map(kept))));
  const copies = Array.from({ length: dates.length - 1 }, (_, i): PlantedCopy => {
    const isEarlier = kind === 'copy-is-earlier' && i === 0;
    const isCredited = !isEarlier && random.chance(0.5);
    const { before, after } = edit(paragraphs, random);
    const lost: Fate = isCredited ? 'kept' : 'cut';
    const credit = dateline.map((word) => ({ word, fate: lost }));
    const ofCopy = isCredited ? [credit, ...after] : after;
    return {
      article: article(i + 1, textOf(ofCopy)),
      isCredited,
      ofOrigin: fatesOf([credit, ...before]),
      ofCopy: fatesOf(ofCopy),
    };
  });
  return { kind, agency, origin, copies };
}

/** The moments of the origin and of two to four copies; undefined for an article without a date. */
function datesOf(kind: LineageKind, start: number, random: Random): (number | undefined)[] {
  let at = start;
  const dates: (number | undefined)[] = [start];
  for (let i = random.between(2, 4); i > 0; i--) {
    at += random.between(5, 700) * 60_000;
    dates.push(at);
  }
  if (kind === 'undated') return dates.map(() => undefined);
  if (kind === 'partly-dated') dates[random.below(dates.length)] = undefined;
  if (kind === 'same-time') dates[1] = start;
  if (kind === 'copy-is-earlier') dates[1] = start - 3_600_000;
  return dates;
}

function kept(word: string): Word {
  return { word, fate: 'kept' };
}

/** Paragraphs are cut, added and exchanged, words inside them changed; never side by side. */
function edit(
  paragraphs: readonly string[][],
  random: Random,
): Record<'before' | 'after', Word[][]> {
  const before: Word[][] = [];
  const after: Word[][] = [];
  let isQuiet = true;
  for (const words of paragraphs) {
    const change: ReturnType<typeof changeOf> = isQuiet ? 'none' : changeOf(random);
    isQuiet = change === 'cut' || change === 'add';
    if (change === 'cut') {
      before.push(words.map((word) => ({ word, fate: 'cut' })));
      continue;
    }
    if (change === 'add') after.push(newParagraph(random));
    const pairs = words.map((word, at) => {
      const isInside = at > 2 && at < words.length - 3;
      return isInside && random.chance(0.03) ? changed(word, random) : [kept(word), kept(word)];
    });
    before.push(pairs.map(([own]) => own!));
    after.push(pairs.map(([, own]) => own!));
  }
  return { before, after };
}

function changeOf(random: Random): 'none' | 'cut' | 'add' {
  const chance = random.unit();
  return chance < 0.12 ? 'cut' : chance < 0.24 ? 'add' : 'none';
}

function newParagraph(random: Random): Word[] {
  return Array.from({ length: random.between(20, 50) }, () => ({
    word: drawWord(random),
    fate: 'added' as const,
  }));
}

function changed(word: string, random: Random): [Word, Word] {
  const other = `${capitalise(drawWord(random))}${random.between(100, 999)}`;
  return [
    { word, fate: 'changed' },
    { word: other, fate: 'changed' },
  ];
}

function textOf(paragraphs: readonly Word[][]): string {
  const written = paragraphs.filter((words) => words.length > 0);
  return written.map((words) => words.map(({ word }) => word).join(' ')).join('\n\n');
}

/** The fates of the units of {@link textOf}; blanks are kept. */
function fatesOf(paragraphs: readonly Word[][]): Fate[] {
  const fates: Fate[] = [];
  for (const words of paragraphs.filter(({ length }) => length > 0)) {
    if (fates.length > 0) fates.push('kept', 'kept');
    for (const [at, { word, fate }] of words.entries()) {
      if (at > 0) fates.push('kept');
      for (let unit = 0; unit < word.length; unit++) fates.push(fate);
    }
  }
  return fates;
}

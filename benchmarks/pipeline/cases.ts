/** The speed targets of a scan: each case has two commands, and limits for their figures. */
import { join } from 'node:path';
import type { HardKind } from '../corpora/hard.js';
import type { Bed, MadeCorpus } from './bed.js';
import { concatenate, countWords, ROOT, scan, startNode, workers } from './commands.js';
import type { Contender, Timing } from './measure.js';

/** A figure of a case, and its upper limit. */
export interface Target {
  what: string;
  most: number;
  /** The figure; null if the system does not report it. */
  figure: (timings: CaseTimings) => number | null;
}

/** The timed command, and the one that it is compared with. */
export interface Pair {
  ours: Contender;
  beside: Contender;
  /** The size of our input over the size of the other's, in the unit of the case. */
  sizeRatio?: number;
}

/** The figures of a pair. */
export interface CaseTimings {
  ours: Timing;
  beside: Timing;
  sizeRatio: number;
}

/** One entry of the list. */
export interface Case {
  /** Its name for `--case`. */
  name: string;
  /** It takes so long that it only runs by name. */
  long?: true;
  /** Makes the missing corpora. */
  prepare(bed: Bed): Pair;
  targets: readonly Target[];
}

/**
 * Articles of the cases at full size; `--articles` sets the size of the first, and so the scale.
 */
export const NEWS_ARTICLES = 100_000;
const FOLDER_ARTICLES = 30_000;
const HARD_ARTICLES = 50_000;
/** The number of stories that give 200 MB. */
const LONG_ARTICLE_STORIES = 66_000;
const MILLION_ARTICLES = 1_000_000;

const wall = ({ ours, beside }: CaseTimings): number => ours.medianSeconds / beside.medianSeconds;

const wallBySize = (timings: CaseTimings): number => wall(timings) / timings.sizeRatio;

const cpu = ({ ours, beside }: CaseTimings): number | null =>
  ours.cpuSeconds === null || beside.cpuSeconds === null
    ? null
    : ours.cpuSeconds / beside.cpuSeconds;

const peakGigabytes = ({ ours }: CaseTimings): number | null =>
  ours.peakBytes === null ? null : ours.peakBytes / 1e9;

/** All cases, in the order of the table. A new one is one more entry. */
export const CASES: readonly Case[] = [
  {
    name: 'whole',
    prepare: (bed) => besideWords(bed, 2),
    targets: [{ what: 'one file, whole job, 2 workers: wall / wc -w', most: 1, figure: wall }],
  },
  {
    name: 'documents',
    prepare: (bed) => besideWords(bed, 2, ['--only', 'documents']),
    targets: [{ what: 'one file, --only documents: wall / wc -w', most: 0.6, figure: wall }],
  },
  {
    name: 'cpu',
    prepare: (bed) => besideWords(bed, 1),
    targets: [{ what: 'one file, whole job, 1 worker: CPU / wc -w', most: 2, figure: cpu }],
  },
  {
    name: 'folder',
    prepare(bed) {
      const corpus = bed.corpus('folder', FOLDER_ARTICLES);
      return { ours: scanOf(corpus, 2, bed), beside: concatenate(corpus.path, bed.folder) };
    },
    targets: [{ what: 'one folder of files: wall / cat', most: 2, figure: wall }],
  },
  {
    name: 'seeds',
    prepare: ({ folder }) => ({
      ours: scan({ name: 'seeds', path: join(ROOT, 'seeds'), flags: [] }, folder),
      beside: startNode(folder),
    }),
    targets: [{ what: 'seeds/: wall / node -e 0', most: 2.5, figure: wall }],
  },
  hard('identical', HARD_ARTICLES, 'identical copies'),
  hard('one-edit', HARD_ARTICLES, 'copies of one story, one edit each'),
  hard('one-phrase', HARD_ARTICLES, 'one phrase in every article'),
  hard('one-article', LONG_ARTICLE_STORIES, 'one article as long as a corpus'),
  {
    name: 'million',
    long: true,
    prepare(bed) {
      const many = bed.corpus('news', MILLION_ARTICLES);
      const few = bed.corpus('news', NEWS_ARTICLES);
      return {
        ours: scanOf(many, 2, bed, ['--memory', '1G']),
        beside: scanOf(few, 2, bed),
        sizeRatio: many.articles / few.articles,
      };
    },
    targets: [
      { what: 'a million articles, --memory 1G: peak, GB', most: 1.1, figure: peakGigabytes },
      { what: 'a million articles: wall an article / 100,000', most: 1.25, figure: wallBySize },
    ],
  },
];

function besideWords(bed: Bed, workerCount: number, flags: readonly string[] = []): Pair {
  const corpus = bed.corpus('news', NEWS_ARTICLES);
  return {
    ours: scanOf(corpus, workerCount, bed, flags),
    beside: countWords(corpus.path, bed.folder),
  };
}

/** A hard corpus beside an ordinary one of about the same size. */
function hard(kind: HardKind, articles: number, what: string): Case {
  return {
    name: kind,
    prepare(bed) {
      const [made, ordinary] = [bed.corpus(kind, articles), bed.corpus('news', articles)];
      return {
        ours: scanOf(made, 2, bed),
        beside: scanOf(ordinary, 2, bed),
        sizeRatio: made.sizeBytes / ordinary.sizeBytes,
      };
    },
    targets: [{ what: `${what}: wall a byte / ordinary corpus`, most: 2, figure: wallBySize }],
  };
}

/** A scan that warms up with another number of workers, on which results must not depend. */
function scanOf(
  { path }: MadeCorpus,
  workerCount: number,
  { folder }: Bed,
  flags: readonly string[] = [],
): Contender {
  const name = ['scan', ...flags, ...workers(workerCount)].join(' ');
  const warmUpFlags = [...flags, ...workers(3 - workerCount)];
  return scan({ name, path, flags: [...flags, ...workers(workerCount)], warmUpFlags }, folder);
}

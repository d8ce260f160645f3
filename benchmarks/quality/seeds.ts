/** The five sample articles, two at a time; their shared passages were read by eye. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Comparison, compare, compareFiles, renderNdjson } from 'wirecopy';
import { intersect, measure } from '../../src/evaluate/spans.js';
import type { Row } from './table.js';
import { checkRecords } from './valid-records.js';

const KREMLIN_IN_003 =
  'destructive forces that want to damage the two countries’ mutually beneficial co-operation,” and said the two men had expressed “certainty that all the problems that have arisen will soon be resolved';

/** A passage of two articles, by the first digits of their names and its words in each. */
const TRUTH: { one: string; other: string; words: [string, string]; edited: boolean }[] = [
  {
    one: '001',
    other: '003',
    words: [
      'Defending Belarus today is no less than defending our entire space',
      'Defending Belarus today is nothing less than defending all of our space',
    ],
    edited: true,
  },
  {
    one: '000',
    other: '001',
    words: [
      'These problems should not be exploited by destructive forces seeking to harm the mutually beneficial cooperation between the two countries',
      'These problems should not be exploited by destructive forces seeking to harm the mutually beneficial cooperation between the two countries',
    ],
    edited: false,
  },
  // The Kremlin's statement, which each of three articles has in other words.
  {
    one: '000',
    other: '001',
    words: [
      'Lukashenko and Russian President Vladimir Putin expressed confidence that the unrest gripping Belarus will soon be resolved',
      'The Belarusian president, Alexander Lukashenko, and the Russian president, Vladimir Putin, have expressed confidence that all problems that had arisen in Belarus would soon be resolved',
    ],
    edited: true,
  },
  {
    one: '000',
    other: '003',
    words: [
      'Lukashenko and Russian President Vladimir Putin expressed confidence that the unrest gripping Belarus will soon be resolved, during a telephone call, the Kremlin said in a statement.\n\n“These problems should not be exploited by destructive forces seeking to harm the mutually beneficial cooperation between the two countries',
      KREMLIN_IN_003,
    ],
    edited: true,
  },
  {
    one: '001',
    other: '003',
    words: [
      'The Belarusian president, Alexander Lukashenko, and the Russian president, Vladimir Putin, have expressed confidence that all problems that had arisen in Belarus would soon be resolved, the Kremlin said. “These problems should not be exploited by destructive forces seeking to harm the mutually beneficial cooperation between the two countries within the framework of the union state',
      KREMLIN_IN_003,
    ],
    edited: true,
  },
];

/**
 * The share of a true place that must be found; the found span may extend to the end of its
 * sentences.
 */
const FOUND = 0.8;
const MOST_LONGER = 2;

/** Compares all pairs of the articles. */
export async function measureSeeds(root: string): Promise<Row[]> {
  const folder = join(root, 'seeds');
  await checkComparisons(seedFiles(folder));
  const texts = readSeeds(folder);
  let [exact, edited, wrong] = [0, 0, 0];
  for (const [i, [one, first]] of texts.entries()) {
    for (const [other, second] of texts.slice(i + 1)) {
      for (const passage of compare(first, second).passages) {
        const hit = TRUTH.find(
          (truth) =>
            truth.one === one &&
            truth.other === other &&
            isPlace(first, truth.words[0], passage.first) &&
            isPlace(second, truth.words[1], passage.second) &&
            truth.edited === passage.identity < 1,
        );
        if (hit === undefined) wrong++;
        else if (hit.edited) edited++;
        else exact++;
      }
    }
  }
  const corpus = 'seeds';
  return [
    { corpus, what: 'compare: the exact statement', figure: exact, target: { least: 1 } },
    {
      corpus,
      what: 'compare: statements told in other words, of four',
      figure: edited,
      target: { least: 4 },
    },
    { corpus, what: 'compare: other passages', figure: wrong, target: { most: 0 } },
  ];
}

function isPlace(text: string, words: string, found: Comparison['passages'][0]['first']): boolean {
  const start = text.indexOf(words);
  const place = { start, end: start + words.length };
  const isFound = measure([intersect(place, found)]) >= FOUND * words.length;
  return isFound && found.end - found.start <= MOST_LONGER * words.length;
}

function readSeeds(folder: string): [name: string, text: string][] {
  return seedFiles(folder).map((file) => [basename(file).slice(0, 3), readFileSync(file, 'utf8')]);
}

function seedFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => /^\d{3}_/.test(name));
  return names.sort().map((name) => join(folder, name));
}

/**
 * Compares each file with each file, including itself.
 * @throws {Error} if a record violates `results.schema.json`.
 */
async function checkComparisons(files: readonly string[]): Promise<void> {
  for (const first of files) {
    for (const second of files) {
      checkRecords(renderNdjson((await compareFiles(first, second)).result));
    }
  }
}

/**
 * The command of `npm run bench`: scans a synthetic corpus with the real CLI, checks the results
 * against the planted truth, and only then takes the time, beside `wc -w` on the same file.
 *
 * Options: `--articles N` `--seed N` `--runs N` `--boilerplate` `--json FILE` (a line is appended).
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inOwnFolder, integerOption, runCommand } from '../command.js';
import { type WrittenCorpus, writeCorpus } from '../corpora/write.js';
import { appendFigures } from '../history.js';
import { describeCommit, describeMachine } from '../machine.js';
import { type Findings, gatherFindings, type Scores, scoreFindings } from '../quality/score.js';
import { countWords, ROOT, scan, scanOnce, workers } from './commands.js';
import { hasCommand, type Timing, timeInTurn } from './measure.js';
import { type Load, renderScores, renderTimings } from './tables.js';

/** The reference engine takes some milliseconds per article. */
const SMALL_ARTICLES = 500;

interface Settings {
  articles: number;
  seed: number;
  boilerplate: boolean;
  runs: number;
  json: string | undefined;
}

async function bench(settings: Settings, folder: string): Promise<void> {
  const machine = describeRun(settings);
  console.log(`${machine}\n`);

  const corpus = writeCorpus(join(folder, 'corpus'), settings, false);
  const load = { articles: settings.articles, sizeBytes: corpus.sizeBytes };
  const { scores, digest } = await checkAnswer(corpus, folder);
  console.log(renderScores(scores));
  const faults = findFaults(scores);
  if (faults.length > 0) throw new Error(`No timings, the answer is wrong:\n${faults.join('\n')}`);

  const words = hasCommand('wc') ? [countWords(corpus.path, folder)] : [];
  if (words.length === 0) console.log('wc is not on this machine: its rows are left out.\n');
  const contenders = [
    scan({ name: 'wirecopy, 1 worker', path: corpus.path, flags: workers(1), digest }, folder),
    scan({ name: 'wirecopy, 2 workers', path: corpus.path, flags: workers(2), digest }, folder),
    ...words,
  ];
  const timings = await timeInTurn(contenders, settings.runs, 1);
  console.log(renderLoad(load, `median of ${settings.runs} runs in turn, after a warm-up`));
  console.log(renderTimings(timings, load));

  const counting = words.length > 0 ? countWords : null;
  const small = await timeReference(settings, folder, counting);
  console.log(renderLoad(small.load, 'one run'));
  console.log(renderTimings(small.timings, small.load));
  if (settings.json !== undefined) {
    const figures = { machine, settings, scores, load, timings, small };
    appendFigures(settings.json, figures);
  }
}

/** Scans once, untimed, and scores the findings. */
async function checkAnswer(
  corpus: WrittenCorpus,
  folder: string,
): Promise<{ scores: Scores; digest: string }> {
  let findings: Findings | undefined;
  await scanOnce(corpus.path, [], folder, (results) => {
    findings = gatherFindings(readFileSync(results, 'utf8').split('\n'));
  });
  if (findings?.digest == null) throw new Error('results: expected a summary at the end, got none');
  return { scores: scoreFindings(findings, corpus.truth), digest: findings.digest };
}

/** Conditions without which a time is meaningless; kinds that are hard to find are only printed. */
function findFaults({ clusters, passages, repeats }: Scores): string[] {
  const { identical = 1, edited5 = 1, reordered = 1 } = clusters.recallByKind;
  const floors: [name: string, got: number, floor: number][] = [
    ['recall of identical, edited5 and reordered', (identical + edited5 + reordered) / 3, 0.95],
    ['precision of clusters', clusters.precision, 0.99],
    ['recall of exact passages', passages.exact.recall, 0.95],
    ['recall of repeats', repeats.recall, 0.95],
  ];
  return floors
    .filter(([, got, floor]) => !(got >= floor))
    .map(([name, got, floor]) => `  ${name}: expected ${floor} or more, got ${got.toFixed(4)}`);
}

/** The plain TypeScript engine on a smaller file, beside the others on the same file. */
async function timeReference(
  settings: Settings,
  folder: string,
  counting: typeof countWords | null,
): Promise<{ load: Load; timings: Timing[] }> {
  const articles = Math.min(SMALL_ARTICLES, settings.articles);
  const { path, sizeBytes } = writeCorpus(join(folder, 'small'), { ...settings, articles }, false);
  const contenders = [
    scan({ name: 'wirecopy, 1 worker', path, flags: workers(1) }, folder),
    scan({ name: 'wirecopy --engine reference', path, flags: ['--engine', 'reference'] }, folder),
  ];
  if (counting) contenders.push(counting(path, folder));
  return { load: { articles, sizeBytes }, timings: await timeInTurn(contenders, 1, 0) };
}

function renderLoad({ articles, sizeBytes }: Load, how: string): string {
  return `${articles} articles, ${(sizeBytes / 1e6).toFixed(1)} MB of JSON Lines; ${how}`;
}

/** The line above all tables: the circumstances of the figures. */
function describeRun({ seed }: Settings): string {
  return [
    describeMachine(),
    // The speed of wc depends on the locale: characters are decoded unless it is C.
    `locale ${process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || 'C'}`,
    `seed ${seed}`,
    new Date().toISOString().slice(0, 10),
    `commit ${describeCommit(ROOT)}`,
  ].join(', ');
}

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: '5' },
      boilerplate: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  return {
    articles: integerOption(values, 'articles', 1),
    seed: integerOption(values, 'seed', 0),
    runs: integerOption(values, 'runs', 1),
    boilerplate: values.boilerplate,
    json: values.json,
  };
}

async function main(): Promise<void> {
  const settings = readSettings();
  await inOwnFolder('bench', async (folder) => {
    await bench(settings, folder);
  });
}

await runCommand(main);

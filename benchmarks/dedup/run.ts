/**
 * Measures `wirecopy dedup` and its index on synthetic corpora:
 * `npm run bench:dedup -- [--articles 100000] [--large 1000000] [--out FILE]`. The articles of `--large`
 * go into one index, whose growth, memory, size and answers are measured. Figures go to standard output
 * and, with the curve of the growth, as a line of JSON to a file.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inOwnFolder, integerOption, runCommand } from '../command.js';
import { writeCorpus } from '../corpora/write.js';
import { appendFigures } from '../history.js';
import { describeCommit, describeMachine } from '../machine.js';
import { median } from '../median.js';
import { run } from '../pipeline/measure.js';
import { type Point, watch } from './watch.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const BIN = join(ROOT, 'bin/wirecopy.js');
const RESULTS = join(ROOT, 'benchmarks/results/dedup.jsonl');

/** Articles that are asked for one at a time. */
const QUERIES = 2000;

/** Points of the curve of a large index. */
const POINTS = 50;

/** Figures by name. */
type Figures = Record<string, number>;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '100000' },
      large: { type: 'string', default: '1000000' },
      out: { type: 'string', default: RESULTS },
    },
  });
  const articles = integerOption(values, 'articles', 1000);
  const large = integerOption(values, 'large', 1000);
  await inOwnFolder('dedup', async (folder) => {
    const figures: Figures = { articles, large };
    Object.assign(figures, await measureStream(articles, folder));
    const { curve, ...grown } = await measureLarge(large, folder);
    Object.assign(figures, grown);
    for (const [name, value] of Object.entries(figures))
      console.log(`${name.padEnd(22)} ${value.toFixed(4)}`);
    appendFigures(values.out, {
      date: new Date().toISOString(),
      machine: describeMachine(),
      commit: describeCommit(ROOT),
      figures,
      curve,
    });
  });
}

/** A corpus within one stream, and into an index on disk. */
async function measureStream(articles: number, folder: string): Promise<Figures> {
  const { path, truth } = corpusOf(articles, 7, folder);
  const out = join(folder, 'out.jsonl');
  const streamed = await run('node', [BIN, 'dedup', path, '--out', out, '--quiet'], folder);
  const index = join(folder, 'index');
  const indexing = ['dedup', path, '--index', index, '--out', '/dev/null', '--quiet'];
  const indexed = await run('node', [BIN, ...indexing], folder);
  return {
    streamPerSecond: articles / streamed.seconds,
    streamCpuMicros: (1e6 * (streamed.cpuSeconds ?? 0)) / articles,
    streamPeakMb: (streamed.peakBytes ?? 0) / 1e6,
    ...scoreOf(out, truth.clusters),
    indexPerSecond: articles / indexed.seconds,
    indexCpuMicros: (1e6 * (indexed.cpuSeconds ?? 0)) / articles,
    indexPeakMb: (indexed.peakBytes ?? 0) / 1e6,
  };
}

/** A large corpus into one index, which is then asked. */
async function measureLarge(articles: number, folder: string) {
  const { path } = corpusOf(articles, 9, folder);
  const index = join(folder, 'large');
  const args = [BIN, 'dedup', path, '--index', index, '--quiet'];
  const curve = await watch(args, Math.ceil(articles / POINTS));
  const asked = corpusOf(QUERIES * 10, 8, folder).path;
  const against = ['dedup', asked, '--against', index, '--out', '/dev/null', '--quiet'];
  const { seconds, cpuSeconds } = await run('node', [BIN, ...against], folder);
  return {
    curve,
    largePerSecond: articles / curve.at(-1)!.seconds,
    largePeakMb: curve.reduce((most, { rssMb }) => Math.max(most, rssMb), 0),
    growth: growthOf(curve),
    againstPerSecond: (QUERIES * 10) / seconds,
    againstCpuMicros: (1e6 * (cpuSeconds ?? 0)) / (QUERIES * 10),
    ...bytesOf(index),
    ...askOneByOne(index, folder),
  };
}

/** Processor time a record in the last tenth of a run, over that in the second tenth. */
function growthOf(curve: readonly Point[]): number {
  const at = (share: number) => curve[Math.round(share * (curve.length - 1))]!;
  const cost = (from: Point, to: Point) => {
    return (to.cpuSeconds - from.cpuSeconds) / (to.records - from.records);
  };
  return cost(at(0.9), at(1)) / cost(at(0.1), at(0.2));
}

function corpusOf(articles: number, seed: number, folder: string) {
  const name = join(folder, `corpus-${seed}`);
  return writeCorpus(name, { articles, seed, boilerplate: false }, false);
}

/** Bytes an article of an index, all together and by part. */
function bytesOf(index: string): Figures {
  const stats = execFileSync('node', [BIN, 'index', 'stats', index, '--json'], {
    encoding: 'utf8',
  });
  const { articles, bytes } = JSON.parse(stats) as { articles: number; bytes: Figures };
  const each = Object.entries(bytes).map(([part, sum]) => [`bytes_${part}`, sum / articles]);
  return { bytesAnArticle: folderBytes(index) / articles, ...Object.fromEntries(each) };
}

/** Recall and precision of the pairs that have one canonical article. */
function scoreOf(
  file: string,
  clusters: readonly { base: string; copies: readonly { article: string }[] }[],
): Figures {
  const groups = new Map<string, string[]>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { id, wirecopy } = JSON.parse(line) as { id: string; wirecopy: { canonical: string } };
    groups.set(wirecopy.canonical, [...(groups.get(wirecopy.canonical) ?? []), id]);
  }
  const found = pairsOf(groups.values());
  const truth = pairsOf(
    clusters.map(({ base, copies }) => [base, ...copies.map(({ article }) => article)]),
  );
  let both = 0;
  for (const pair of found) if (truth.has(pair)) both++;
  return { pairsRecall: both / truth.size, pairsPrecision: both / found.size };
}

function pairsOf(groups: Iterable<readonly string[]>): Set<string> {
  const pairs = new Set<string>();
  for (const group of groups) {
    const sorted = [...group].sort();
    for (const [i, one] of sorted.entries()) {
      for (const other of sorted.slice(i + 1)) pairs.add(`${one} ${other}`);
    }
  }
  return pairs;
}

function folderBytes(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** Opens the index in a process of its own, and asks it for articles that it has not seen. */
function askOneByOne(index: string, folder: string): Figures {
  const { path } = corpusOf(QUERIES, 11, folder);
  const script = `
    import { readFileSync } from 'node:fs';
    import { openIndex } from ${JSON.stringify(join(ROOT, 'dist/index.js'))};
    const begin = performance.now();
    const index = await openIndex(${JSON.stringify(index)}, { readOnly: true });
    const openSeconds = (performance.now() - begin) / 1000;
    const times = [];
    for (const line of readFileSync(${JSON.stringify(path)}, 'utf8').split('\\n')) {
      if (line === '') continue;
      const article = JSON.parse(line);
      const asked = performance.now();
      index.query({ ...article, id: 'q' + article.id });
      times.push(performance.now() - asked);
    }
    console.log(JSON.stringify({ openSeconds, times, rss: process.memoryUsage().rss }));`;
  const output = execFileSync('node', ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const { openSeconds, times, rss } = JSON.parse(output) as {
    openSeconds: number;
    times: number[];
    rss: number;
  };
  const sorted = [...times].sort((a, b) => a - b);
  return {
    openSeconds,
    queryMedianMs: median(times),
    queryP99Ms: sorted[Math.floor(0.99 * sorted.length)]!,
    askedPeakMb: rss / 1e6,
  };
}

await runCommand(main);

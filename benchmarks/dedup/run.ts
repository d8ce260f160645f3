/**
 * Measures `wirecopy dedup` and its index on a synthetic corpus:
 * `npm run bench:dedup -- [--articles 100000] [--out FILE]`. Figures go to standard output, and as a
 * line of JSON to a file.
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

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const BIN = join(ROOT, 'bin/wirecopy.js');
const RESULTS = join(ROOT, 'benchmarks/results/dedup.jsonl');

/** Articles that are asked for one at a time. */
const QUERIES = 2000;

/** Figures by name. */
type Figures = Record<string, number>;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '100000' },
      out: { type: 'string', default: RESULTS },
    },
  });
  const articles = integerOption(values, 'articles', 1000);
  await inOwnFolder('dedup', async (folder) => {
    const { path, truth } = writeCorpus(
      join(folder, 'corpus'),
      { articles, seed: 7, boilerplate: false },
      false,
    );
    const index = join(folder, 'index');
    const figures: Figures = { articles };
    const streamed = await run(
      'node',
      [BIN, 'dedup', path, '--out', join(folder, 'out.jsonl'), '--quiet'],
      folder,
    );
    figures.streamPerSecond = articles / streamed.seconds;
    figures.streamPeakMb = (streamed.peakBytes ?? 0) / 1e6;
    Object.assign(figures, scoreOf(join(folder, 'out.jsonl'), truth.clusters));
    const indexed = await run(
      'node',
      [BIN, 'dedup', path, '--index', index, '--out', '/dev/null', '--quiet'],
      folder,
    );
    figures.indexPerSecond = articles / indexed.seconds;
    figures.indexPeakMb = (indexed.peakBytes ?? 0) / 1e6;
    figures.indexBytesAnArticle = folderBytes(index) / articles;
    Object.assign(figures, askOneByOne(index, folder));
    for (const [name, value] of Object.entries(figures))
      console.log(`${name.padEnd(22)} ${value.toFixed(4)}`);
    appendFigures(values.out, {
      date: new Date().toISOString(),
      machine: describeMachine(),
      commit: describeCommit(ROOT),
      figures,
    });
  });
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
  const { path } = writeCorpus(
    join(folder, 'queries'),
    { articles: QUERIES, seed: 8, boilerplate: false },
    false,
  );
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

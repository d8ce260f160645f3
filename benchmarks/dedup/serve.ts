/**
 * Measures `wirecopy serve`: articles of a synthetic corpus, one a request, on 8 connections:
 * `npm run bench:serve -- [--articles 20000] [--out FILE]`. Figures go to standard output, and as a
 * line of JSON to a file. `wirecopy dedup` into an index of its own is measured beside it.
 */
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inOwnFolder, integerOption, runCommand } from '../command.js';
import { writeCorpus } from '../corpora/write.js';
import { appendFigures } from '../history.js';
import { describeCommit, describeMachine } from '../machine.js';
import { median } from '../median.js';
import { run } from '../pipeline/measure.js';
import { send, startServer } from './server.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const BIN = join(ROOT, 'bin/wirecopy.js');
const RESULTS = join(ROOT, 'benchmarks/results/serve.jsonl');

const CONNECTIONS = 8;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '20000' },
      out: { type: 'string', default: RESULTS },
    },
  });
  const articles = integerOption(values, 'articles', 100);
  await inOwnFolder('serve', async (folder) => {
    const corpus = { articles, seed: 7, boilerplate: false };
    const { path } = writeCorpus(join(folder, 'corpus'), corpus, false);
    const args = ['--index', join(folder, 'dedup'), '--out', '/dev/null', '--quiet'];
    const dedup = await run('node', [BIN, 'dedup', path, ...args], folder);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const served = await serveLines(lines, join(folder, 'serve'));
    const figures = { articles, dedupPerSecond: articles / dedup.seconds, ...served };
    for (const [name, value] of Object.entries(figures)) {
      console.log(`${name.padEnd(22)} ${value.toFixed(4)}`);
    }
    const [machine, commit] = [describeMachine(), describeCommit(ROOT)];
    appendFigures(values.out, { date: new Date().toISOString(), machine, commit, figures });
  });
}

/** Sends each line in a request of its own; each connection waits for its answer. */
async function serveLines(lines: readonly string[], index: string) {
  const { url, stop } = await startServer(BIN, index);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  let next = 0;
  const connection = async () => {
    while (next < lines.length) {
      const begin = performance.now();
      await send(`${url}/articles`, lines[next++]!, agent);
      times.push(performance.now() - begin);
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  await stop();
  const sorted = times.sort((a, b) => a - b);
  return {
    requestsPerSecond: lines.length / seconds,
    medianMs: median(times),
    p99Ms: sorted[Math.floor(0.99 * sorted.length)]!,
    mostMs: sorted.at(-1)!,
  };
}

await runCommand(main);

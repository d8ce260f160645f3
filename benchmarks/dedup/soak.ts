/**
 * A long run of `wirecopy dedup` and `wirecopy serve` with a window and removals, whose memory is sampled:
 * `npm run bench:soak -- [--articles 1000000] [--requests 100000] [--out FILE]`. The curves go to standard
 * output, and as a line of JSON to a file.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inOwnFolder, integerOption, runCommand } from '../command.js';
import { generateCorpus } from '../corpora/generator.js';
import { appendFigures } from '../history.js';
import { describeCommit, describeMachine } from '../machine.js';
import { send, startServer } from './server.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const BIN = join(ROOT, 'bin/wirecopy.js');
const RESULTS = join(ROOT, 'benchmarks/results/soak.jsonl');

/** Samples of a part. */
const SAMPLES = 20;

/** Runs of dedup into the index; old articles are removed between them. */
const RUNS = 10;

const WINDOW = '30d';

/** Milliseconds between two articles by their dates: a window has 43,200 of them. */
const STEP_MS = 60_000;

const CONNECTIONS = 8;

/** The memory of a process after a number of articles. */
interface Sample {
  articles: number;
  megabytes: number;
  seconds: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '1000000' },
      requests: { type: 'string', default: '100000' },
      out: { type: 'string', default: RESULTS },
    },
  });
  const articles = integerOption(values, 'articles', 1000);
  const requests = integerOption(values, 'requests', 1000);
  await inOwnFolder('soak', async (folder) => {
    const stream = await feed(linesOf(articles, 11), articles, SAMPLES, []);
    show('dedup, window of 30 days', stream);
    const indexed = await soakIndex(articles, join(folder, 'index'));
    show(`dedup --index, ${RUNS} runs, removals between them`, indexed);
    const served = await soakServer(requests, join(folder, 'served'));
    show('serve, each tenth article removed again', served);
    const [machine, commit] = [describeMachine(), describeCommit(ROOT)];
    const curves = { stream, indexed, served };
    appendFigures(values.out, { date: new Date().toISOString(), machine, commit, curves });
  });
}

function show(name: string, samples: readonly Sample[]): void {
  console.log(`${name}\n${'articles'.padStart(10)}${'MB'.padStart(8)}${'s'.padStart(8)}`);
  for (const { articles, megabytes, seconds } of samples) {
    const cells = [String(articles).padStart(10), megabytes.toFixed(0).padStart(8)];
    console.log(`${cells.join('')}${seconds.toFixed(0).padStart(8)}`);
  }
}

/** Synthetic articles whose dates go on by a minute each. */
function* linesOf(articles: number, seed: number): Generator<string> {
  let number = 0;
  for (const article of generateCorpus({ articles, seed, boilerplate: false })) {
    const date = new Date(Date.UTC(2020, 0, 1) + STEP_MS * number++).toISOString();
    yield `${JSON.stringify({ ...article, date })}\n`;
  }
}

/** Runs of dedup into one index. A sample is taken at the end of each, before removals. */
async function soakIndex(articles: number, index: string): Promise<Sample[]> {
  const lines = linesOf(articles, 12);
  const samples: Sample[] = [];
  const begin = performance.now();
  const each = Math.ceil(articles / RUNS);
  for (let run = 1; run <= RUNS; run++) {
    const [sample] = await feed(lines, each, 1, ['--index', index]);
    const seconds = (performance.now() - begin) / 1000;
    samples.push({ ...sample!, articles: run * each, seconds });
    execFileSync('node', [BIN, 'index', 'remove', index, '--older', WINDOW]);
  }
  return samples;
}

/** Feeds the next articles to a process of dedup, and samples its memory. */
async function feed(
  lines: Iterator<string>,
  articles: number,
  samples: number,
  flags: readonly string[],
): Promise<Sample[]> {
  const args = [BIN, 'dedup', '-', '--window', WINDOW, '--out', '/dev/null', '--quiet', ...flags];
  const child = spawn('node', args, { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  const found: Sample[] = [];
  const begin = performance.now();
  const every = Math.ceil(articles / samples);
  for (let number = 1; number <= articles; number++) {
    const { done, value } = lines.next();
    if (done) break;
    if (!child.stdin.write(value)) await once(child.stdin, 'drain');
    if (number % every === 0 || number === articles) found.push(sampleOf(child.pid, number, begin));
  }
  child.stdin.end();
  const [status] = await ended;
  if (status !== 0) throw new Error(`dedup ended with ${status}`);
  return found;
}

/** Sends articles to a server, and removes each tenth again. */
async function soakServer(requests: number, index: string): Promise<Sample[]> {
  const { url, pid, stop } = await startServer(BIN, index, ['--window', WINDOW, '--quiet']);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const lines = linesOf(requests, 13);
  const found: Sample[] = [];
  const begin = performance.now();
  let sent = 0;
  const connection = async () => {
    for (let next = lines.next(); !next.done; next = lines.next()) {
      await send(`${url}/articles`, next.value, agent);
      const number = ++sent;
      if (number % 10 === 0) {
        const { id } = JSON.parse(next.value) as { id: string };
        await send(`${url}/articles/${encodeURIComponent(id)}`, '', agent, 'DELETE');
      }
      if (number % Math.ceil(requests / SAMPLES) === 0) found.push(sampleOf(pid, number, begin));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  agent.destroy();
  await stop();
  return found;
}

/** The resident memory of a process now. */
function sampleOf(pid: number | undefined, articles: number, begin: number): Sample {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
  const seconds = Math.round((performance.now() - begin) / 100) / 10;
  return { articles, megabytes: Math.round((Number(kilobytes) * 1024) / 1e5) / 10, seconds };
}

await runCommand(main);

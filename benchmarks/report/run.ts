/**
 * Measures `wirecopy report` on a synthetic corpus, in the Chromium of the system:
 * `npm run bench:report -- [--articles 100000]`. Figures go to standard output.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { inOwnFolder, integerOption, runCommand } from '../command.js';
import { writeCorpus } from '../corpora/write.js';
import { run } from '../pipeline/measure.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const BIN = join(ROOT, 'bin/wirecopy.js');
const BROWSER = process.env.WIRECOPY_CHROMIUM ?? '/usr/bin/chromium';

/** Figures by name. */
type Figures = Record<string, number>;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { articles: { type: 'string', default: '100000' } } });
  const articles = integerOption(values, 'articles', 100);
  await inOwnFolder('report', async (folder) => {
    const options = { articles, seed: 7, boilerplate: false };
    const { path } = writeCorpus(join(folder, 'corpus'), options, false);
    const figures = { articles, ...(await written(folder, path)) };
    Object.assign(figures, await opened(join(folder, 'report.html')));
    for (const [name, value] of Object.entries(figures))
      console.log(`${name.padEnd(22)} ${value.toFixed(3)}`);
  });
}

/** Writes the report with and without texts. */
async function written(folder: string, path: string): Promise<Figures> {
  const command = (...args: string[]) => run('node', [BIN, ...args, '--quiet'], folder);
  const [ndjson, page, plain] = ['r.ndjson', 'report.html', 'plain.html'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const scan = await command('scan', path, '--json', '--out', ndjson);
  const both = await command('scan', path, '--json', '--out', ndjson, '--report', page);
  const untexted = await command('report', ndjson, '--no-text', '-o', plain);
  const bytes = statSync(ndjson).size;
  return {
    scanSeconds: scan.seconds,
    pageShareOfScan: (both.seconds - scan.seconds) / scan.seconds,
    plainReportSeconds: untexted.seconds,
    ndjsonMb: bytes / 1e6,
    pageMb: statSync(page).size / 1e6,
    plainPageMb: statSync(plain).size / 1e6,
    plainShareOfNdjson: (statSync(plain).size - 500_000) / bytes,
  };
}

/** Opens the page, searches, and looks at its memory. */
async function opened(file: string): Promise<Figures> {
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    const begin = performance.now();
    await page.goto(`file://${file}#/articles`, { waitUntil: 'commit' });
    await page.getByRole('searchbox').waitFor();
    await page.locator('.list a.title').first().waitFor();
    const openSeconds = (performance.now() - begin) / 1000;
    await page.waitForLoadState('load');
    const loadSeconds = (performance.now() - begin) / 1000;
    const searches = [];
    for (const query of ['minister', 'a0001', 'tribune said', 'zzz', 'the'])
      searches.push(await searchMs(page, query));
    return {
      openSeconds,
      loadSeconds,
      firstSearchMs: searches[0] ?? 0,
      searchMs: Math.max(...searches.slice(1)),
      heapMb: await heapMb(session),
    };
  } finally {
    await browser.close();
  }
}

/** Milliseconds from the input of a search until its answer is in the page. */
function searchMs(page: Page, query: string): Promise<number> {
  return page.getByRole('searchbox').evaluate(async (field, text) => {
    const input = field as unknown as { value: string; dispatchEvent(event: Event): void };
    const begin = performance.now();
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    // Preact draws in a microtask or two; the next frame shows it.
    await new Promise<void>((resolve) => setTimeout(resolve));
    return performance.now() - begin;
  }, query);
}

async function heapMb(session: CDPSession): Promise<number> {
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

await runCommand(main);

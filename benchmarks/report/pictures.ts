/**
 * Makes the pictures of README.md, in light and dark: the terminal, from seeds/, and a page of
 * `wirecopy report`, from synthetic families of articles. `npm run pictures` writes docs/pictures/.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { inOwnFolder, runCommand } from '../command.js';
import { type FamilyArticle, makeLineages } from '../corpora/lineages.js';
import { terminalPicture } from './terminal-picture.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const BIN = join(ROOT, 'bin/wirecopy.js');
const PICTURES = join(ROOT, 'docs/pictures');
const BROWSER = process.env.WIRECOPY_CHROMIUM ?? '/usr/bin/chromium';

const THEMES = ['light', 'dark'] as const;

async function main(): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const command = ['scan', 'seeds/', '--quiet'];
  const output = wirecopy([...command, '--color', 'always'], ROOT);
  for (const theme of THEMES) {
    const picture = terminalPicture(`wirecopy ${command.slice(0, 2).join(' ')}`, output, theme);
    writeFileSync(join(PICTURES, `terminal-${theme}.svg`), picture);
  }
  await inOwnFolder('pictures', async (folder) => {
    const articles = makeLineages(150, 4).flatMap(({ origin, copies }) => [
      origin,
      ...copies.map(({ article }) => article),
    ]);
    writeFileSync(join(folder, 'wire.jsonl'), articles.map(recordOf).join('\n'));
    wirecopy(['scan', 'wire.jsonl', '--quiet', '--report', 'report.html'], folder);
    await takePictures(join(folder, 'report.html'));
  });
}

function wirecopy(args: readonly string[], cwd: string): string {
  const env = { ...process.env, COLUMNS: '88' };
  return execFileSync('node', [BIN, ...args], { cwd, env, encoding: 'utf8' });
}

/** A record whose title is the beginning of its second paragraph: the first may be a dateline. */
function recordOf(article: FamilyArticle): string {
  const words = article.text.split('\n\n')[1]!.split(/\s+/).slice(0, 8);
  return JSON.stringify({ ...article, title: words.join(' ').replace(/[,.;:”“]+/g, '') });
}

async function takePictures(report: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  try {
    for (const colorScheme of THEMES) {
      const viewport = { width: 1280, height: 860 };
      const page = await browser.newPage({ viewport, colorScheme });
      await page.goto(`file://${report}#/clusters`);
      await settled(page);
      await page.locator('main a[href^="#/cluster/"]').first().click();
      await settled(page);
      await page.screenshot({ path: join(PICTURES, `cluster-${colorScheme}.png`) });
      await page.locator('main a[href^="#/compare"]').first().click();
      await settled(page);
      await page.screenshot({ path: join(PICTURES, `compare-${colorScheme}.png`) });
    }
  } finally {
    await browser.close();
  }
}

/** Waits until the view is there and nothing of it is still read. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.locator('main .loading').waitFor({ state: 'detached' });
}

await runCommand(main);

/** The report in a real browser. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PassageRecord } from '../../../src/records/records.js';
import { BROWSER, launch, open, visit } from './browser.js';
import { folderForFile, reportOf, type WrittenReport, writeArticles } from './fixtures.js';

const ARTICLES = 300;

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/** Stops between two looks at the elements that are left. */
const AT_ONCE = 10;

/** Time for the browser and for two commands, on a machine that does other things. */
const STARTING_MS = 120_000;

const folder = folderForFile();

/** All views of results that have one of everything. */
function viewsOf({ result }: WrittenReport): string[] {
  const [cluster] = result.clusters;
  const pair = cluster ? [`/compare?a=${cluster.canonical}&b=${cluster.members[0]!.article}`] : [];
  return [
    '/overview',
    '/clusters',
    ...result.clusters.slice(0, 1).map(({ id }) => `/cluster/${id}`),
    ...pair,
    '/passages',
    ...result.passages.slice(0, 1).map(({ id }) => `/passage/${id}`),
    '/sources',
    '/repeats',
    ...(result.repeats.length > 0 ? ['/repeat/1'] : []),
    '/forms',
    '/novelty',
    '/articles',
    `/article/${encodeURIComponent(result.articles[0]!.id)}`,
  ];
}

/** Violations of WCAG 2.2 AA and of good practice in the view; of all rules, or of some. */
function violations(page: Page, rules?: string[]): Promise<string[]> {
  return page.evaluate(async (runOnly) => {
    type Node = { target: string[]; failureSummary: string };
    type Run = (options: object) => Promise<{ violations: { id: string; nodes: Node[] }[] }>;
    const { violations } = await (globalThis as unknown as { axe: { run: Run } }).axe.run(
      runOnly ? { runOnly } : {},
    );
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]!.target} ${nodes[0]!.failureSummary}`,
    );
  }, rules);
}

const letters = (text: string) => text.replace(/\s+/g, '');

describe.skipIf(!BROWSER)('the report in Chromium', { timeout: STARTING_MS }, () => {
  let browser: Browser;
  let corpus: WrittenReport;
  let seeds: WrittenReport;

  beforeAll(async () => {
    browser = await launch();
    corpus = reportOf(folder, writeArticles(folder, ARTICLES));
    const other = path.join(folder, 'seeds');
    fs.mkdirSync(other);
    seeds = reportOf(other, 'seeds');
  }, STARTING_MS);
  afterAll(() => browser?.close());

  test.each([1280, 390])(
    'every view is accessible and clean in %i pixels, light and dark',
    async (width) => {
      for (const report of [seeds, corpus]) {
        const { page, faults } = await open(browser, report.file, '/overview', width);
        // The policy of the page forbids scripts of others; the debugger does not go by it.
        await page.evaluate(axe);
        for (const view of viewsOf(report)) {
          await visit(page, view);
          expect([view, await violations(page)]).toEqual([view, []]);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect([view, wide]).toEqual([view, width]);
          // Another theme has other colours, and nothing else.
          await page.emulateMedia({ colorScheme: 'dark' });
          expect([view, await violations(page, ['color-contrast'])]).toEqual([view, []]);
          await page.emulateMedia({ colorScheme: 'light' });
        }
        expect(faults).toEqual([]);
        await page.close();
      }
    },
  );

  test('side by side shows the very spans of the results, and how each article begins', async () => {
    const { page } = await open(browser, corpus.file);
    const texts = textsIn(path.join(folder, 'articles.jsonl'));
    const clusterOf = new Map(corpus.result.articles.map(({ id, cluster }) => [id, cluster]));
    const isApart = ({ occurrences: [a, b] }: PassageRecord) =>
      clusterOf.get(a!.article) === null || clusterOf.get(a!.article) !== clusterOf.get(b!.article);
    const travelled = corpus.result.passages.filter(
      ({ boilerplate, house }) => !boilerplate && !house,
    );
    const shown = travelled.filter(isApart).slice(0, 12);
    expect(shown.length).toBeGreaterThan(5);
    for (const { id, occurrences } of shown) {
      const [a, b] = [
        occurrences[0]!,
        occurrences.findLast(({ article }) => article !== occurrences[0]!.article)!,
      ];
      await visit(page, `/compare?a=${a.article}&b=${b.article}`);
      await page.locator('.rows').waitFor();
      for (const [side, place] of [
        ['left', a],
        ['right', b],
      ] as const) {
        const text = texts.get(place.article) ?? '';
        const all = await page.locator(`.rows td.${side}`).allTextContents();
        expect(letters(all.join('')).replace(/^\d+(?=[A-Z])/, '')).toContain(
          letters(text).slice(0, 40),
        );
        const passage = await page.locator(`[data-passage=${id}] td.${side}`).allTextContents();
        expect(letters(passage.join(''))).toBe(letters(text.slice(place.start, place.end)));
      }
    }
    await page.close();
  });

  test('a view is in its address: it is the same after it is opened anew', async () => {
    const { page } = await open(browser, corpus.file, '/articles');
    const [word = ''] = corpus.result.articles[7]!.title!.split(' ');
    await page.getByRole('searchbox').fill(word);
    const status = page.getByRole('status');
    await expect.poll(() => status.textContent()).toMatch(/ of 300$/);
    const found = await status.textContent();
    expect(page.url()).toContain(`q=${word}`);
    const again = await open(browser, corpus.file, new URL(page.url()).hash.slice(1));
    expect(await again.page.getByRole('status').textContent()).toBe(found);
    const expected = corpus.result.articles.filter(({ id, title = '', source = '', credits }) =>
      [id, title, source, ...credits].join('\n').toLowerCase().includes(word.toLowerCase()),
    );
    expect(found).toBe(`${expected.length} article${expected.length === 1 ? '' : 's'} of 300`);
    await Promise.all([page.close(), again.page.close()]);
  });

  test('the keyboard alone reaches everything', async () => {
    const { page } = await open(browser, corpus.file);
    for (const view of viewsOf(corpus)) {
      await visit(page, view);
      const unreached = await tabThrough(page);
      expect([view, unreached]).toEqual([view, []]);
    }
    await visit(page, '/clusters');
    await page.locator('.list a.title').first().focus();
    await page.keyboard.press('Enter');
    await page.getByText('Side by side').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.rows').waitFor();
    expect(page.url()).toContain('#/compare?');
    await page.close();
  });

  test('the switch of the theme is kept and beats the system', async () => {
    const { page } = await open(browser, corpus.file);
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.getByLabel('Theme').selectOption('dark');
    expect(await paper()).not.toBe(light);
    await page.reload();
    await page.locator('main h1').waitFor();
    expect(await paper()).not.toBe(light);
    await page.close();
  });

  test('print shows lists as a whole', async () => {
    const { page } = await open(browser, corpus.file, '/articles');
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('.list > li').count()).toBe(ARTICLES);
    await page.close();
  });
});

/** Presses Tab from the beginning of the page; returns the elements that it never reached. */
async function tabThrough(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const all = 'a[href], button, input, select, summary, [tabindex="0"]';
    for (const element of document.querySelectorAll(all)) {
      const isShown = (element as HTMLElement).checkVisibility();
      if (isShown) element.setAttribute('data-unreached', '');
    }
    document.addEventListener('focusin', ({ target }) =>
      (target as Element).removeAttribute('data-unreached'),
    );
  });
  // The first stop of a page that was just opened.
  await page.locator('.skip').focus();
  const left = page.locator('[data-unreached]');
  // Some fields of dates take several stops.
  const stops = 40 + 4 * (await left.count());
  for (let stop = 0; stop < stops && (await left.count()) > 0; stop += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => page.keyboard.press('Tab')));
  }
  return left.evaluateAll((elements) => elements.map((element) => element.outerHTML));
}

/** The texts of a file of records, by id. */
function textsIn(file: string): Map<string, string> {
  const lines = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
  return new Map(lines.map((line) => JSON.parse(line)).map(({ id, text }) => [id, text]));
}

/** Articles that try to run something in the report. */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER, launch, open, visit } from './browser.js';
import { folderForFile, reportOf, type WrittenReport } from './fixtures.js';

const ATTACKS = [
  '<script>globalThis.ran = 1</script>',
  '</script><script>globalThis.ran = 2</script>',
  '<img src=x onerror="globalThis.ran = 3">',
  '"><svg onload=globalThis.ran=4>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an attack on templates
  '{{constructor.constructor("globalThis.ran = 5")()}} ${globalThis.ran = 6} <%= 7 %>',
  '\u202egnp.exe\u202c \u2066hidden\u2069',
  'javascript:globalThis.ran=8',
  'data:text/html,<script>globalThis.ran=9</script>',
  '<!-- <script> --> ]]> &lt;b&gt; </textarea></style><style>*{display:none}</style>',
  '__proto__',
];

/** Long enough for a copy, with an attack in it. */
function textWith(attack: string, number: number): string {
  const words = Array.from({ length: 90 }, (_, i) => `word${number}x${(i * 7) % 90}`);
  return `${attack}\n\n${words.slice(0, 45).join(' ')} ${attack}.\n\n${words.slice(45).join(' ')} ${attack}`;
}

function hostileLines(): string {
  const articles = ATTACKS.flatMap((attack, number) =>
    ['one', 'two', 'three'].map((copy) => ({
      id: `${attack} ${copy}`,
      title: `${attack} ${copy}`,
      source: `${attack} ${copy === 'one' ? 'Post' : 'Herald'}`,
      date: `2024-05-0${copy.length}T10:00:00Z`,
      url:
        number % 2 === 0
          ? `javascript:globalThis.ran=1//${copy}`
          : `data:text/html,<script>globalThis.ran=1</script>`,
      text: `${textWith(attack, number)} ${copy === 'three' ? textWith(attack, number) : copy}`,
    })),
  );
  return articles.map((article) => `${JSON.stringify(article)}\n`).join('');
}

/** Time for the browser and for two commands, on a machine that does other things. */
const STARTING_MS = 120_000;

const folder = folderForFile();

describe.skipIf(!BROWSER)('hostile text in the report', () => {
  let browser: Browser;
  let report: WrittenReport;

  beforeAll(async () => {
    browser = await launch();
    const input = path.join(folder, 'hostile.jsonl');
    fs.writeFileSync(input, hostileLines());
    report = reportOf(folder, input);
  }, STARTING_MS);
  afterAll(() => browser?.close());

  test('is shown as text in every view, and nothing of it runs', async () => {
    const { page, faults } = await open(browser, report.file);
    const { articles, clusters, repeats } = report.result;
    expect(clusters.length).toBeGreaterThan(ATTACKS.length / 2);
    const views = [
      ...['overview', 'clusters', 'passages', 'sources', 'repeats', 'forms', 'novelty', 'articles'],
      ...clusters.map(({ id }) => `cluster/${id}`),
      ...clusters.map(
        ({ canonical, members }) =>
          `compare?${new URLSearchParams({ a: canonical, b: members[0]!.article })}`,
      ),
      ...articles.map(({ id }) => `article/${encodeURIComponent(id)}`),
      ...repeats.map((_, i) => `repeat/${i + 1}`),
    ];
    for (const view of views) {
      await visit(page, `/${view}`);
      const found = await page.evaluate(() => ({
        ran: (globalThis as { ran?: number }).ran,
        foreign: document.querySelectorAll(
          'main script, main img, main iframe, main style, main [onload], main [onerror]',
        ).length,
        links: [...document.links].map(({ protocol }) => protocol).filter((one) => one !== 'file:'),
      }));
      expect([view, found]).toEqual([view, { ran: undefined, foreign: 0, links: [] }]);
    }
    await visit(page, `/article/${encodeURIComponent(articles[0]!.id)}`);
    expect(await page.locator('h1').textContent()).toBe(articles[0]!.title);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('would be forbidden by the policy of the page: scripts, handlers, eval, styles and requests', async () => {
    const { page } = await open(browser, report.file);
    const blocked = await page.evaluate(async () => {
      const blocked = new Set<string>();
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        blocked.add(effectiveDirective),
      );
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = 1';
      document.body.append(script);
      const markup = document.createElement('div');
      document.body.append(markup);
      markup.innerHTML =
        '<img src="https://example.org/x.png" onerror="globalThis.ran = 2"><b style="color: red">x</b>';
      const style = document.createElement('style');
      style.textContent = '* { color: red }';
      document.body.append(style);
      await fetch('https://example.org/').catch(() => {});
      const link = document.createElement('a');
      link.href = 'javascript:globalThis.ran = 3';
      document.body.append(link);
      link.click();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { ran: (globalThis as { ran?: number }).ran, blocked: [...blocked].sort() };
    });
    expect(blocked.ran).toBeUndefined();
    expect(blocked.blocked).toEqual(
      expect.arrayContaining([
        'connect-src',
        'img-src',
        'script-src-attr',
        'script-src-elem',
        'style-src-attr',
        'style-src-elem',
      ]),
    );
    await page.close();
  });

  test('the policy has hashes only, and the file has no script but the one of the page', () => {
    const html = fs.readFileSync(report.file, 'utf8');
    const [, policy = ''] =
      /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+';/,
    );
    expect(policy).not.toContain('unsafe');
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(
      html
        .match(/<script(?: [^>]*)?>/g)!
        .filter((tag) => tag !== '<script>' && !tag.includes('application/gzip')),
    ).toEqual([]);
  });
});

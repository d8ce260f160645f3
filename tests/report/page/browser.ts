/** A real browser for tests of the page: the Chromium of the system, driven by Playwright. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser; undefined where there is none. .ci/run names it, so that it is never missing there. */
export const BROWSER: string | undefined =
  process.env.WIRECOPY_CHROMIUM ?? PATHS.find((path) => existsSync(path));

/** Starts the browser. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER!, args: ['--no-sandbox'] });
}

/** A page of the browser, and everything that went wrong in it. */
export interface Watched {
  page: Page;
  /** Messages of the console, errors, and requests to anywhere but the file. */
  faults: string[];
}

/** Opens a report at a view, and waits until it is shown. */
export async function open(
  browser: Browser,
  file: string,
  hash = '/overview',
  width = 1280,
): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: 'light' });
  const faults: string[] = [];
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) faults.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}#${hash}`);
  await settled(page);
  return { page, faults };
}

/** Leads a page to another view, and waits until it is shown. */
export async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
  await settled(page);
}

/** Waits until the view is there and nothing of it is still read. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1, main .nothing').first().waitFor();
  await page.locator('main .loading').waitFor({ state: 'detached' });
}

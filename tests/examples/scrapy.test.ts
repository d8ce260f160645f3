/** Runs examples/scrapy_pipeline.py: Scrapy crawls a site, and a server judges its items. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Prose } from '../fixtures/articles.js';
import { hasModules, PYTHON } from '../read/python.js';
import { newFolder, startServer } from '../serve/server.js';

const prose = new Prose(23);
const [bridge = '', harbour = ''] = [1, 2].map(() => prose.paragraph(80));

/** Pages by their paths. */
const PAGES: Readonly<Record<string, string>> = {
  '/': '<a href="/bridge">1</a> <a href="/again">2</a> <a href="/harbour">3</a>',
  '/bridge': `<h1>Bridge</h1><p>${bridge}</p>`,
  '/again': `<h1>The bridge</h1><p>${bridge}</p>`,
  '/harbour': `<h1>Harbour</h1><p>${harbour}</p>`,
};

async function startSite(): Promise<string> {
  const site = http.createServer(({ url = '' }, response) => {
    const page = PAGES[url];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' });
    response.end(`<html><body>${page ?? ''}</body></html>`);
  });
  onTestFinished(() => void site.close());
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
}

/** Crawls a site; returns the items that the pipeline kept, and the messages of Scrapy. */
async function crawl(site: string, server: string) {
  const child = spawn(PYTHON, ['examples/scrapy_pipeline.py', site, server]);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (bytes) => {
      output[name] += bytes;
    });
  }
  const [status] = await once(child, 'close');
  expect([status, output.stderr.includes('Traceback')]).toEqual([0, false]);
  const items = output.stdout.split('\n').filter((line) => line !== '');
  return { items: items.map((line) => JSON.parse(line)), messages: output.stderr };
}

test.skipIf(!hasModules('scrapy'))(
  'scrapy_pipeline.py drops the second page of one text, and the same in a second crawl',
  { timeout: 120_000 },
  async () => {
    const [site, { url: server }] = [await startSite(), await startServer(newFolder())];
    const first = await crawl(site, server);
    const verdicts = first.items.map(({ wirecopy }) => wirecopy.verdict);
    expect(verdicts).toEqual(['new', 'new']);
    expect(first.messages).toMatch(/identical of http/);
    const second = await crawl(site, server);
    expect(second.items.map(({ url }) => url).sort()).toEqual(
      first.items.map(({ url }) => url).sort(),
    );
    expect(second.items.every(({ wirecopy }) => wirecopy.replayed)).toBe(true);
  },
);

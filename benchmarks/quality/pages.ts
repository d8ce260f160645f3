/** Bodies of real news pages, and the time that a page takes, beside Readability. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { importBuilt } from '../import-built.js';
import { median } from '../median.js';
import type { Row } from './table.js';

const CORPUS = 'article-extraction';
const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** Size of the pages for which times were published. */
const PAGE_BYTES = 173_000;
/** Rounds whose median is the time of an extraction; Readability takes fifteen times as long for one. */
const ROUNDS = 5;

/** A page, and the body that people marked. */
interface Page {
  id: string;
  html: string;
  bytes: Uint8Array;
  gold: string;
}

type Extract = (page: Page) => string;

/** Measures page by page, and again when the pages of the same site are known. */
export async function measurePages(folder: string): Promise<Row[]> {
  const pages = readPages(folder);
  const { extractPage }: typeof import('../../src/extract/extract-page.js') = await importBuilt(
    DIST,
    'extract/extract-page.js',
  );
  const { surveyPage }: typeof import('../../src/extract/survey-page.js') = await importBuilt(
    DIST,
    'extract/survey-page.js',
  );
  const { chromeOfPages }: typeof import('../../src/extract/chrome.js') = await importBuilt(
    DIST,
    'extract/chrome.js',
  );
  const chrome = chromeOfPages(pages.map(({ bytes }) => surveyPage(bytes, '')));
  const alone: Extract = ({ bytes }) => extractPage(bytes, { url: '', site: '', chrome: {} }).text;
  const known: Extract = ({ bytes }) => extractPage(bytes, { url: '', site: '', chrome }).text;
  const halves = [0, 1].map((half) => pages.filter((_, i) => i % 2 === half));
  const body = 'bodies, F1 of 4-grams';
  return [
    row(`${body}, page by page`, pages, alone, 0.96),
    ...halves.map((half, i) => row(`${body}, page by page, half ${i}`, half, alone)),
    row(`${body}, with the pages of its site`, pages, known, 0.965),
    row(`${body}, Readability`, pages, readability),
    { ...timeRow('ms of a page of 173 KB', pages, alone, ROUNDS), target: { most: 4 } },
    timeRow('ms of a page of 173 KB, Readability', pages, readability, 1),
  ];
}

/** Readability over linkedom; it leaves the page changed, so each call parses anew. */
function readability({ html }: Page): string {
  const { document } = parseHTML(html);
  return new Readability(document).parse()?.textContent ?? '';
}

function readPages(folder: string): Page[] {
  const gold = readFileSync(join(folder, 'gold.jsonl'), 'utf8').trimEnd().split('\n');
  const bodies = new Map(
    gold.map((line) => {
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      return [id, text];
    }),
  );
  return readdirSync(join(folder, 'html'))
    .sort()
    .map((file) => {
      const id = file.slice(0, 12);
      const bytes = gunzipSync(readFileSync(join(folder, 'html', file)));
      return { id, html: bytes.toString(), bytes, gold: bodies.get(id) ?? '' };
    });
}

function row(what: string, pages: readonly Page[], extract: Extract, least?: number): Row {
  const scores = pages.map((page) => score(page.gold, extract(page)));
  const mean = (part: 'precision' | 'recall') =>
    scores.reduce((sum, each) => sum + each[part], 0) / scores.length;
  const misses = pages.flatMap(({ id }, i) => {
    const { precision, recall } = scores[i]!;
    const shown = `${id} precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;
    return Math.min(precision, recall) < 0.9 ? [shown] : [];
  });
  const figure = f1(mean('precision'), mean('recall'));
  const common = { corpus: CORPUS, what, figure, misses };
  return least === undefined ? { ...common, better: 'higher' } : { ...common, target: { least } };
}

function f1(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** As the organisers of the benchmark score a page: shingles of four words, with their counts. */
function score(gold: string, found: string): { precision: number; recall: number } {
  const [wanted, got] = [shinglesOf(gold), shinglesOf(found)];
  let common = 0;
  for (const [shingle, count] of wanted) common += Math.min(count, got.get(shingle) ?? 0);
  const total = (counts: Map<string, number>) =>
    [...counts.values()].reduce((sum, count) => sum + count, 0);
  const share = (all: number) => (all === 0 ? 1 : common / all);
  return { precision: share(total(got)), recall: share(total(wanted)) };
}

function shinglesOf(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  const count = words.length === 0 ? 0 : Math.max(1, words.length - 3);
  for (let at = 0; at < count; at++) {
    const shingle = words.slice(at, at + 4).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** The time of this thread's processor, which other processes of the machine hardly change. */
function timeRow(what: string, pages: readonly Page[], extract: Extract, rounds: number): Row {
  const bytes = pages.reduce((sum, { html }) => sum + Buffer.byteLength(html), 0);
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    for (const page of pages) extract(page);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  const figure = (median(times) * PAGE_BYTES) / bytes;
  return { corpus: CORPUS, what, figure, better: 'lower', isTimed: true };
}

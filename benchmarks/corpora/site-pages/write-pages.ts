/** Pages of real sites around synthetic articles, on disk. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extractPage } from '../../../src/extract/extract-page.js';
import { readOutline } from '../../../src/extract/read-outline.js';
import { type CorpusOptions, generateCorpus, type SyntheticArticle } from '../generator.js';
import { fillTemplate, makeTemplate, type RealPage, type Template } from './template.js';

/** Pages that were written. */
export interface WrittenPages {
  /** Their articles; the texts are without the headlines, as on the pages. */
  bare: SyntheticArticle[];
  sizeBytes: number;
}

/** A template, and the metadata of its site. */
interface Site {
  id: string;
  /** Name of the source. */
  source: string;
  template: Template;
}

/**
 * Writes a page for each article of a synthetic corpus into a folder for each site.
 * @param data the corpus of real pages, `html/*.html.gz` and `gold.jsonl`.
 * @param say called with the id of each page that cannot be a template.
 */
export function writePages(
  folder: string,
  data: string,
  options: CorpusOptions,
  say: (line: string) => void,
): WrittenPages {
  const sites = readSites(data, say);
  for (const { id } of sites) mkdirSync(join(folder, id), { recursive: true });
  const bare: SyntheticArticle[] = [];
  let sizeBytes = 0;
  for (const article of generateCorpus(options)) {
    const { id, source, template } = sites[bare.length % sites.length]!;
    const [headline = '', ...paragraphs] = article.text.split('\n\n');
    const bytes = fillTemplate(template, {
      id: article.id,
      headline,
      date: article.date,
      paragraphs,
    });
    writeFileSync(join(folder, id, `${article.id}.html`), bytes);
    sizeBytes += bytes.length;
    bare.push({ ...article, source, text: paragraphs.join('\n\n') });
  }
  return { bare, sizeBytes };
}

function readSites(data: string, say: (line: string) => void): Site[] {
  const gold = readFileSync(join(data, 'gold.jsonl'), 'utf8').trimEnd().split('\n');
  return gold.flatMap((line) => {
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    const page = readPage(data, id, text);
    const template = makeTemplate(page);
    if (template !== null) return [{ id, source: page.source, template }];
    say(`${id}: no template, because no paragraph of its article is on the page`);
    return [];
  });
}

function readPage(data: string, id: string, gold: string): RealPage & { source: string } {
  const folder = join(data, 'html');
  const file = readdirSync(folder).find((name) => name.startsWith(id));
  if (file === undefined) throw new Error(`${folder}: expected a page ${id}, got none`);
  const bytes = gunzipSync(readFileSync(join(folder, file)));
  const { title, source } = extractPage(bytes, { url: '', site: '', chrome: {} });
  return { bytes, outline: readOutline(bytes), gold, headline: title, source };
}

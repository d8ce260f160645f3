/**
 * Results as one page of HTML without anything from outside: the built page of `web/`, and the records
 * and texts as compressed blocks.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ArticleRecord, ClusterRecord, LazyResult } from '../records/records.js';
import { blockElements, recordBlocks, textBlocks } from './page/blocks.js';
import { type ArticleRest, INDEX } from './page/data.js';
import { IndexBuilder } from './page/index-columns.js';
import { type PackedCluster, packedCluster } from './page/packed-edits.js';
import { NO_TEXTS, textsOfPage } from './page/texts.js';

/** A result that can give the texts of its articles. */
export type PagedResult = LazyResult & { textOf(articleId: string): string };

/** The page in pieces. Holds the records of clusters, and the compressed ones of articles. */
export async function* renderPage(
  result: PagedResult,
  wanted: { texts: boolean },
): AsyncGenerator<string> {
  const builder = new IndexBuilder();
  const articles: string[] = [];
  const records = recordBlocks('article', added(result.articles, builder));
  for await (const element of blockElements(records)) articles.push(element);
  // The lineage of clusters is made when it is requested: once for index and blocks.
  const clusters = result.clusters.map((cluster) => ({ ...cluster }));
  const texts = wanted.texts ? textsOfPage(result) : NO_TEXTS;
  const index = builder.finish({ ...result, clusters }, texts);
  const script = builtFile('page.js');
  const style = builtFile('page.css');
  yield headOf(script, style);
  yield* blockElements([{ name: INDEX, json: JSON.stringify(index) }]);
  // The page starts while its other blocks are still read.
  yield `<script>${script}</script>\n`;
  yield* articles;
  yield* blockElements(recordBlocks('cluster', packedClusters(clusters)));
  yield* blockElements(recordBlocks('passage', result.passages));
  yield* blockElements(recordBlocks('repeat', result.repeats));
  yield* blockElements(recordBlocks('form', result.forms));
  yield* blockElements(textBlocks(texts, { textOf: result.textOf, unit: result.summary.offsets }));
  yield '</body>\n</html>\n';
}

function* added(records: Iterable<ArticleRecord>, builder: IndexBuilder): Generator<ArticleRest> {
  for (const record of records) yield builder.add(record);
}

function* packedClusters(clusters: Iterable<ClusterRecord>): Generator<PackedCluster> {
  for (const cluster of clusters) yield packedCluster(cluster);
}

/** A file of the built page, wherever this module is: in `src`, in `dist/report` or in `dist/bundle`. */
function builtFile(name: string): string {
  return readFileSync(new URL(`../../dist/page/${name}`, import.meta.url), 'utf8');
}

function headOf(script: string, style: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="wirecopy">
<title>wirecopy report</title>
<style>${style}</style>
</head>
<body>
<div id="app"><p class="loading">Reading the results …</p></div>
<noscript><p class="loading">This report needs JavaScript; it loads nothing from outside.</p></noscript>
`;
}

/** The hash of an element's content, by which the policy allows it. */
function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

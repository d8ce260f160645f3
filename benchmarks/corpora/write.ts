/**
 * Writes a synthetic corpus to disk:
 * `node build/benchmarks/corpora/write.js --articles 10000 --seed 1 [--boilerplate] [--files] --out DIR`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type CorpusOptions, generateCorpus, type Truth } from './generator.js';
import { renderRecord, writePieces } from './records.js';

/** Where a corpus was written, and how large it is. */
export interface WrittenCorpus {
  /** `articles.jsonl`, or the folder of text files. */
  path: string;
  /** Bytes of all article files. */
  sizeBytes: number;
  truth: Truth;
}

/**
 * Writes the articles and `truth.json` into a folder, which is created if necessary.
 *
 * @param files one `.txt` an article in `folder/articles/` instead of `folder/articles.jsonl`; the
 *   ids in the truth are then the names of the files, as a scan of that folder gives them.
 */
export function writeCorpus(folder: string, options: CorpusOptions, files: boolean): WrittenCorpus {
  mkdirSync(folder, { recursive: true });
  const written = files ? writeFiles(folder, options) : writeRecords(folder, options);
  writeFileSync(join(folder, 'truth.json'), `${JSON.stringify(written.truth)}\n`);
  return written;
}

function writeRecords(folder: string, options: CorpusOptions): WrittenCorpus {
  const path = join(folder, 'articles.jsonl');
  const { sizeBytes, result } = writePieces(path, renderRecords(options));
  return { path, sizeBytes, truth: result };
}

function* renderRecords(options: CorpusOptions): Generator<string, Truth> {
  const generator = generateCorpus(options);
  for (;;) {
    const next = generator.next();
    if (next.done) return next.value;
    yield renderRecord(next.value);
  }
}

function writeFiles(folder: string, options: CorpusOptions): WrittenCorpus {
  const path = join(folder, 'articles');
  mkdirSync(path, { recursive: true });
  let sizeBytes = 0;
  const generator = generateCorpus(options);
  for (;;) {
    const next = generator.next();
    if (next.done) return { path, sizeBytes, truth: renameArticles(next.value) };
    const bytes = Buffer.from(next.value.text);
    sizeBytes += bytes.length;
    writeFileSync(join(path, fileName(next.value.id)), bytes);
  }
}

/** The truth with the ids that articles have when they are read from files. */
function renameArticles(truth: Truth): Truth {
  const rename = <T extends { article: string }>(entry: T): T => ({
    ...entry,
    article: fileName(entry.article),
  });
  return {
    ...truth,
    clusters: truth.clusters.map(({ base, copies }) => ({
      base: fileName(base),
      copies: copies.map(rename),
    })),
    passages: truth.passages.map(({ kind, occurrences }) => ({
      kind,
      occurrences: occurrences.map(rename),
    })),
    repeats: truth.repeats.map(rename),
    boilerplate: truth.boilerplate.map(rename),
  };
}

function fileName(id: string): string {
  return `${id}.txt`;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      boilerplate: { type: 'boolean', default: false },
      files: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  if (values.out === undefined) throw new Error('--out: expected a folder, got nothing');
  const { articles, seed, boilerplate, files } = values;
  const options = { articles: Number(articles), seed: Number(seed), boilerplate };
  const { path, sizeBytes } = writeCorpus(values.out, options, files);
  console.error(`${path}: ${articles} articles, ${(sizeBytes / 1e6).toFixed(1)} MB, seed ${seed}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}

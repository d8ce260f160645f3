/** The environment for measuring targets: a folder, its corpora, and their scale. */
import { join } from 'node:path';
import { type HardKind, renderHardCorpus } from '../corpora/hard.js';
import { writePieces } from '../corpora/records.js';
import { writeCorpus } from '../corpora/write.js';

/** The kind of an input: synthetic news in one file or in a folder, or a hard corpus. */
export type CorpusKind = 'news' | 'folder' | HardKind;

/** An input on disk. */
export interface MadeCorpus {
  path: string;
  articles: number;
  sizeBytes: number;
}

/** Makes each corpus once, on first use. */
export class Bed {
  readonly folder: string;
  readonly #scale: number;
  readonly #seed: number;
  readonly #made = new Map<string, MadeCorpus>();

  /** @param scale articles made for each requested one. */
  constructor(folder: string, scale: number, seed: number) {
    this.folder = folder;
    this.#scale = scale;
    this.#seed = seed;
  }

  /** A corpus of `fullArticles` articles, scaled. */
  corpus(kind: CorpusKind, fullArticles: number): MadeCorpus {
    const articles = Math.max(1, Math.round(fullArticles * this.#scale));
    const name = `${kind}-${articles}`;
    let made = this.#made.get(name);
    if (made === undefined) {
      made = { ...this.#write(kind, articles, join(this.folder, name)), articles };
      this.#made.set(name, made);
      const megabytes = (made.sizeBytes / 1e6).toFixed(1);
      console.error(`${kind}: ${articles} articles, ${megabytes} MB`);
    }
    return made;
  }

  #write(kind: CorpusKind, articles: number, path: string): { path: string; sizeBytes: number } {
    const seed = this.#seed;
    if (kind === 'news') return writeCorpus(path, { articles, seed, boilerplate: false }, false);
    // With the lines that sites set around articles, files have the size of scraped ones.
    if (kind === 'folder') return writeCorpus(path, { articles, seed, boilerplate: true }, true);
    const file = `${path}.jsonl`;
    return { path: file, ...writePieces(file, renderHardCorpus(kind, articles, seed)) };
  }
}

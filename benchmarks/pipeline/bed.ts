/** Where targets are measured: a folder, the corpora made in it, and how much smaller than full. */
import { join } from 'node:path';
import { type HardKind, renderHardCorpus } from '../corpora/hard.js';
import { writePieces } from '../corpora/records.js';
import { writeCorpus } from '../corpora/write.js';

/** What an input of a case is like: synthetic news in one file, in a folder, or what is hard. */
export type CorpusKind = 'news' | 'folder' | HardKind;

/** An input on the disk. */
export interface MadeCorpus {
  path: string;
  articles: number;
  sizeBytes: number;
}

/** Makes each corpus once, when it is first asked for. */
export class Bed {
  readonly folder: string;
  readonly #scale: number;
  readonly #seed: number;
  readonly #made = new Map<string, MadeCorpus>();

  /** @param scale articles made for one that is asked for. */
  constructor(folder: string, scale: number, seed: number) {
    this.folder = folder;
    this.#scale = scale;
    this.#seed = seed;
  }

  /** A corpus of so many articles, scaled. */
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
    // With what sites set around them, files have the size that scraped ones have.
    if (kind === 'folder') return writeCorpus(path, { articles, seed, boilerplate: true }, true);
    const file = `${path}.jsonl`;
    return { path: file, ...writePieces(file, renderHardCorpus(kind, articles, seed)) };
  }
}

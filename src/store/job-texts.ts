import { ByteList, Uint32List } from '../sketch/lists.js';

/** The texts of a job that cannot be read again from their sources; plain data. */
export interface JobTexts {
  /** The numbers of their articles in the job, ascending. */
  articles: Uint32Array;
  /** Where each text ends in the bytes. */
  ends: Uint32Array;
  bytes: Uint8Array;
}

/** Collects {@link JobTexts}. */
export class JobTextsBuilder {
  readonly #articles = new Uint32List();
  readonly #ends = new Uint32List();
  readonly #bytes = new ByteList();

  /** Adds a copy of the text of an article of the job. */
  add(article: number, text: Uint8Array): void {
    this.#articles.push(article);
    this.#bytes.append(text);
    this.#ends.push(this.#bytes.length);
  }

  /** All texts since the last call; null if there are none. */
  take(): JobTexts | null {
    if (this.#articles.length === 0) return null;
    const lists = [this.#articles, this.#ends, this.#bytes];
    const texts = {
      articles: this.#articles.view().slice(),
      ends: this.#ends.view().slice(),
      bytes: this.#bytes.view().slice(),
    };
    for (const list of lists) list.clear();
    return texts;
  }
}

/** Collects the articles of the unkind corpus, with ids, dates and sources that reveal nothing. */
import { frameOf, OUTLETS } from '../outlets.js';
import { Random } from '../random.js';

/** An article of the unkind corpus. Unknown properties are missing. */
export interface UnkindArticle {
  id: string;
  title: string;
  /** ISO 8601, UTC, with or without the time; random, even against the order of copying. */
  date?: string;
  /** Name of the outlet; missing if the folder is to be the source. */
  source?: string;
  text: string;
}

/** The sources of articles: their outlets, or one folder. */
export type Sources = 'outlets' | 'folder';

const STREAM = { date: 31, frame: 32 } as const;

const MISSING_DATES = 0.2;
const DAYS = 730;

/** Collects articles and names them. */
export class Pieces {
  readonly articles: UnkindArticle[] = [];

  /** @param boilerplate whether outlets set their lines around the articles of {@link add}. */
  constructor(
    private readonly seed: number,
    private readonly boilerplate: boolean,
    private readonly sources: Sources,
  ) {}

  /** Adds an article of an outlet and returns its id. */
  add(outlet: string, title: string, text: string): string {
    if (!this.boilerplate) return this.addPage(outlet, title, text);
    const random = new Random(this.seed, STREAM.frame, this.articles.length);
    const { before, after } = frameOf(OUTLETS.indexOf(outlet), random);
    return this.addPage(outlet, title, before + text + after);
  }

  /** Adds a page without further lines and returns its id. */
  addPage(source: string, title: string, text: string): string {
    const number = this.articles.length;
    const id = this.#nameOf(number);
    const date = scatterDate(this.seed, number);
    this.articles.push({
      id,
      title,
      ...(date === null ? {} : { date }),
      ...(this.sources === 'folder' ? {} : { source }),
      text,
    });
    return id;
  }

  /**
   * All articles in the order of their ids, which differs from the order in which they were added.
   */
  inOrder(): UnkindArticle[] {
    return this.articles.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Multiplied by an odd number, numbers stay distinct and lose their order. */
  #nameOf(number: number): string {
    const scrambled = (Math.imul(number + 1, 0x9e3779b1) + this.seed) >>> 0;
    const name = `u${scrambled.toString(16).padStart(8, '0')}`;
    return this.sources === 'folder' ? `news/${name}` : name;
  }
}

/** A date unrelated to the order in which articles were written; null for a fifth of them. */
export function scatterDate(seed: number, number: number): string | null {
  const random = new Random(seed, STREAM.date, number);
  if (random.chance(MISSING_DATES)) return null;
  const at = Date.UTC(2023, 0, 1) + random.below(DAYS * 24 * 60) * 60_000;
  const date = new Date(at).toISOString();
  return random.chance(0.2) ? date.slice(0, 10) : date;
}

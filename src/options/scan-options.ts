import type { Encoding } from '../article/encodings.js';
import type { FieldOptions } from './field-options.js';
import type { KeepPolicy, Relation } from './kinds.js';

/** Options of a scan. An option that is left out has its default. */
export interface ScanOptions extends FieldOptions {
  /**
   * Jaccard similarity of shingle sets at which two articles are near-duplicates.
   * Takes a number from 0 to 1.
   * @default 0.5
   */
  threshold: number;
  /**
   * Share of the pairs at the threshold that must become candidates.
   * Takes a number from 0 to 1.
   * @default 0.99
   */
  recall: number;
  /**
   * Shortest passage to report, in tokens; at least --shingle.
   * Takes an integer from 1 to 10000.
   * @default 12
   */
  minPassage: number;
  /**
   * Consecutive tokens in a shingle.
   * Takes an integer from 1 to 32.
   * @default 5
   */
  shingle: number;
  /**
   * MinHash slots in the signature of an article.
   * Takes an integer from 16 to 1024.
   * @default 128
   */
  perm: number;
  /**
   * Relations by which articles form a cluster of copies; articles with the same words always do.
   * same-form: reports filled into one form.
   * Takes a comma list of identical, same-text, near-duplicate, contained, edited and same-form.
   * @default all but same-form
   */
  relations: Relation[];
  /**
   * How the canonical article of a cluster is chosen: the first policy that decides.
   * Takes a comma list of earliest, latest, longest, shortest and source:NAME.
   * @default earliest,longest
   */
  keep: KeepPolicy[];
  /**
   * Field of a record that names its source; without it the host of its url, then its top folder.
   * path: always the top folder.
   * Takes the name of a field, or path.
   * @default source
   */
  source: string;
  /**
   * File or folder of known boilerplate, one line each; edited copies of it count, too.
   * Takes the path of a file or folder.
   * @default none
   */
  ignore: string;
  /**
   * Report only copied documents, only shared passages or only repeats.
   * Takes one of documents, passages, repeats.
   * @default all three
   */
  only: 'documents' | 'passages' | 'repeats' | null;
  /**
   * The WebAssembly kernel, or plain TypeScript, which is slow and easy to verify.
   * Takes one of kernel, reference.
   * @default kernel
   */
  engine: 'kernel' | 'reference';
  /**
   * Worker threads; 0 uses as many as the run needs, up to one per core.
   * Takes an integer from 0 to 256.
   * @default 0
   */
  workers: number;
  /**
   * Memory of all threads together; sketches that do not fit go to temporary files.
   * Takes a size of 300M and more, such as 512M or 1.5G.
   * @default a third of the free memory
   */
  memory: number | null;
  /**
   * Cache sketches here: an interrupted scan resumes, and later scans read only new input.
   * Takes the path of a folder, which is created if it does not exist.
   * @default none
   */
  resume: string | null;
  /**
   * Unit of offsets into the text of an article.
   * Takes one of utf16, codepoint, byte.
   * @default utf16
   */
  offsets: 'utf16' | 'codepoint' | 'byte';
  /**
   * Encoding of input that is not UTF-8; valid UTF-8 is always read as UTF-8.
   * Takes the name of an encoding, such as windows-1250, ISO-8859-2, KOI8-R, Shift_JIS or GB18030.
   * @default guessed from the whole file
   */
  encoding: Encoding | 'UTF-8' | null;
  /**
   * How the article of a page is found; readability takes the packages @mozilla/readability and
   * linkedom.
   * Takes one of wirecopy, readability.
   * @default wirecopy
   */
  extractor: 'wirecopy' | 'readability';
  /**
   * Skip a text, page, record or member of an archive that is larger.
   * Takes a size from 1K to 512M, such as 64K or 20M.
   * @default 512M
   */
  maxSize: number;
  /**
   * Give up a compressed file that decompresses to more than so many times its size.
   * Takes a number from 1 to 1000000.
   * @default 500
   */
  maxRatio: number;
}

/** Options of an estimate. An option that is left out has its default. */
export interface TuneOptions
  extends Pick<ScanOptions, 'threshold' | 'recall' | 'perm' | 'shingle' | 'minPassage'> {
  /**
   * Expected number of articles.
   * Takes an integer from 0 to 1000000000.
   * @default 100000
   */
  articles: number;
  /**
   * Mean length of an article, in tokens.
   * Takes an integer from 0 to 1000000.
   * @default 500
   */
  words: number;
  /**
   * Expected similarity of unrelated articles.
   * Takes a number from 0 to 1.
   * @default 0.01
   */
  background: number;
}

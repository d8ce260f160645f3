import type { ScanOptions } from '../options/scan-options.js';

/** How an index is made and asked. */
export interface IndexOptions
  extends Partial<Pick<ScanOptions, 'threshold' | 'minPassage' | 'shingle' | 'offsets'>> {
  /**
   * Whether a page's address shows, beside the id, that an article is a revision.
   * @default 'id'
   */
  key?: 'id' | 'url';
  /**
   * Milliseconds between the dates of two articles up to which they are compared.
   * @default null, any
   */
  window?: number | null;
  /**
   * Milliseconds that an article may wait for others, which share its write to the disk.
   * @default 0
   */
  latency?: number;
  /**
   * Whether the index stays as it is: articles that are added last as long as the object.
   * @default false
   */
  readOnly?: boolean;
  /**
   * Whether articles are compared with those that were in the index when it was opened.
   * @default true
   */
  against?: boolean;
  /**
   * Whether articles are compared with those that were added after it was opened.
   * @default true
   */
  within?: boolean;
}

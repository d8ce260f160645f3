import { articlesOf } from '../../src/read/read-job.js';
import type { Articles, Job, ReadLimits } from '../../src/read/reader.js';
import { READING } from '../fixtures/fields.js';
import { kernel } from '../fixtures/kernel.js';

/** The articles of a job of text or records, which are read without waiting. */
export function itemsOf(job: Job, limits?: ReadLimits): Articles {
  return articlesOf(job, { options: READING, kernel }, limits) as Articles;
}

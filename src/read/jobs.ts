/** Cuts the input into jobs of about equal size. */
import { comesOnce } from '../article/address.js';
import type { PageFacts } from '../extract/chrome.js';
import { sampleFiles } from './html/sample-pages.js';
import type { Input } from './list.js';
import type { Job } from './reader.js';
import { readerNamed } from './readers.js';
import { wholeFiles } from './whole-files.js';

/** Small enough that 2 cores share a small corpus evenly, large enough that messages are few. */
const JOB_BYTES = 4 * 1024 * 1024;

/**
 * Plans the reading of `inputs` and keeps their order: for any `jobBytes`, the articles of all
 * jobs, one job after the other, come in the order of the inputs.
 */
export function planJobs(inputs: readonly Input[], jobBytes = JOB_BYTES): Job[] {
  const jobs: Job[] = [];
  for (let from = 0, to = 0; from < inputs.length; from = to) {
    const { divided: reader, ...file } = inputs[from]!;
    if (comesOnce(file)) {
      to = from + 1;
      jobs.push({ reader: null, files: [file], range: null });
    } else if (reader === null) {
      while (isWhole(inputs[to])) to++;
      const files = inputs.slice(from, to).map(({ divided: _, ...whole }) => whole);
      for (const job of wholeFiles(files, jobBytes)) jobs.push(job);
    } else {
      to = from + 1;
      for (const range of readerNamed(reader)!.ranges!.split(file, jobBytes)) {
        jobs.push({ reader, files: [file], range });
      }
    }
  }
  return jobs;
}

/**
 * Plans the reading of `inputs` as {@link planJobs}, with the chrome of their pages, by a survey that
 * reads some of them in this thread.
 */
export async function planSurveyed(inputs: readonly Input[]): Promise<Job[]> {
  const sample = sampleFiles(inputs);
  if (sample.length === 0) return planJobs(inputs);
  const { surveyPages } = await import('./html/survey-pages.js');
  return withChrome(planJobs(inputs), await surveyPages(sample));
}

/** Adds the chrome of sites to jobs, by which pages are read: blocks that recur on the given pages. */
export async function withChrome(jobs: Job[], pages: readonly PageFacts[]): Promise<Job[]> {
  if (pages.length === 0) return jobs;
  const { chromeOfPages } = await import('../extract/chrome.js');
  const chrome = chromeOfPages(pages);
  if (Object.keys(chrome).length === 0) return jobs;
  return jobs.map((job) => (job.reader === null ? { ...job, chrome } : job));
}

function isWhole(input: Input | undefined): boolean {
  return input !== undefined && input.divided === null && !comesOnce(input);
}

/** The number of files that a job reads from their beginning. */
export function filesBegun(job: Job): number {
  return startsFile(job) ? job.files.length : 0;
}

/** Whether a job begins where its file does: lines are counted from there. */
export function startsFile({ range }: Job): boolean {
  return range === null || range.start === 0;
}

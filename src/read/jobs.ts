/** Cuts the input into jobs of about equal size. */
import type { Input } from './list.js';
import type { Job } from './reader.js';
import { readerNamed } from './readers.js';

/** Small enough that 2 cores share a small corpus evenly, large enough that messages are few. */
const JOB_BYTES = 4 * 1024 * 1024;

/**
 * Plans the reading of `inputs` and keeps their order: for any `jobBytes`, the articles of all
 * jobs, one job after the other, come in the order of the inputs.
 */
export function planJobs(inputs: readonly Input[], jobBytes = JOB_BYTES): Job[] {
  const jobs: Job[] = [];
  for (let from = 0, to = 0; from < inputs.length; from = to) {
    const { reader } = inputs[from]!;
    while (inputs[to]?.reader === reader) to++;
    const files = inputs.slice(from, to).map(({ reader: _, ...file }) => file);
    for (const job of readerNamed(reader).split(files, jobBytes)) jobs.push(job);
  }
  return jobs;
}

/** Whether a job begins where its file does: lines are counted from there. */
export function startsFile({ range }: Job): boolean {
  return range === null || range.start === 0;
}

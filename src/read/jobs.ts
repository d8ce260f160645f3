/** Cuts the input into jobs of about equal size. */
import type { Chrome } from '../extract/chrome.js';
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
  const surveys = surveyInputs(inputs);
  for (let from = 0, to = 0; from < inputs.length; from = to) {
    const { reader } = inputs[from]!;
    while (inputs[to]?.reader === reader) to++;
    const files = inputs.slice(from, to).map(({ reader: _, ...file }) => file);
    const chrome = surveys.get(reader);
    for (const job of readerNamed(reader).split(files, jobBytes)) {
      jobs.push(chrome === undefined ? job : { ...job, chrome });
    }
  }
  return jobs;
}

/** The surveys of the readers that make one, by their names. */
function surveyInputs(inputs: readonly Input[]): Map<string, Chrome> {
  const surveys = new Map<string, Chrome>();
  for (const reader of new Set(inputs.map(({ reader }) => reader))) {
    const { survey } = readerNamed(reader);
    if (survey) surveys.set(reader, survey(inputs.filter((input) => input.reader === reader)));
  }
  return surveys;
}

/** Whether a job begins where its file does: lines are counted from there. */
export function startsFile({ range }: Job): boolean {
  return range === null || range.start === 0;
}

/** Texts of the articles that a job names, without sketching any. */
import type { Job } from './jobs.js';
import { planJobs } from './jobs.js';
import { listInputs } from './list.js';
import { readJob } from './read-job.js';
import { type FieldNames, recordId } from './record.js';
import { type SkippedRecord, skip } from './skipped.js';

/** The texts that were found, by id, as valid UTF-8; and what of the input was skipped. */
export interface FoundTexts {
  texts: Map<string, Uint8Array>;
  skipped: SkippedRecord[];
}

/**
 * Reads the articles of paths, as a scan does, and keeps those that are wanted. Of articles with
 * one id the first is taken.
 * @param isWanted asked once for each id.
 */
export async function readTexts(
  paths: readonly string[],
  fields: FieldNames,
  isWanted: (id: string) => boolean,
): Promise<FoundTexts> {
  const { inputs, skipped } = await listInputs([...paths]);
  const texts = new Map<string, Uint8Array>();
  let linesBefore = 0;
  for (const job of planJobs(inputs)) {
    if (job.kind !== 'records' || job.start === 0) linesBefore = 0;
    const items = readJob(job, fields);
    for (let item = items.next(); ; item = items.next()) {
      if (item.done) {
        linesBefore += item.value.lines;
        break;
      }
      const { value } = item;
      if (value.type === 'skipped') {
        const isInLine = value.line !== undefined;
        skipped.push(isInLine ? { ...value, line: value.line! + linesBefore } : value);
        continue;
      }
      const line = value.line + linesBefore;
      const id = value.string('id') || recordId(job.kind === 'records' ? job.id : '-', line);
      if (!isWanted(id)) continue;
      if (!texts.has(id)) texts.set(id, value.copyText());
      else skipped.push(duplicate(job, value.path, id, line));
    }
  }
  return { texts, skipped };
}

function duplicate(job: Job, path: string, id: string, line: number): SkippedRecord {
  const message = `the id ${JSON.stringify(id)} was taken by an earlier article; give each its own`;
  const shown = job.kind === 'records' ? job.shown : path;
  return skip(shown, 'duplicate-id', message, job.kind === 'text' ? undefined : line);
}

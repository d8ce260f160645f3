import { SkippedList, type SkippedRecord } from '../article/skipped.js';
import type { Engine } from '../kernel/engine.js';
import { planSurveyed } from '../read/jobs.js';
import { listInputs } from '../read/list.js';
import { readJob } from '../read/read-job.js';
import type { Reading } from '../read/reader.js';

/** Known boilerplate. */
export interface Ignored {
  /** Tokens of each line that has any. */
  lines: Uint32Array[];
  skipped: SkippedRecord[];
}

/** Reads known boilerplate from a file or a folder; each line of a text is a separate piece. */
export async function readIgnored(
  path: string,
  engine: Engine,
  reading: Reading,
): Promise<Ignored> {
  const { inputs, skipped: unlisted } = await listInputs([path]);
  const skipped = new SkippedList();
  for (const record of unlisted) skipped.add(record);
  const lines: Uint32Array[] = [];
  for (const job of await planSurveyed(inputs)) {
    await readJob(job, reading, (item) => {
      if (item.type === 'skipped') skipped.add(item);
      else for (const line of tokensOfLines(item.text, engine)) lines.push(line);
    });
  }
  return { lines, skipped: skipped.records };
}

function tokensOfLines(text: Uint8Array, engine: Engine): Uint32Array[] {
  const lines: Uint32Array[] = [];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf(10, start);
    const end = feed < 0 ? text.length : feed;
    const tokens = engine.sketch(text.subarray(start, end)).tokens.slice();
    if (tokens.length > 0) lines.push(tokens);
    start = end + 1;
    // The sketches themselves are not needed.
    engine.take();
  }
  return lines;
}

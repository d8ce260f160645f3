/** The parts of a command's output. */
import { checkRecords } from '../../benchmarks/quality/valid-records.js';

/** The records on standard output of one type. All records there must follow the schema. */
export function recordsOf(stdout: string, type: string): Record<string, unknown>[] {
  const lines = stdout.trimEnd().split('\n');
  checkRecords(lines);
  const records = lines.map((line) => JSON.parse(line));
  return records.filter((record) => record.type === type);
}

/** A summary without its next steps: a pipe has none, because it cannot be read again. */
export function withoutSteps(summary: string): string {
  return summary.replace(/\nNext\n[\s\S]*$/, '');
}

/** Holds every record of a result to the JSON Schema of the package. */
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';

// By the name of the package: this file runs as it is, in tests, and compiled, below build/.
const schema: object = createRequire(import.meta.url)('wirecopy/results.schema.json');
const validate = new Ajv({ allErrors: true }).compile(schema);

/** What is wrong with a record by the schema, each fault with its path; empty where it is valid. */
export function schemaFaults(record: unknown): string[] {
  if (validate(record)) return [];
  // Of a conditional that failed, the faults inside are listed, too.
  const faults = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return faults.map(
    ({ instancePath, message, params }) =>
      `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}

/**
 * Validates lines of JSON, a record each.
 * @returns how many there were.
 * @throws {Error} that shows the first record which is not valid, and its faults.
 */
export function checkRecords(lines: Iterable<string>): number {
  let records = 0;
  for (const line of lines) {
    if (line === '') continue;
    records++;
    const faults = schemaFaults(JSON.parse(line));
    if (faults.length > 0) {
      throw new Error(`record ${records} is not as the schema says: ${faults.join('; ')}\n${line}`);
    }
  }
  return records;
}

/** Checks every record of a result against the JSON Schema of the package. */
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';

// Found by the name of the package, because this file runs directly in tests and compiled below
// build/.
const schema: object = createRequire(import.meta.url)('wirecopy/results.schema.json');
const validate = new Ajv({ allErrors: true }).compile(schema);

/** The faults of a record by the schema, each with its path; empty if it is valid. */
export function schemaFaults(record: unknown): string[] {
  if (validate(record)) return [];
  // If a conditional failed, the faults inside it are listed too.
  const faults = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return faults.map(
    ({ instancePath, message, params }) =>
      `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}

/**
 * Validates lines of JSON, a record each.
 * @returns their number.
 * @throws {Error} that shows the first invalid record, and its faults.
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

import { asBuffer } from '../../kernel/bytes.js';
import type { ParquetRecord } from './parquet-file.js';

/**
 * A row as an object of JSON. Integers of 64 bits that a double cannot hold are strings of digits,
 * moments are strings of ISO 8601, and bytes are base64; numbers that JSON does not have are null.
 */
export function rowJson(row: ParquetRecord): string {
  // JSON.stringify asks a date for its own form before the replacer sees it; the form is the right one.
  return JSON.stringify(row, (_, value: unknown) => {
    if (typeof value === 'bigint')
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    if (value instanceof Uint8Array) return asBuffer(value).toString('base64');
    return value;
  });
}

/**
 * The scan by which all corpora are measured: each record of its result is checked against the
 * schema.
 */
import { renderNdjson, scan as scanUnchecked } from 'wirecopy';
import { checkRecords } from './valid-records.js';

/**
 * Scans like the library.
 * @throws {Error} if a record of the result violates `results.schema.json`.
 */
export const scan: typeof scanUnchecked = async (...given) => {
  const result = await scanUnchecked(...given);
  checkRecords(renderNdjson(result));
  return result;
};

/** The scan that all corpora are measured by: each record of its result is held to the schema. */
import { renderNdjson, scan as scanUnchecked } from 'wirecopy';
import { checkRecords } from './valid-records.js';

/**
 * Scans as the library does.
 * @throws {Error} where a record of the result is not as `results.schema.json` says.
 */
export const scan: typeof scanUnchecked = async (...given) => {
  const result = await scanUnchecked(...given);
  checkRecords(renderNdjson(result));
  return result;
};

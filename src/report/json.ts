import { RECORD_LISTS } from '../records/ndjson.js';
import type { FiledResult, Reporter } from './reporter.js';

/**
 * Results as one document of JSON: an object with a list of each type of records, one a line, and the
 * summary. It is written record by record.
 */
export const JSON_DOCUMENT: Reporter<Pick<FiledResult, 'seen' | 'records'>> = {
  quotesTexts: false,
  readsLineage: true,
  isPlainText: false,
  async *render({ seen, records }) {
    yield `{"seen":[${seen.map((record) => `\n${JSON.stringify(record)}`).join(',')}]`;
    const types = Object.keys(RECORD_LISTS) as (keyof typeof RECORD_LISTS)[];
    let open = -1;
    let separator = '';
    for await (const record of records()) {
      const last = record.type === 'summary' ? types.length : types.indexOf(record.type);
      for (; open < last; open++) {
        const name = open + 1 < types.length ? RECORD_LISTS[types[open + 1]!] : null;
        yield `${open < 0 ? '' : ']'},\n${name === null ? '"summary":' : `"${name}":[`}`;
        separator = '\n';
      }
      yield record.type === 'summary'
        ? `${JSON.stringify(record)}}\n`
        : `${separator}${JSON.stringify(record)}`;
      separator = ',\n';
    }
  },
};

import type { FiledResult, Reporter } from './reporter.js';

/** The lists of the document by the type of their records, in the order of records. */
const LISTS = {
  article: 'articles',
  cluster: 'clusters',
  form: 'forms',
  passage: 'passages',
  repeat: 'repeats',
  source: 'sources',
  skipped: 'skipped',
  notice: 'notices',
} as const;

/**
 * Results as one document of JSON: an object with a list of each type of records, one a line, and the
 * summary. It is written record by record.
 */
export const JSON_DOCUMENT: Reporter<Pick<FiledResult, 'seen' | 'records'>> = {
  quotesTexts: false,
  isPlainText: false,
  async *render({ seen, records }) {
    yield `{"seen":[${seen.map((record) => `\n${JSON.stringify(record)}`).join(',')}]`;
    const types = Object.keys(LISTS) as (keyof typeof LISTS)[];
    let open = -1;
    let separator = '';
    for await (const record of records()) {
      const last = record.type === 'summary' ? types.length : types.indexOf(record.type);
      for (; open < last; open++) {
        const name = open + 1 < types.length ? LISTS[types[open + 1]!] : null;
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

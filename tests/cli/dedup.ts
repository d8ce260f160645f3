/** Runs of `wirecopy dedup`, and the answers that they give. */
import { Prose } from '../fixtures/articles.js';
import { wirecopy } from './run.js';

/** Draws the texts of a file of tests. */
export const prose = new Prose(15);

/** Three texts that share nothing. */
export const [bridge = '', harbour = '', school = ''] = [1, 2, 3].map(() => prose.paragraph(120));

/** The added field of a record, as far as tests look at it. */
interface Answer {
  verdict: string;
  canonical: string;
  of?: string;
  replayed?: true;
  reason?: string;
  record?: string;
  novelty: { start: number; end: number }[];
  passages: { article: string; start: number; end: number; otherStart: number; otherEnd: number }[];
}

/** A record as a line without its end. */
export const line = (record: object) => JSON.stringify(record);

/** The lines of an output as objects. */
export function parsedLines(ndjson: string): Record<string, unknown>[] {
  return ndjson
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text.replace(/^\ufeff/, '')));
}

/** The answers to records, in their order. */
export function answersOf(stdout: string, field = 'wirecopy'): Answer[] {
  return parsedLines(stdout).map((record) => record[field] as Answer);
}

/** The answers to records or lines on standard input. */
export function answers(records: (object | string)[], ...options: string[]): Answer[] {
  const input = records.map((record) => (typeof record === 'string' ? record : line(record)));
  const { stdout, stderr, status } = wirecopy(['dedup', '-', ...options], {
    input: `${input.join('\n')}\n`,
  });
  if (status !== 0 && status !== 3) throw new Error(stderr);
  return answersOf(stdout);
}

/** The verdicts on records. */
export const verdicts = (records: (object | string)[], ...options: string[]) =>
  answers(records, ...options).map(({ verdict }) => verdict);

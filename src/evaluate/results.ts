import type { OffsetUnit } from '../kernel/engine.js';
import {
  type ParsedRecord,
  parseResultLine,
  ResultFault,
  resultFault,
} from '../records/result-line.js';
import type { Place } from './plagdet.js';

/** The parts of the results of a scan or of a comparison that are evaluated. */
export interface Results {
  /** Ids of all articles that were read; null where the results do not list them. */
  articles: Set<string> | null;
  /** Ids of each cluster, the canonical one first. */
  clusters: string[][];
  /** Occurrences of each passage that is not set aside as boilerplate. */
  passages: Place[][];
  /** The unit of the offsets; null if the results do not name it. */
  unit: OffsetUnit | null;
}

/** A line before validation. */
interface Line {
  id?: unknown;
  canonical?: unknown;
  members?: unknown;
  occurrences?: unknown;
  boilerplate?: unknown;
  offsets?: unknown;
}

/**
 * Gathers the results from lines of NDJSON; skips records of other types.
 *
 * @throws UsageError that names a line which is not a record of a scan.
 */
export function gatherResults(lines: Iterable<string>): Results {
  const results: Results = { articles: null, clusters: [], passages: [], unit: null };
  const clustered = new Set<string>();
  let number = 0;
  let records = 0;
  for (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    const record: ParsedRecord & Line = parseResultLine(line, number);
    records++;
    if (record.type === 'article') {
      results.articles ??= new Set();
      results.articles.add(readId(record.id, number));
    } else if (record.type === 'cluster') {
      const cluster = readCluster(record, number);
      for (const id of cluster) {
        if (clustered.has(id)) throw resultFault(number, `${id} is in two clusters`);
        clustered.add(id);
      }
      results.clusters.push(cluster);
    } else if (record.type === 'passage' && record.boilerplate !== true) {
      results.passages.push(readOccurrences(record.occurrences, number));
    } else if (record.type === 'summary') {
      results.unit = (record.offsets as OffsetUnit | undefined) ?? null;
    }
  }
  if (records === 0) throw new ResultFault(' are empty: expected NDJSON of a scan');
  return results;
}

function readCluster({ canonical, members }: Line, line: number): string[] {
  if (!Array.isArray(members)) throw resultFault(line, 'expected members in a cluster');
  return [
    readId(canonical, line),
    ...members.map((member: { article?: unknown } | null) => readId(member?.article, line)),
  ];
}

function readOccurrences(occurrences: unknown, line: number): Place[] {
  if (!Array.isArray(occurrences)) throw resultFault(line, 'expected occurrences in a passage');
  return occurrences.map((place: Partial<Place> | null) => {
    const article = readId(place?.article, line);
    const [start, end] = [place?.start, place?.end];
    if (typeof start !== 'number' || typeof end !== 'number' || !(start < end)) {
      throw resultFault(line, `expected start and end of a span in ${article}`);
    }
    return { article, start, end };
  });
}

function readId(value: unknown, line: number): string {
  if (typeof value !== 'string' || value === '')
    throw resultFault(line, 'expected the id of an article');
  return value;
}

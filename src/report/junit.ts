import { FINDINGS, type Finding } from '../options/output-tables.js';
import { type FilePlace, FilePlaces } from './file-places.js';
import { findingsOf, type GateFinding } from './findings.js';
import type { FiledResult, Reporter } from './reporter.js';
import { openTag, XML_HEAD, xmlText } from './xml.js';

/**
 * Findings as JUnit's XML, for gates: a suite for each kind, a failed case for each finding. A suite
 * without findings has one case, which passes.
 */
export const JUNIT: Reporter<FiledResult> = {
  quotesTexts: true,
  readsLineage: false,
  isPlainText: false,
  *render(result) {
    const found: Record<Finding, GateFinding[]> = { duplicates: [], passages: [], repeats: [] };
    for (const finding of findingsOf(result)) found[finding.kind].push(finding);
    const numbers = FINDINGS.map((kind) => found[kind].length);
    const failures = numbers.reduce((sum, number) => sum + number, 0);
    const tests = numbers.reduce((sum, number) => sum + Math.max(1, number), 0);
    const places = new FilePlaces(result);
    yield XML_HEAD;
    yield `${openTag('testsuites', { name: 'wirecopy', tests, failures, errors: 0 })}>\n`;
    for (const kind of FINDINGS) {
      const { length } = found[kind];
      const counts = { tests: Math.max(1, length), failures: length, errors: 0 };
      yield `${openTag('testsuite', { name: kind, ...counts, skipped: 0, time: 0 })}>\n`;
      if (length === 0) {
        yield `${openTag('testcase', { name: `no ${kind}`, classname: kind, time: 0 })}/>\n`;
      }
      for (const finding of found[kind]) yield failedCase(finding, places);
      yield '</testsuite>\n';
    }
    yield '</testsuites>\n';
  },
};

function failedCase(
  { kind, rule, message, first, again }: GateFinding,
  places: FilePlaces,
): string {
  const placed = [first, ...again].map((found) => ({ found, place: places.of(found) }));
  const place = placed[1]!.place;
  const file = { file: place?.file, line: place?.line };
  const lines = placed.map(({ found, place }) =>
    xmlText(`${found.article}${whereIn(place)}: ${found.message}`),
  );
  const testcase = { name: message, classname: `${kind}.${rule}`, time: 0, ...file };
  return [
    `${openTag('testcase', testcase)}>${openTag('failure', { message, type: rule })}>`,
    ...lines.map((line) => `${line}\n`),
    '</failure></testcase>\n',
  ].join('');
}

/** ` (file:line)`, where another program finds it. */
function whereIn(place: FilePlace | null): string {
  if (place === null) return '';
  return place.line === undefined ? ` (${place.file})` : ` (${place.file}:${place.line})`;
}

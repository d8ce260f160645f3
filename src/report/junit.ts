import { FINDINGS } from '../options/output-tables.js';
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
    const numbers = { duplicates: 0, passages: 0, repeats: 0 };
    for (const { kind } of findingsOf(result)) numbers[kind]++;
    const all = Object.values(numbers);
    const failures = all.reduce((sum, number) => sum + number, 0);
    const tests = all.reduce((sum, number) => sum + Math.max(1, number), 0);
    yield XML_HEAD;
    yield `${openTag('testsuites', { name: 'wirecopy', tests, failures, errors: 0 })}>\n`;
    for (const kind of FINDINGS) {
      const counts = { tests: Math.max(1, numbers[kind]), failures: numbers[kind], errors: 0 };
      yield `${openTag('testsuite', { name: kind, ...counts, skipped: 0, time: 0 })}>\n`;
      if (numbers[kind] === 0) {
        yield `${openTag('testcase', { name: `no ${kind}`, classname: kind, time: 0 })}/>\n`;
      }
      yield* failedCases(result, kind);
      yield '</testsuite>\n';
    }
    yield '</testsuites>\n';
  },
};

function* failedCases(result: FiledResult, kind: GateFinding['kind']): Generator<string> {
  const places = new FilePlaces(result);
  for (const finding of findingsOf(result)) {
    if (finding.kind !== kind) continue;
    const { rule, message, first, again } = finding;
    const place = places.of(again[0]!);
    const file = { file: place?.file, line: place?.line };
    yield `${openTag('testcase', { name: message, classname: `${kind}.${rule}`, time: 0, ...file })}>`;
    yield `${openTag('failure', { message, type: rule })}>`;
    for (const one of [first, ...again]) {
      yield `${xmlText(`${one.article}${whereIn(places.of(one))}: ${one.message}`)}\n`;
    }
    yield '</failure></testcase>\n';
  }
}

/** ` (file:line)`, where another program finds it. */
function whereIn(place: FilePlace | null): string {
  if (place === null) return '';
  return place.line === undefined ? ` (${place.file})` : ` (${place.file}:${place.line})`;
}

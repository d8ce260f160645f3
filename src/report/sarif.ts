import type { SummaryRecord } from '../records/records.js';
import { type FilePlace, FilePlaces } from './file-places.js';
import { type FoundPlace, findingsOf, type GateFinding, RULES } from './findings.js';
import type { FiledResult, Reporter } from './reporter.js';
import { wellFormed } from './well-formed.js';

/** The schema that each file of findings names. */
const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Findings as SARIF 2.1.0, for gates and editors. It is written finding by finding. */
export const SARIF: Reporter<FiledResult> = {
  quotesTexts: true,
  readsLineage: false,
  isPlainText: false,
  *render(result) {
    const places = new FilePlaces(result);
    yield `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify(driver())}},`;
    yield `"columnKind":"utf16CodeUnits","properties":${JSON.stringify(totals(result.summary))},"results":[`;
    let separator = '\n';
    for (const finding of findingsOf(result)) {
      yield `${separator}${JSON.stringify(resultOf(finding, places))}`;
      separator = ',\n';
    }
    yield '\n]}]}\n';
  },
};

function driver() {
  return {
    name: 'wirecopy',
    rules: Object.entries(RULES).map(([id, text]) => ({
      ...{ id, shortDescription: { text } },
      defaultConfiguration: { level: 'warning' },
    })),
  };
}

function totals({ articles, clusters, forms, passages, repeats, skipped }: SummaryRecord) {
  return { articles, clusters, forms, passages, repeats, skipped };
}

function resultOf({ rule, message, first, again }: GateFinding, places: FilePlaces) {
  return {
    ruleId: rule,
    ruleIndex: Object.keys(RULES).indexOf(rule),
    level: 'warning',
    message: { text: wellFormed(message) },
    locations: again.map((place) => locationOf(place, places)),
    relatedLocations: [{ id: 0, ...locationOf(first, places) }],
  };
}

/** The article by its name, and its file if there is one. */
function locationOf(place: FoundPlace, places: FilePlaces) {
  const file = places.of(place);
  return {
    ...(file && { physicalLocation: physical(file) }),
    logicalLocations: [{ fullyQualifiedName: wellFormed(place.article), kind: 'object' }],
    message: { text: wellFormed(place.message) },
  };
}

function physical({ file, line, region }: FilePlace) {
  return {
    artifactLocation: { uri: uriOf(file) },
    ...(line !== undefined && { region: { startLine: line, ...(region && columns(region)) } }),
  };
}

function columns({ start, end, column, endLine, endColumn }: Required<FilePlace>['region']) {
  return {
    ...{ startColumn: column, endLine, endColumn },
    ...{ charOffset: start, charLength: end - start },
  };
}

/** A relative reference, or the URI of an absolute path. */
function uriOf(file: string): string {
  const parts = wellFormed(file).split('/').map(encodeURIComponent);
  const isAbsolute = file.startsWith('/');
  // The first part of a relative reference must not look like a scheme; `:` is encoded already.
  return `${isAbsolute ? 'file://' : ''}${parts.join('/')}`;
}

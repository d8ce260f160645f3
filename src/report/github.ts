import { printable } from '../records/quote.js';
import { FilePlaces } from './file-places.js';
import { findingsOf, type GateFinding } from './findings.js';
import type { FiledResult, Reporter } from './reporter.js';

/** Titles of annotations. */
const TITLES: Record<GateFinding['kind'], string> = {
  duplicates: 'Copy',
  passages: 'Shared passage',
  repeats: 'Doubled text',
};

/** Findings as workflow commands of GitHub Actions: an annotation at each place where words are again. */
export const GITHUB: Reporter<FiledResult> = {
  quotesTexts: true,
  readsLineage: false,
  isPlainText: false,
  *render(result) {
    const places = new FilePlaces(result);
    for (const { kind, again } of findingsOf(result)) {
      for (const place of again) {
        const { file, line, region } = places.of(place) ?? {};
        const columns =
          region && region.endLine === line
            ? { col: region.column, endColumn: region.endColumn }
            : {};
        const properties = {
          file,
          line,
          endLine: region?.endLine,
          ...columns,
          title: TITLES[kind],
        };
        yield `::warning ${written(properties)}::${data(`${place.article}: ${place.message}`)}\n`;
      }
    }
  },
};

function written(properties: Record<string, string | number | undefined>): string {
  return Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(',');
}

/**
 * A message, escaped as GitHub's own toolkit does it, so that it cannot begin a command; nothing in it
 * is obeyed by the terminal that shows the log.
 */
function data(text: string): string {
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return printable(escaped);
}

/** The value of a property, in which the signs between properties are escaped, too. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

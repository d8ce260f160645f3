/** `wirecopy report`: the results of a scan as a page of HTML. */
import { EXIT, UsageError } from '../errors.js';
import { filesRead, reopenResults } from '../index.js';
import { validateReportCli } from '../options/validate-cli.js';
import type { LazyResult } from '../records/records.js';
import { textsOfPage } from '../report/page/texts.js';
import { renderPage } from '../report/page.js';
import { openOutput, type Streams, writeAll } from './output.js';
import { refuseOverwriting } from './overwriting.js';

/**
 * Runs the command and returns its exit status, which is 0.
 *
 * @throws UsageError, RunError for faults that the user has to mend.
 */
export async function runReport(
  [results = '', ...paths]: readonly string[],
  given: Readonly<Record<string, unknown>>,
  streams: Streams,
): Promise<number> {
  const { reading, cli } = validateReportCli(given);
  const wanted = { texts: cli.text };
  if (cli.text && paths.length === 0) {
    throw new UsageError(
      'wirecopy report takes the paths that were scanned after the results, to read the texts again; with --no-text it takes none',
    );
  }
  if (paths.includes('-')) {
    throw new UsageError(
      'wirecopy report takes files and folders to read texts from, got -; the texts of standard input come only once',
    );
  }
  const inputs = cli.text ? paths : [];
  refuseOverwriting({ '--out': cli.out }, () => [results, ...filesRead(inputs)]);
  const output = openOutput(cli.out, streams);
  try {
    const result = await reopenResults(results, cli.text ? paths : null, textedIds, reading);
    await writeAll(output, renderPage(result, wanted));
    output.finish();
    if (!cli.quiet && cli.out !== '-') streams.stderr.write(`${cli.out}: open it in a browser\n`);
    return EXIT.ok;
  } finally {
    output.discard();
  }
}

function textedIds(result: LazyResult): string[] {
  return [...textsOfPage(result).spans.keys()];
}

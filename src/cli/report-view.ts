/** How a report for people is shown: its colours and its width. */
import type { CliOptions } from '../options/command-tables.js';
import type { ScanOptions } from '../options/scan-options.js';
import type { ReportView } from '../report/reporter.js';
import type { Streams } from './output.js';

/** Characters per line: the most, and the number if the report goes to no terminal. */
export interface Columns {
  most: number;
  usual: number;
}

const LEAST_COLUMNS = 40;
/** The width of a terminal that does not say it. */
const TERMINAL_COLUMNS = 80;

/** The view of a report; it has colours only at a terminal, and not against the user's wish. */
export function viewOf(
  { scan, cli }: { scan: ScanOptions; cli: CliOptions },
  { stdout, env }: Streams,
  { most, usual }: Columns,
): ReportView {
  const { minPassage, threshold, only } = scan;
  const isTerminal = cli.out === '-' && stdout.isTTY === true;
  const mayColor = cli.color && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  const wanted = isTerminal ? stdout.columns || TERMINAL_COLUMNS : usual;
  const width = Math.min(most, Math.max(LEAST_COLUMNS, wanted));
  return { color: isTerminal && mayColor, width, minPassage, threshold, only, all: cli.all };
}

/** How text for people is shown: its colours, its width and the length of its lists. */
import type { CliOptions } from '../options/output-tables.js';
import type { ScanOptions } from '../options/scan-options.js';
import type { ReportView, TextLook } from '../report/reporter.js';
import { hasColor } from './color.js';
import type { Streams } from './output.js';

/** The most columns of a line: a wider quotation is hard to read. */
const MOST_COLUMNS = 200;
const LEAST_COLUMNS = 40;
/** The width of a terminal that does not say it. */
const TERMINAL_COLUMNS = 80;

/** The view of a report. */
export function viewOf(
  { scan, cli }: { scan: ScanOptions; cli: CliOptions },
  streams: Streams,
  usualColumns?: number,
): ReportView {
  const { minPassage, threshold, only } = scan;
  return { ...lookOf(cli, streams, usualColumns), minPassage, threshold, only, all: cli.all };
}

/**
 * The look of text that goes to `--out`.
 * @param usualColumns the width if it goes to no terminal, and the variable COLUMNS is not set.
 */
export function lookOf(
  { color, out, top }: Pick<CliOptions, 'color' | 'out' | 'top'>,
  { stdout, env }: Streams,
  usualColumns = TERMINAL_COLUMNS,
): TextLook {
  const stream = out === '-' ? stdout : null;
  const wanted = stream?.isTTY
    ? stream.columns || TERMINAL_COLUMNS
    : Number(env.COLUMNS) || usualColumns;
  const width = Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, Math.floor(wanted)));
  return { color: hasColor(color, stream, env), width, top };
}

/** The one table of `npm run bench:quality`: rows, their targets, and their form. */

/** A figure and its target. */
export interface Row {
  /** Name of the corpus, as in the table of targets. */
  corpus: string;
  what: string;
  figure: number;
  /** The least or the most that the figure should be; a row without a target is for information. */
  target?: { least: number } | { most: number };
  /** For a row without target: whether the figure is better when it is higher or lower. */
  better?: 'higher' | 'lower';
  /** Whether the figure depends on the machine's speed; the gate skips it. */
  isTimed?: boolean;
  /** The cases that lower the figure, one a line; `--misses` shows them. */
  misses?: string[];
}

/** A corpus and how a build is measured on it. To add one, add an entry to the list in run.ts. */
export interface Corpus {
  /** Name, and the folder of its files below `--data`. */
  name: string;
  /** Whether it is generated here and needs no files. */
  own?: boolean;
  run(folder: string): Promise<Row[]>;
}

/** Whether the figure meets its target; null without a target. */
export function isMet({ figure, target }: Row): boolean | null {
  if (target === undefined) return null;
  return 'least' in target ? figure >= target.least : figure <= target.most;
}

/** The table in Markdown. */
export function renderTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const met = isMet(row);
    return [
      row.corpus,
      row.what,
      formatTarget(row),
      formatFigure(row.figure),
      met === null ? '' : met ? 'yes' : 'NO',
    ];
  });
  const header = ['corpus', 'what', 'target', 'figure', 'met'];
  const all = [header, ...cells];
  const widths = header.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
  const draw = (line: readonly string[]): string =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [draw(header), rule, ...cells.map(draw)].join('\n');
}

/** The cases that lower each figure, one a line below its row's name. */
export function renderMisses(rows: readonly Row[]): string {
  return rows
    .filter(({ misses = [] }) => misses.length > 0)
    .map(({ corpus, what, misses = [] }) => `\n${[`${corpus}: ${what}`, ...misses].join('\n  ')}`)
    .join('\n');
}

function formatTarget({ target }: Row): string {
  if (target === undefined) return '';
  return 'least' in target ? `>= ${target.least}` : `<= ${target.most}`;
}

/** Counts as they are; shares with four digits, never rounded up to 1. */
function formatFigure(figure: number): string {
  if (Number.isInteger(figure)) return String(figure);
  const shown = figure.toFixed(4);
  return figure < 1 && shown === '1.0000' ? '0.9999' : shown;
}

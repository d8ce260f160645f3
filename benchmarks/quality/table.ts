/** The one table of `npm run bench:quality`: rows, their targets, and how they are shown. */

/** A figure and what it should be. */
export interface Row {
  /** Name of the corpus, as in the table of targets. */
  corpus: string;
  what: string;
  figure: number;
  /** The figure is to be at least, or at most, this; a row without target informs. */
  target?: { least: number } | { most: number };
  /** For a row without target: whether the figure is better when it is higher or lower. */
  better?: 'higher' | 'lower';
  /** Whether the figure depends on the machine's speed: the gate passes over it. */
  isTimed?: boolean;
  /** What spoils the figure, a line each; `--misses` shows it. */
  misses?: string[];
}

/** A corpus and how a build is measured on it. A new one is one more entry of the list in run.ts. */
export interface Corpus {
  /** Name, and the folder of its files below `--data`. */
  name: string;
  /** Whether it is made here and needs no files. */
  own?: boolean;
  run(folder: string): Promise<Row[]>;
}

/** Whether the figure is what it should be; null where nothing is asked of it. */
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

/** What spoils each figure, a line each below its row's name. */
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

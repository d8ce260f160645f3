/**
 * The gate: each figure is compared with a recorded floor, and floors only rise. Pure: no disk, no
 * printing.
 */
import type { Row } from './table.js';

/** The least value of a figure or, if lower is better, the most. */
export interface Floor {
  better: 'higher' | 'lower';
  floor: number;
}

/** Floors by {@link nameFigure}. */
export type Floors = Readonly<Record<string, Floor>>;

/**
 * A floor is the best landed figure minus this. Figures are the same in each run; the tolerance
 * allows changes that lose here and gain there: three pairs of PAN 2013, or one article in 500.
 */
export const TOLERANCE = 0.002;

/** The name of a figure, under which its floor is kept. */
export function nameFigure({ corpus, what }: Row): string {
  return `${corpus}: ${what}`;
}

/** Whether a figure is better when it is higher or lower; null for counts that only inform. */
export function directionOf({ target, better }: Row): Floor['better'] | null {
  if (better !== undefined) return better;
  if (target === undefined) return null;
  return 'least' in target ? 'higher' : 'lower';
}

/**
 * A line for each figure that is below its floor, and for each floor whose figure was not measured
 * although its corpus was.
 */
export function findFalls(rows: readonly Row[], floors: Floors): string[] {
  const figures = new Map(rows.map((row) => [nameFigure(row), row.figure]));
  const measured = new Set(rows.map(({ corpus }) => corpus));
  return Object.entries(floors).flatMap(([name, { better, floor }]) => {
    const figure = figures.get(name);
    if (figure === undefined) {
      const corpus = name.slice(0, name.indexOf(': '));
      return measured.has(corpus) ? [`${name}: not measured, and its floor is ${floor}`] : [];
    }
    const fall = better === 'higher' ? floor - figure : figure - floor;
    if (!(fall > 0) && !Number.isNaN(figure)) return [];
    const side = better === 'higher' ? 'below' : 'above';
    return [`${name}: ${figure} is ${side} its floor ${floor} by ${fall.toPrecision(2)}`];
  });
}

/**
 * Floors after a run: the floors of its figures if they are tighter, and the old ones otherwise. No
 * floor is loosened or removed.
 */
export function raiseFloors(rows: readonly Row[], floors: Floors): Record<string, Floor> {
  const raised: Record<string, Floor> = { ...floors };
  for (const row of rows) {
    const better = directionOf(row);
    if (better === null || row.isTimed || !Number.isFinite(row.figure)) continue;
    const name = nameFigure(row);
    const old = raised[name]?.floor;
    const slack = isCount(row) ? 0 : TOLERANCE;
    const floor = round(better === 'higher' ? row.figure - slack : row.figure + slack);
    const tightest = better === 'higher' ? Math.max : Math.min;
    raised[name] = { better, floor: old === undefined ? floor : tightest(old, floor) };
  }
  return Object.fromEntries(Object.entries(raised).sort(([x], [y]) => (x < y ? -1 : 1)));
}

/** Whether a figure is a count, which has no tolerance. Other figures are shares. */
function isCount({ figure, target }: Row): boolean {
  const mustBeNone = target !== undefined && 'most' in target && target.most === 0;
  return mustBeNone || (Number.isInteger(figure) && figure > 1);
}

/** Four digits, as in the table. */
function round(figure: number): number {
  return Math.round(figure * 10_000) / 10_000;
}

/** The history of measured figures: a line of JSON for each run, which is never replaced. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Appends the figures of a run to a file, which is created if necessary. */
export function appendFigures(file: string, figures: object): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(figures)}\n`);
}

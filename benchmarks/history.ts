/** The history of what was measured: a line of JSON a run, which nothing replaces. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Appends the figures of a run to a file, which is made where it does not exist. */
export function appendFigures(file: string, figures: object): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(figures)}\n`);
}

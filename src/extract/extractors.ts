/** The ways in which the article of a page is found; their code is loaded with the first page. */
import { createRequire } from 'node:module';
import { RunError } from '../errors.js';

/** The name of a way. */
export type Extractor = 'wirecopy' | 'readability';

/** Packages that users install if they want them. */
const PACKAGES = ['@mozilla/readability', 'linkedom'] as const;

/** @throws RunError if the packages of an extractor are missing. */
export function checkInstalled(extractor: Extractor): void {
  if (extractor === 'wirecopy') return;
  try {
    for (const name of PACKAGES) createRequire(import.meta.url).resolve(name);
  } catch (error) {
    const message = `--extractor readability takes packages that are missing: npm install ${PACKAGES.join(' ')}`;
    throw new RunError(message, { cause: error });
  }
}

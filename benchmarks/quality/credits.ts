/** Agencies credited in lines of real formats, and lines that only name one. */
import { findCredits } from '../../src/text/credits.js';
import { CREDIT_SAMPLES } from '../corpora/credit-samples.js';
import type { Row } from './table.js';

const PROSE = 'Thousands of people joined the protests, officials said, and went home at night.';

/** Precision and recall by credits, and the number of agencies that are found. */
export function measureCredits(): Row[] {
  const counts = { right: 0, found: 0, all: 0 };
  const agencies = new Set<string>();
  const misses: string[] = [];
  for (const { line, part, agencies: wanted } of CREDIT_SAMPLES) {
    const found =
      part === 'head'
        ? findCredits(`A headline\n${line}\n${PROSE}`, PROSE)
        : findCredits(PROSE, `${PROSE}\n${line}`);
    const right = found.filter((name) => wanted.includes(name));
    counts.right += right.length;
    counts.found += found.length;
    counts.all += wanted.length;
    for (const name of right) agencies.add(name);
    if (right.length !== found.length || right.length !== wanted.length) {
      misses.push(
        `${part}: ${line}: ${found.join(', ') || 'none'}, not ${wanted.join(', ') || 'none'}`,
      );
    }
  }
  const row = (what: string, figure: number, least: number): Row => ({
    ...{ corpus: 'credits', what, figure, target: { least }, misses },
  });
  return [
    row('precision', counts.right / counts.found, 0.98),
    { ...row('recall', counts.right / counts.all, 0.95), misses: [] },
    { ...row('agencies', agencies.size, 40), misses: [] },
  ];
}

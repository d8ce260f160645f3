/** Measures the available corpora one after another, and names the missing ones. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus, Row } from './table.js';

/**
 * The figures of all corpora in their order, and the names of those whose folder below `data` is
 * missing.
 * @param say called with the time of each corpus, or with its absence.
 */
export async function measureCorpora(
  corpora: readonly Corpus[],
  data: string,
  say: (line: string) => void,
): Promise<{ rows: Row[]; absent: string[] }> {
  const rows: Row[] = [];
  const absent: string[] = [];
  for (const { name, own = false, run } of corpora) {
    const folder = own ? '' : join(data, name);
    if (!own && !existsSync(folder)) {
      absent.push(name);
      say(`${name}: absent, there is no ${folder}`);
      continue;
    }
    const startedAt = performance.now();
    rows.push(...(await run(folder)));
    say(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  return { rows, absent };
}

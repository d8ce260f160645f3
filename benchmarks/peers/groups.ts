/**
 * Reads the output of adapters: groups of ids that belong together, which are joined to clusters.
 */
import type { FoundCluster } from '../quality/score.js';

/**
 * Joins groups that share an article, as deduplication by pairs does.
 *
 * @param text JSON Lines, an array of ids each: pairs, or clusters as they are.
 * @throws Error that names a line which is anything else.
 */
export function readGroups(text: string): FoundCluster[] {
  const clusterOf = new Map<string, Set<string>>();
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const ids = [...new Set(parseGroup(line, i + 1))];
    // The largest takes in the others, so an id moves at most log2 of all ids times.
    const parts = ids.map((id) => clusterOf.get(id) ?? new Set([id]));
    const cluster = parts.reduce((a, b) => (b.size > a.size ? b : a));
    for (const id of parts.flatMap((part) => (part === cluster ? [] : [...part]))) {
      cluster.add(id);
      clusterOf.set(id, cluster);
    }
    if (cluster.size > 1) for (const id of ids) clusterOf.set(id, cluster);
  }
  return [...new Set(clusterOf.values())].map((ids) => {
    const [canonical, ...members] = ids;
    return { canonical: canonical!, members: members.map((article) => ({ article })) };
  });
}

/** @param number of the line, from 1. */
function parseGroup(line: string, number: number): string[] {
  const ids = parseLine(line);
  if (Array.isArray(ids) && ids.length > 0 && ids.every((id) => typeof id === 'string')) return ids;
  throw new Error(`groups, line ${number}: expected a JSON array of ids, got ${line}`);
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The network of sources: their copies of each other. */
import type { LazyResult } from '../records/records.js';
import type { GraphEdge, GraphNode } from './copy-graph.js';

/** The sources that gave or took copies, and their copies. */
export interface SourceGraph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

/**
 * The sources that have copies of each other in clusters with a known origin. An edge goes from the source of
 * the origin; its weight is the number of copies, as in `given` and `taken` of the sources. The id of a
 * source has one colon more at its beginning than any id of an article.
 */
export function sourceGraph({ articles, clusters }: LazyResult): SourceGraph {
  const sources = new Map<string, string>();
  let colons = 1;
  for (const { id, source, cluster } of articles) {
    colons = Math.max(colons, 1 + /^:*/.exec(id)![0].length);
    if (cluster !== null && source !== undefined) sources.set(id, source);
  }
  const idOf = (source: string) => ':'.repeat(colons) + source;
  const edges = new Map<string, GraphEdge>();
  const ends = new Set<string>();
  for (const { canonical, members, origin } of clusters) {
    const from = sources.get(origin?.article ?? '');
    if (from === undefined) continue;
    for (const article of [canonical, ...members.map((member) => member.article)]) {
      const to: string = sources.get(article) ?? from;
      if (to === from) continue;
      ends.add(from).add(to);
      countCopy(edges, idOf(from), idOf(to));
    }
  }
  const nodes = [...ends].map((source) => ({
    id: idOf(source),
    values: { kind: 'source', title: source, source },
  }));
  return { nodes, edges: [...edges.values()] };
}

function countCopy(edges: Map<string, GraphEdge>, source: string, target: string): void {
  const key = JSON.stringify([source, target]);
  const edge = edges.get(key);
  if (edge) edge.weight++;
  else edges.set(key, { source, target, weight: 1, values: { relation: 'source' } });
}

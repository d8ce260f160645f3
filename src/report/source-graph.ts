/** The network of sources: their copies of each other. */
import type { LazyResult } from '../records/records.js';
import { copyEdges, copyNodes, type GraphEdge, type GraphNode } from './copy-graph.js';

/** Nodes and edges, each to be passed through once. */
interface Graph {
  nodes: Iterable<GraphNode>;
  edges: Iterable<GraphEdge>;
}

/** The network of copies, and beside it the network of sources. */
export function graphOf(result: LazyResult): Graph {
  const sources = sourceGraph(result);
  return {
    nodes: oneAfterAnother(copyNodes(result), sources.nodes),
    edges: oneAfterAnother(copyEdges(result), sources.edges),
  };
}

function* oneAfterAnother<Part>(first: Iterable<Part>, second: Iterable<Part>): Generator<Part> {
  yield* first;
  yield* second;
}

/**
 * The sources that have copies of each other in clusters with a known origin. An edge goes from the source of
 * the origin; its weight is the number of copies, as in `given` and `taken` of the sources. The id of a
 * source has one colon more at its beginning than any id of an article.
 */
function sourceGraph({ articles, clusters }: LazyResult): Graph {
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

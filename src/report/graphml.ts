import type { LazyResult } from '../records/records.js';
import { EDGE_ATTRIBUTES, NODE_ATTRIBUTES } from './copy-graph.js';
import type { Reporter } from './reporter.js';
import { graphOf } from './source-graph.js';
import { openTag, XML_HEAD, xmlText } from './xml.js';

/** The networks of copies and of sources as GraphML, for Gephi, yEd, igraph and NetworkX. */
export const GRAPHML: Reporter<LazyResult> = {
  quotesTexts: false,
  readsLineage: true,
  isPlainText: false,
  *render(result) {
    const { nodes, edges } = graphOf(result);
    yield `${XML_HEAD}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n`;
    yield* keys('node', NODE_ATTRIBUTES);
    yield* keys('edge', { ...EDGE_ATTRIBUTES, weight: 'double' });
    yield '<graph id="copies" edgedefault="directed">\n';
    for (const { id, values } of nodes) {
      yield `${openTag('node', { id })}>${valueTags('node', values)}</node>\n`;
    }
    let number = 0;
    for (const { source, target, weight, values } of edges) {
      const edge = { id: `e${number++}`, source, target };
      yield `${openTag('edge', edge)}>${valueTags('edge', { ...values, weight })}</edge>\n`;
    }
    yield '</graph>\n</graphml>\n';
  },
};

/** Declarations; ids differ between nodes and edges, because they are of one document. */
function* keys(of: string, table: Readonly<Record<string, string>>): Generator<string> {
  for (const [name, type] of Object.entries(table)) {
    const key = { id: `${of}-${name}`, for: of, 'attr.name': name, 'attr.type': type };
    yield `${openTag('key', key)}/>\n`;
  }
}

function valueTags(of: string, values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      return `${openTag('data', { key: `${of}-${name}` })}>${xmlText(String(value))}</data>`;
    })
    .join('');
}

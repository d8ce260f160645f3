import type { LazyResult } from '../records/records.js';
import { EDGE_ATTRIBUTES, NODE_ATTRIBUTES } from './copy-graph.js';
import type { Reporter } from './reporter.js';
import { graphOf } from './source-graph.js';
import { openTag, XML_HEAD } from './xml.js';

/** The names of the types in GEXF. */
const TYPES = { string: 'string', double: 'double', int: 'integer' } as const;

/** The networks of copies and of sources as GEXF 1.3, for Gephi. */
export const GEXF: Reporter<LazyResult> = {
  quotesTexts: false,
  readsLineage: true,
  isPlainText: false,
  *render(result) {
    const { nodes, edges } = graphOf(result);
    yield `${XML_HEAD}<gexf xmlns="http://gexf.net/1.3" version="1.3">\n`;
    yield '<graph mode="static" defaultedgetype="directed">\n';
    yield* attributes('node', NODE_ATTRIBUTES);
    yield* attributes('edge', EDGE_ATTRIBUTES);
    yield '<nodes>\n';
    for (const { id, values } of nodes) {
      yield `${openTag('node', { id, label: values.title ?? id })}>${valueTags(values)}</node>\n`;
    }
    yield '</nodes>\n<edges>\n';
    let number = 0;
    for (const { source, target, weight, values } of edges) {
      const edge = { id: number++, source, target, weight };
      yield `${openTag('edge', edge)}>${valueTags(values)}</edge>\n`;
    }
    yield '</edges>\n</graph>\n</gexf>\n';
  },
};

function* attributes(of: string, table: Readonly<Record<string, keyof typeof TYPES>>) {
  yield `<attributes class="${of}" mode="static">\n`;
  for (const [id, type] of Object.entries(table)) {
    yield `${openTag('attribute', { id, title: id, type: TYPES[type] })}/>\n`;
  }
  yield '</attributes>\n';
}

function valueTags(values: Readonly<Record<string, string | number>>): string {
  const tags = Object.entries(values).map(([name, value]) => {
    return `${openTag('attvalue', { for: name, value })}/>`;
  });
  return `<attvalues>${tags.join('')}</attvalues>`;
}

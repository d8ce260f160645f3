/** Sources as a network, laid out by forces. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import { scaleSqrt } from 'd3-scale';
import { useMemo } from 'preact/hooks';
import type { Results } from '../data/results.js';
import { linkTo } from '../data/route.js';
import type { Travels } from '../data/travel.js';
import { counted } from '../data/words.js';
import { ScrollRegion } from './scroll-region.js';
import { useWidth } from './width.js';

interface Node extends SimulationNodeDatum {
  number: number;
  weight: number;
}

interface Link {
  source: Node;
  target: Node;
  copies: number;
}

const HEIGHT = 560;
/** A picture below this width is scrolled, because names need space. */
const LEAST_WIDTH = 640;
const STEPS = 300;

interface Props {
  results: Results;
  sources: readonly number[];
  travels: Travels;
}

/** The network; each source leads to its clusters. */
export function Network({ results, sources, travels }: Props) {
  const names = results.index.sourceNames;
  const [frame, shown] = useWidth<HTMLDivElement>();
  const width = Math.max(LEAST_WIDTH, shown);
  const { nodes, links } = useMemo(
    () => layOut(sources, travels, names.length, width),
    [sources, travels, width],
  );
  const most = Math.max(1, ...links.map(({ copies }) => copies));
  const radius = scaleSqrt([0, Math.max(...nodes.map(({ weight }) => weight))], [4, 18]);
  const isDirected = travels.directed.length > 0;
  return (
    <div ref={frame}>
      <ScrollRegion label="Network of sources">
        <svg class="network" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
          <title>Network of sources</title>
          <Arrow />
          {links.map(({ source, target, copies }) => (
            <path
              key={`${source.number} ${target.number}`}
              class="link"
              d={pathOf(source, target, radius(target.weight))}
              stroke-width={0.6 + (4 * copies) / most}
              stroke-opacity={0.25 + (0.6 * copies) / most}
              marker-end={isDirected ? 'url(#arrow)' : undefined}
            />
          ))}
          {nodes.map((node) => (
            <SourceNode
              key={node.number}
              node={node}
              name={names[node.number]!}
              radius={radius(node.weight)}
            />
          ))}
        </svg>
      </ScrollRegion>
    </div>
  );
}

function SourceNode({ node, name, radius }: { node: Node; name: string; radius: number }) {
  const { weight, x = 0, y = 0 } = node;
  return (
    <a
      href={linkTo('clusters', '', { source: name })}
      aria-label={`${name}, ${counted(weight, 'shared text')}`}
    >
      <circle cx={x} cy={y} r={radius} />
      <text x={x} y={y - radius - 4} text-anchor="middle">
        {shortened(name)}
      </text>
    </a>
  );
}

/** The head of an arrow. */
function Arrow() {
  return (
    <marker
      id="arrow"
      viewBox="0 0 10 10"
      refX="9"
      refY="5"
      markerWidth="9"
      markerHeight="9"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path d="M0 1 L9 5 L0 9 z" />
    </marker>
  );
}

function shortened(name: string): string {
  return name.length > 22 ? `${name.slice(0, 21)}…` : name;
}

/** A curve to the edge of the target, so that both directions can be seen. */
function pathOf(source: Node, target: Node, radius: number): string {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [source.x, source.y, target.x, target.y];
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy) || 1;
  const [endX, endY] = [x2 - (dx / length) * (radius + 2), y2 - (dy / length) * (radius + 2)];
  const [midX, midY] = [(x1 + x2) / 2 - dy * 0.12, (y1 + y2) / 2 + dx * 0.12];
  return `M${x1.toFixed(1)} ${y1.toFixed(1)} Q${midX.toFixed(1)} ${midY.toFixed(1)} ${endX.toFixed(1)} ${endY.toFixed(1)}`;
}

function layOut(
  sources: readonly number[],
  { directed, shared }: Travels,
  count: number,
  width: number,
) {
  const nodes = sources.map((number): Node => ({ number, weight: 0 }));
  const nodeOf = new Map(nodes.map((node) => [node.number, node]));
  const pairs =
    directed.length > 0
      ? directed
      : [...shared]
          .map(([key, copies]) => ({ from: Math.floor(key / count), to: key % count, copies }))
          .filter(({ from, to }) => from < to);
  const links = pairs.flatMap(({ from, to, copies }): Link[] => {
    const [source, target] = [nodeOf.get(from), nodeOf.get(to)];
    return source && target ? [{ source, target, copies }] : [];
  });
  for (const [key, copies] of shared) {
    const node = nodeOf.get(Math.floor(key / count));
    if (node) node.weight += copies;
  }
  const most = Math.max(1, ...links.map(({ copies }) => copies));
  forceSimulation(nodes)
    .force('charge', forceManyBody().strength(-420))
    .force(
      'link',
      forceLink<Node, Link>(links)
        .distance(120)
        .strength(({ copies }) => (0.15 * copies) / most),
    )
    .force('x', forceX(width / 2).strength(0.06))
    .force('y', forceY(HEIGHT / 2).strength(0.11))
    .force('collide', forceCollide(30))
    .stop()
    .tick(STEPS);
  return { nodes: fitted(nodes, width), links };
}

/** The nodes within the picture, with space for their names. */
function fitted(nodes: Node[], width: number): Node[] {
  const range = (values: number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [left, right] = range(nodes.map(({ x = 0 }) => x));
  const [top, bottom] = range(nodes.map(({ y = 0 }) => y));
  for (const node of nodes) {
    const [x, y] = [
      ((node.x ?? 0) - left) / (right - left || 1),
      ((node.y ?? 0) - top) / (bottom - top || 1),
    ];
    node.x = 70 + x * (width - 140);
    node.y = 36 + y * (HEIGHT - 64);
  }
  return nodes;
}

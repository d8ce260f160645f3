/** Articles by their dates: how many there were, and how many of them are copies. */
import { type Bin as Binned, bin, max } from 'd3-array';
import { type ScaleLinear, type ScaleTime, scaleLinear, scaleUtc } from 'd3-scale';
import { NONE } from '../../src/report/page/data.js';
import type { Results } from '../data/results.js';
import { dayOf, figure } from '../data/words.js';
import { useWidth } from './width.js';

const SIZE = { height: 180, left: 44, bottom: 24, top: 8 };
/** Pixels of an axis for a label. */
const LABEL = 110;
const BARS = 40;
const MINUTE_MS = 60_000;

/** A histogram; dark bars are articles that are in a cluster. */
export function Months({ results }: { results: Results }) {
  const [chart, width] = useWidth<HTMLElement>();
  const { date, cluster } = results.index.articles;
  const dated = [...date.keys()].filter((article) => date[article] != null);
  const timeOf = (article: number) => date[article]! * MINUTE_MS;
  const x = scaleUtc(extentOf(dated.map(timeOf)), [SIZE.left, width]).nice();
  const domain = x.domain().map(Number) as [number, number];
  const thresholds = x.ticks(BARS).map(Number);
  const bins = bin<number, number>().value(timeOf).domain(domain).thresholds(thresholds)(dated);
  const most = max(bins, ({ length }) => length) ?? 1;
  const y = scaleLinear([0, most], [SIZE.height - SIZE.bottom, SIZE.top]).nice();
  const isCopy = (article: number) => cluster[article] !== NONE;
  const [first, last] = domain.map((time) => dayOf(new Date(time)));
  const label = `${figure(dated.length)} articles from ${first} to ${last}; ${figure(dated.filter(isCopy).length)} have copies`;
  return (
    <figure ref={chart}>
      <svg class="histogram" viewBox={`0 0 ${width} ${SIZE.height}`} role="img" aria-label={label}>
        <Axes x={x} y={y} width={width} />
        {bins.map((articles) => (
          <Bin key={articles.x0} articles={articles} isCopy={isCopy} x={x} y={y} />
        ))}
      </svg>
      <figcaption>
        <span class="key all" /> articles <span class="key copied" /> of them with copies
      </figcaption>
    </figure>
  );
}

interface Scales {
  x: ScaleTime<number, number>;
  y: ScaleLinear<number, number>;
}

function Axes({ x, y, width }: Scales & { width: number }) {
  const labels = Math.max(2, Math.floor(width / LABEL));
  const format = x.tickFormat(labels);
  return (
    <g>
      {y.ticks(4).map((tick) => (
        <g key={tick} transform={`translate(0,${y(tick)})`}>
          <line class="grid" x1={SIZE.left} x2={width} />
          <text x={SIZE.left - 6} dy="4" text-anchor="end">
            {figure(tick)}
          </text>
        </g>
      ))}
      {x.ticks(labels).map((tick) => (
        <text key={tick.getTime()} x={x(tick)} y={SIZE.height - 6} text-anchor="middle">
          {format(tick)}
        </text>
      ))}
    </g>
  );
}

interface BinProps extends Scales {
  articles: Binned<number, number>;
  isCopy: (article: number) => boolean;
}

function Bin({ articles, isCopy, x, y }: BinProps) {
  const [from = 0, to = 0] = [articles.x0, articles.x1];
  const bar = { x: x(from) + 0.5, width: Math.max(1, x(to) - x(from) - 1) };
  const copied = articles.filter(isCopy).length;
  const height = (count: number) => ({ y: y(count), height: y(0) - y(count) });
  return (
    <g>
      <rect class="all" {...bar} {...height(articles.length)} />
      <rect class="copied" {...bar} {...height(copied)} />
      <title>{`${dayOf(new Date(from))}: ${figure(articles.length)} articles, ${figure(copied)} with copies`}</title>
    </g>
  );
}

/** At least a day, so that the axis has a length. */
function extentOf(times: readonly number[]): [number, number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const time of times) {
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  return first === last ? [first - 43_200_000, last + 43_200_000] : [first, last];
}

/** Articles on an axis of time. */
import { scaleUtc } from 'd3-scale';
import { useWidth } from './width.js';

/** A moment with its name. */
export interface TimelinePoint {
  date: Date;
  label: string;
  isFirst: boolean;
}

const SIZE = { height: 74, margin: 24, axis: 46 };
/** Pixels of an axis for a label. */
const LABEL = 110;

/** A strip of dots; the list beside it has the same dates as text. */
export function Timeline({ points }: { points: readonly TimelinePoint[] }) {
  const [figure, width] = useWidth<HTMLElement>();
  const times = points.map(({ date }) => date.getTime());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (points.length < 2 || first === last) return null;
  const { height, margin, axis } = SIZE;
  const x = scaleUtc([first, last], [margin, width - margin]);
  const labels = Math.max(2, Math.floor(width / LABEL));
  const format = x.tickFormat(labels);
  return (
    <figure ref={figure}>
      <svg
        class="timeline"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${points.length} articles in the order of publication; the list below has their dates`}
      >
        <line class="axis" x1={margin} x2={width - margin} y1={axis} y2={axis} />
        {x.ticks(labels).map((tick) => (
          <g key={tick.getTime()} transform={`translate(${x(tick)},${axis})`}>
            <line class="axis" y2="5" />
            <text y="20" text-anchor="middle">
              {format(tick)}
            </text>
          </g>
        ))}
        {points.map(({ date, label, isFirst }, i) => (
          <circle
            key={`${i} ${label}`}
            class={isFirst ? 'dot first' : 'dot'}
            cx={x(date)}
            cy={axis - 10 - (i % 3) * 9}
            r={isFirst ? 6 : 4.5}
          >
            <title>{label}</title>
          </circle>
        ))}
      </svg>
    </figure>
  );
}

/** Charts that are rows of bars; the figures are text, so nothing depends on sight. */
import { scaleLinear } from 'd3-scale';
import { figure } from '../data/words.js';

/** A labelled figure. */
export interface Bar {
  label: string;
  value: number;
  /** Shown for the value. */
  text?: string;
  href?: string;
}

/** One bar a line, the longest as wide as the chart. */
export function Bars({ bars, most }: { bars: readonly Bar[]; most?: number }) {
  const width = scaleLinear([0, most ?? Math.max(1, ...bars.map(({ value }) => value))], [0, 100]);
  return (
    <ul class="bars">
      {bars.map(({ label, value, text, href }) => (
        <li key={label}>
          <span class="bar-label">
            {href ? (
              <a href={href}>
                <bdi>{label}</bdi>
              </a>
            ) : (
              <bdi>{label}</bdi>
            )}
          </span>
          <span class="track" aria-hidden="true">
            <span class="fill" style={{ width: `${width(value)}%` }} />
          </span>
          <span class="number">{text ?? figure(value)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Parts of a whole in one line; `parts` are named in its label. */
export function Share({ parts }: { parts: readonly { name: string; value: number }[] }) {
  const total = parts.reduce((sum, { value }) => sum + value, 0) || 1;
  const shown = parts.filter(({ value }) => value > 0);
  return (
    <span
      class="share"
      role="img"
      aria-label={shown.map(({ name, value }) => `${figure(value)} ${name}`).join(', ')}
    >
      {shown.map(({ name, value }) => (
        <span key={name} class={`part-${name}`} style={{ width: `${(100 * value) / total}%` }} />
      ))}
    </span>
  );
}

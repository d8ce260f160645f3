/** Whether text has colours. */
import type { CliOptions } from '../options/output-tables.js';

/**
 * Whether text for a stream has colours; null is a file, which has none by itself. `NO_COLOR` counts more
 * than `FORCE_COLOR`, as in other programs, and `--color always` and `never` more than both.
 */
export function hasColor(
  when: CliOptions['color'],
  stream: { isTTY?: boolean } | null,
  { NO_COLOR = '', FORCE_COLOR = '', TERM }: NodeJS.ProcessEnv,
): boolean {
  if (when !== 'auto') return when === 'always';
  const isForbidden = NO_COLOR !== '' || ['0', 'false'].includes(FORCE_COLOR);
  if (stream === null || isForbidden) return false;
  return FORCE_COLOR !== '' || (stream.isTTY === true && TERM !== 'dumb');
}

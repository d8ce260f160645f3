/** Files whose names show that they are not input: their number, and advice. */
import { EXTENSIONS } from './readers.js';

/** Files of a folder or a glob that were passed over because of their extensions. */
export interface PassedOver {
  /** The folder or glob, as it was given. */
  shown: string;
  count: number;
  /** One sentence: the number of files of each extension, and the extensions that are read. */
  message: string;
}

/** The extensions that a scan takes, for messages. */
export const TAKES = `takes ${EXTENSIONS.join(', ')}`;

/** The number of extensions that are named; the files of others are only counted. */
const SHOWN = 5;

/** Counts files by their extensions; null if there are no files. */
export function passOver(shown: string, extensions: readonly string[]): PassedOver | null {
  if (extensions.length === 0) return null;
  const counts = new Map<string, number>();
  for (const extension of extensions) counts.set(extension, (counts.get(extension) ?? 0) + 1);
  const sorted = [...counts].sort(([x, many], [y, more]) => more - many || (x < y ? -1 : 1));
  const named = sorted.slice(0, SHOWN).map(([name, n]) => `${n} ${name || 'without extension'}`);
  const rest = sorted.slice(SHOWN).reduce((sum, [, n]) => sum + n, 0);
  const list = [...named, ...(rest > 0 ? [`${rest} others`] : [])].join(', ');
  const count = extensions.length;
  const files = count === 1 ? '1 file was' : `${count} files were`;
  const message = `${files} passed over (${list}): a folder ${TAKES}; name other files themselves`;
  return { shown, count, message };
}

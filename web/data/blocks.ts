/** Decodes the compressed blocks of the page. */
import { bytesOfBase91 } from '../../src/report/page/base91.js';

/** Decoded blocks that are kept: a view shows few at a time. */
const KEPT = 24;

const decoded = new Map<string, Promise<unknown>>();

/** The parser has passed all blocks. */
const complete = new Promise<void>((resolve) => {
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  else resolve();
});

/**
 * The content of a block; the last ones that were requested are kept.
 * @throws Error if the page has no such block, or if it is damaged.
 */
export function blockNamed(name: string): Promise<unknown> {
  const known = decoded.get(name);
  const content = known ?? decode(name);
  decoded.delete(name);
  decoded.set(name, content);
  for (const [oldest] of decoded) {
    if (decoded.size <= KEPT) break;
    decoded.delete(oldest);
  }
  return content;
}

async function decode(name: string): Promise<unknown> {
  const early = document.getElementById(name);
  if (!early?.nextSibling) await complete;
  const characters = document.getElementById(name)?.textContent;
  if (characters == null) throw new Error(`this page has no block ${name}: it was cut off`);
  const bytes = new Blob([bytesOfBase91(characters)]);
  return new Response(bytes.stream().pipeThrough(new DecompressionStream('gzip'))).json();
}

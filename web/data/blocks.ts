/** Decodes the compressed blocks of the page. */

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
  const base64 = document.getElementById(name)?.textContent;
  if (base64 == null) throw new Error(`this page has no block ${name}: it was cut off`);
  const stream = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  if ('fromBase64' in Uint8Array)
    return (Uint8Array.fromBase64 as (text: string) => Uint8Array<ArrayBuffer>)(base64);
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

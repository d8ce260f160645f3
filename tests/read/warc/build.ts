/** Builds WARC files as crawlers write them. */

/** A record with its block. */
export function warcRecord(
  type: string,
  block: Uint8Array | string,
  fields: Record<string, string> = {},
): Buffer {
  const bytes = Buffer.from(block);
  const head = {
    'WARC-Type': type,
    'WARC-Record-ID': '<urn:uuid:00000000-0000-0000-0000-000000000000>',
    'WARC-Date': '2024-05-06T07:08:09Z',
    'Content-Length': String(bytes.length),
    ...fields,
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([
    Buffer.from(`WARC/1.0\r\n${lines.join('')}\r\n`),
    bytes,
    Buffer.from('\r\n\r\n'),
  ]);
}

/** A response of HTTP, as the block of a record. */
export function httpBlock(
  body: Uint8Array | string,
  fields: Record<string, string> = {},
  status = '200 OK',
): Buffer {
  const lines = Object.entries({ 'Content-Type': 'text/plain; charset=utf-8', ...fields }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`),
    Buffer.from(body),
  ]);
}

/** The record of a response from an address. */
export function responseRecord(url: string, block: Uint8Array): Buffer {
  const type = 'application/http; msgtype=response';
  return warcRecord('response', block, { 'WARC-Target-URI': url, 'Content-Type': type });
}

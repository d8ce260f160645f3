import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { readBytes } from './items.js';

const COUNT = 40;
const BROKEN = 17;

/** A crawl with a member of gzip for each record, one of which is broken. */
function crawl(): Buffer[] {
  return Array.from({ length: COUNT }, (_, n) => {
    const text = Array.from({ length: 80 }, (_, word) => `word${(n * 31 + word * 7) % 97}`);
    const body = `The story number ${n}. ${text.join(' ')}.`;
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n${body}`;
    const head = [
      ...['WARC/1.0', 'WARC-Type: response', `WARC-Target-URI: http://site.test/${n}`],
      ...['Content-Type: application/http', `Content-Length: ${http.length}`],
    ];
    return zlib.gzipSync(`${head.join('\r\n')}\r\n\r\n${http}\r\n\r\n`);
  });
}

test('a broken member of gzip costs itself, and is named by its bytes', async () => {
  const members = crawl();
  const start = Buffer.concat(members.slice(0, BROKEN)).length;
  const bad = members[BROKEN]!;
  // The checksum at its end.
  bad[bad.length - 6]! ^= 0xff;
  const { items } = await readBytes('a.warc.gz', Buffer.concat(members), (item) =>
    item.type === 'skipped' ? `${item.reason}: ${item.message}` : item.string('url'),
  );
  const urls = items.filter((item) => item.startsWith('http'));
  const lost = `http://site.test/${BROKEN}`;
  const expected = Array.from({ length: COUNT }, (_, n) => `http://site.test/${n}`);
  expect(urls.filter((url) => url !== lost)).toEqual(expected.filter((url) => url !== lost));
  const faults = items.filter((item) => item.startsWith('broken-data'));
  expect(faults.join()).toMatch(
    new RegExp(`gzip between its bytes ${start} and ${start + bad.length} `),
  );
});

// A small stream breaks off among the bytes that show its format, a large one after them.
test.each([500, 3000])(
  '%i records in a broken stream of gzip are read up to the fault, which is named once',
  async (count) => {
    const lines = Array.from({ length: count }, (_, n) =>
      JSON.stringify({ id: `${n}`, text: `t${n}` }),
    );
    const whole = zlib.gzipSync(lines.join('\n'));
    const { items } = await readBytes('a.jsonl.gz', whole.subarray(0, whole.length - 9), (item) =>
      item.type === 'skipped' ? item.reason : item.string('id'),
    );
    expect(items.filter((item) => /^\d+$/.test(item)).length).toBeGreaterThan(count / 3);
    expect(items.filter((item) => item === 'broken-data')).toHaveLength(1);
  },
);

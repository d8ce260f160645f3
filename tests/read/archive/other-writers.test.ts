import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openInner } from '../../../src/read/open-stream.js';
import { HEAD_BYTES } from '../../../src/read/peeked-bytes.js';
import { readMemory } from '../../../src/read/read-memory.js';
import { READING } from '../../fixtures/fields.js';
import { collectItems, SMALL } from '../collect.js';
import { makeFolder } from '../folder.js';
import { hasModules, runPython } from '../python.js';

const SCRIPT = path.join(import.meta.dirname, 'make-archives.py');
const TEXTS = [0, 1, 2, 3, 4].map(
  (n) => `Article ${n} says “ünï” and more, in a sentence of its own.\nA second line.`,
);

/** Files by the libraries of Python that write them. */
const WRITERS: Record<string, string[]> = {
  zipfile: ['deflate.zip', 'stored.zip', 'bzip2.zip', 'streamed.zip'],
  tarfile: ['gnu.tar', 'pax.tar', 'pax.tar.gz'],
  warcio: ['crawl.warc', 'crawl.warc.gz'],
  feedgen: ['rss.xml', 'atom.xml'],
  scrapy: ['items.xml'],
};

for (const [library, names] of Object.entries(WRITERS)) {
  describe.skipIf(!hasModules(library))(`${library} of Python`, () => {
    test.each(names)('writes %s, which is read', async (name) => {
      const folder = makeFolder();
      runPython(SCRIPT, folder, name);
      const bytes = fs.readFileSync(path.join(folder, name));
      const file = { path: name, shown: name, id: name, bytes: bytes.length };
      const inner = { read: readMemory(bytes), file, buffer: new Uint8Array(HEAD_BYTES) };
      const { articles, skipped } = await collectItems(openInner(inner, READING, SMALL).articles);
      expect(articles.map(({ text }) => text)).toEqual(TEXTS);
      const lost = skipped.filter(({ message }) => !message.includes('warcinfo'));
      expect(lost).toEqual([]);
    });
  });
}

import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { planJobs } from '../../src/read/jobs.js';
import { listInputs } from '../../src/read/list.js';
import { zip } from './archive/build.js';
import { makeFolder } from './folder.js';
import { readItems } from './items.js';

const EXTENSIONS = (
  'json jsonl ndjson jl csv tsv tab html htm xml rss atom nitf parquet warc wet arc zip tar gz tgz ' +
  'zst br bz2 xz json.gz csv.br warc.gz jsonl.gz tar.gz'
).split(' ');

/** The records of a folder of files, one after the other. */
async function readFolder(files: Record<string, string | Uint8Array>) {
  const jobs = planJobs(listInputs([makeFolder(files)]).inputs);
  const items = [];
  for (const job of jobs) {
    const of = (item: { type: string; path?: string }) =>
      item.type === 'skipped' ? path.basename(item.path ?? '') : 'article';
    items.push(...(await readItems(job, of)));
  }
  return items;
}

test('an empty file of any extension is named, alone and compressed', async () => {
  const names = EXTENSIONS.map((extension) => `a.${extension}`);
  const found = await readFolder(Object.fromEntries(names.map((name) => [name, ''])));
  expect(found.sort()).toEqual(names.sort());
});

test('a file of its format without an article is named', async () => {
  const files = {
    'blank.jsonl': '\n\n \n',
    'array.json': '[]',
    'arrays.json': '{"results": [[], []]}',
    'object.json': '{}',
    'null.json': '[null]',
    'header.csv': 'id,title,body\n',
    'blank.csv': '\n\n',
    'feed.xml': '<rss><channel></channel></rss>',
    'feed.json': '{"version":"https://jsonfeed.org/version/1","items":[]}',
    'a.zip': zip([]),
    'members.zip': zip([
      { name: 'a.json', content: '' },
      { name: 'b.jsonl', content: '\n' },
    ]),
  };
  const found = await readFolder(files);
  expect(found.sort()).toEqual(Object.keys(files).sort());
});

test('a large file of blank lines is named once', async () => {
  const folder = makeFolder();
  fs.writeFileSync(path.join(folder, 'a.jsonl'), Buffer.alloc(3 << 20, '\n'));
  const [job] = planJobs(listInputs([folder]).inputs);
  expect(await readItems(job!, ({ type }) => type)).toEqual(['skipped']);
});

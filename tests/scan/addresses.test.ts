import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { scan } from '../../src/index.js';
import { makeFolder } from '../read/folder.js';

const records = '\n{"id":"a","text":"one two"}\n{"id":"b","body":1,"text":"three"}\n';

test('every article of files has an address, by lines of the whole file', async () => {
  const folder = makeFolder({ 'in/x.txt': 'Words', 'y.jsonl': records });
  const found = await scan([folder]);
  const place = { encoding: null, field: 'text' };
  expect(found.addressOf('in/x.txt')).toEqual({
    ...{ reader: 'text', path: path.join(folder, 'in/x.txt'), fileId: 'in/x.txt' },
    ...{ line: 0, start: 0, end: 5, ...place },
  });
  expect(found.addressOf('b')).toEqual({
    ...{ reader: 'records', path: path.join(folder, 'y.jsonl'), fileId: 'y.jsonl' },
    ...{ line: 3, start: 29, end: 63, ...place },
  });
});

test('articles in memory have their indices for addresses, whatever their order by name', async () => {
  const found = await scan([
    { id: 'z', text: 'one' },
    { id: 'a', text: 'two' },
    { id: 'z', text: 'three' },
  ]);
  expect(['a', 'z:0', 'z:2'].map((id) => found.addressOf(id))).toMatchObject([
    { reader: 'memory', path: '', line: 1 },
    { path: '', line: 0 },
    { path: '', line: 2 },
  ]);
});

test('articles of standard input have the address of the same file under another name', async () => {
  const script = `
    import { scan } from ${JSON.stringify(path.resolve('dist/index.js'))};
    const found = await scan(['-']);
    process.stdout.write(JSON.stringify(found.articles.map(({ id }) => found.addressOf(id))));`;
  const args = ['--input-type=module', '-e', script];
  const { stdout } = spawnSync(process.execPath, args, { input: records, encoding: 'utf8' });
  const file = await scan([makeFolder({ 'y.jsonl': records })]);
  const expected = ['a', 'b'].map((id) => ({ ...file.addressOf(id), path: '-', fileId: '-' }));
  expect(JSON.parse(stdout)).toEqual(expected);
});

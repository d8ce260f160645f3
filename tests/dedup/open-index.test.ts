import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type ArticleIndex, openIndex, UsageError } from '../../src/index.js';
import { readManifest, writeManifest } from '../../src/seen/manifest.js';
import { hash } from '../fixtures/seen.js';
import { makeFolder } from '../read/folder.js';

const article = { id: 'z', text: 'a port was closed after the storm' };

/** The parameters with which an index was made. */
const parametersOf = (folder: string) => {
  const [json = ''] = fs.readFileSync(path.join(folder, 'index.json'), 'utf8').split('\n');
  return JSON.parse(json).parameters;
};

/** All uses of an index, each as a function that fails by a throw or by a rejection. */
const USES: Record<string, (index: ArticleIndex) => unknown> = {
  add: (index) => index.add(article),
  query: (index) => index.query(article),
  get: (index) => index.get('z'),
  cluster: (index) => index.cluster('z'),
  remove: (index) => index.remove({ id: 'z' }),
  latest: (index) => index.latest,
  compact: (index) => index.compact(),
  merge: async (index) => index.merge(await openIndex(null)),
  'merge into another': async (index) => (await openIndex(null)).merge(index),
  settled: (index) => index.settled(),
  verify: (index) => index.verify(),
  stats: (index) => index.stats(),
  answers: (index) => index.answers([]).next(),
  addAll: (index) => index.addAll([]).next(),
  transform: (index) => index.transform(),
  deduplicator: (index) => index.deduplicator,
};

test.each(Object.keys(USES))('a closed index refuses %s and touches nothing', async (name) => {
  const folder = path.join(makeFolder(), 'seen');
  const index = await openIndex(folder);
  await index.add(article);
  index.close();
  // The next file that is opened gets the number of a descriptor that the index had.
  const other = path.join(makeFolder(), 'other');
  fs.writeFileSync(other, 'x'.repeat(5000));
  const fds = Array.from({ length: 8 }, () => fs.openSync(other, 'r+'));
  const use = async () => USES[name]!(index);
  await expect(use()).rejects.toThrow(new UsageError('the index is closed'));
  for (const fd of fds) fs.closeSync(fd);
  expect(fs.statSync(other).size).toBe(5000);
  index.close();
});

test.each<[object, string]>([
  [
    { kee: 1 },
    'there is no option "kee"; there are threshold, minPassage, shingle, offsets, key, window, latency, readOnly, against, within',
  ],
  [{ key: 'name' }, '--key takes one of id, url, got "name"'],
  [{ window: -1 }, '--window takes a time such as 12h, 30d or 2w, got -1'],
  [
    { readOnly: 'yes', within: 1 },
    'readOnly takes true or false, got "yes"\nwithin takes true or false, got 1',
  ],
  [
    { minPassage: 3, shingle: 8 },
    '--min-passage takes an integer not below --shingle, which is 8, got 3',
  ],
  [{ recall: 0.9 }, 'there is no option "recall"; there are threshold,'],
])('wrong options %j are named', async (options, message) => {
  await expect(openIndex(null, options)).rejects.toThrow(UsageError);
  await expect(openIndex(null, options)).rejects.toThrow(message);
});

test.each([[undefined], [''], [7]])('%j is not a folder of an index', async (folder) => {
  await expect(openIndex(folder as string)).rejects.toThrow(
    /^an index takes the path of its folder, or null if it is in memory, got /,
  );
});

test('every segment that cannot be opened is named', async () => {
  const folder = path.join(makeFolder(), 'seen');
  const index = await openIndex(folder);
  await index.add(article);
  index.compact();
  index.close();
  // Two segments of one content: the second is a copy of which the list of files knows.
  const manifest = readManifest(folder, parametersOf(folder), hash);
  const [name = ''] = manifest.segments;
  fs.copyFileSync(path.join(folder, name), path.join(folder, 'segment-90'));
  writeManifest(folder, { ...manifest, segments: [name, 'segment-90'] }, hash);
  for (const each of [name, 'segment-90']) fs.truncateSync(path.join(folder, each), 100);
  const error: Error = await openIndex(folder, { readOnly: true }).catch((thrown) => thrown);
  const damaged = error.message.split('\n').map((fault) => /^(\S+) is damaged/.exec(fault)?.[1]);
  expect(damaged).toEqual([name, 'segment-90'].map((each) => path.join(folder, each)));
});

test('a stream that outlasts its index ends with the reason', async () => {
  const index = await openIndex(null);
  const answers = index.answers([article, { ...article, id: 'y' }]);
  await answers.next();
  index.close();
  await expect(answers.next()).rejects.toThrow('the index is closed');
});

test('a faulty article is named by its place among those that were given', async () => {
  const index = await openIndex(null);
  const faulty = [article, { id: 'y', text: 7 as unknown as string }];
  const message = 'the article at index 1 takes a string as its text, got 7';
  const each = async (answers: AsyncIterable<unknown>) => {
    for await (const _ of answers);
  };
  await expect(each(index.answers(faulty))).rejects.toThrow(message);
  await expect(each(index.addAll(faulty))).rejects.toThrow(message);
  const stream = new ReadableStream({
    start(controller) {
      for (const one of faulty) controller.enqueue(one);
      controller.close();
    },
  });
  await expect(each(stream.pipeThrough(index.transform()))).rejects.toThrow(message);
  await expect(index.add(faulty[1]!)).rejects.toThrow('the article takes a string as its text');
  index.close();
});

test.each([
  ['Cyrillic', 'Ж'.repeat(70)],
  ['Chinese', '中'.repeat(43)],
])('an id and a title of few letters and many bytes (%s) stay as they are', async (_, name) => {
  const folder = path.join(makeFolder(), 'seen');
  const first = await openIndex(folder);
  await first.add({ ...article, id: name, title: name });
  first.close();
  const index = await openIndex(folder);
  expect(index.get(name)).toMatchObject({ id: name, title: name });
  expect(index.query({ ...article, id: 'another' })).toMatchObject({ of: name });
  index.close();
});

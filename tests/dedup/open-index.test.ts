import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type ArticleIndex, openIndex, UsageError } from '../../src/index.js';
import { makeFolder } from '../read/folder.js';

const article = { id: 'z', text: 'a port was closed after the storm' };

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

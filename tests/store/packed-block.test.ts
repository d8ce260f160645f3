import os from 'node:os';
import { expect, test } from 'vitest';
import { BUCKETS } from '../../src/sketch/fingerprint-buckets.js';
import { packBlock, viewBlock } from '../../src/store/packed-block.js';
import { ReusedWords } from '../../src/store/reused-words.js';
import { SketchSet } from '../../src/store/sketch-set.js';
import { openSpill, SpillWriter } from '../../src/store/spill.js';
import { Prose } from '../fixtures/articles.js';
import { sketchTexts } from '../fixtures/sketches.js';

test('a packed block has its original columns, and so has a copy of its bytes', async () => {
  const prose = new Prose(7);
  const texts = Array.from({ length: 30 }, () => prose.article(4, 30));
  texts.push(
    '',
    'one',
    `${texts[0]}\n\n${texts[0]}`,
    'WASHINGTON (Reuters) - donâ€™t &amp; wonâ€™t',
  );
  const { set } = await sketchTexts(texts);
  const { block } = set.place(0);
  expect(block.repeats.length).toBeGreaterThan(0);
  expect(block.maps.length).toBeGreaterThan(0);
  const packed = packBlock(block);
  expect(packed).toEqual(block);
  const bytes = new Uint8Array(packed.columns.rows.buffer).slice();
  expect(viewBlock(bytes.buffer)).toEqual(block);
});

test('a block without articles can be packed', async () => {
  const packed = packBlock(viewBlock(new ArrayBuffer(8 * 25)));
  expect(packed.count).toBe(0);
  expect(packed.columns.tokens).toEqual(new Uint32Array(0));
});

test('every article of a block on disk reads as in memory', async () => {
  const prose = new Prose(8);
  const texts = Array.from({ length: 20 }, () => prose.article(3, 40));
  const { set, engine } = await sketchTexts([...texts, '', 'one']);
  const { block } = set.place(0);
  const file = new SpillWriter(openSpill(os.tmpdir()));
  const order = (blockIndex: number) =>
    Array.from({ length: block.count }, (_, local) => [blockIndex, local]).flat();
  const blocks = [file.add(block), file.add(block)];
  const both = Uint32Array.from([...order(0), ...order(1)]);
  const onDisk = new SketchSet({ blocks, order: both });
  expect(blocks[1]?.columns.tokens.length).toBe(0);
  for (let article = 0; article < set.count; article++) {
    for (const copy of [article, article + set.count]) {
      expect(onDisk.tokens(copy)).toEqual(set.tokens(article));
      expect(onDisk.tokenSpans(copy, engine)).toEqual(set.tokenSpans(article, engine));
      expect(onDisk.string(copy, 'id')).toBe(set.string(article, 'id'));
      const start = onDisk.tokenStart(copy);
      const tokens = onDisk.tokenColumn(copy).subarray(start, start + onDisk.tokenCount(copy));
      expect(tokens).toEqual(set.tokens(article));
    }
  }
  for (const [from, to] of [
    [0, 42],
    [0, 1],
    [5, 9],
  ]) {
    const inMemory = set.bandKeysOf(0, from!, to!);
    expect(inMemory).toHaveLength((to! - from!) * set.count);
    for (const copy of [0, 1]) expect(onDisk.bandKeysOf(copy, from!, to!)).toEqual(inMemory);
  }
  for (const [from, to] of [
    [0, BUCKETS],
    [0, 1],
    [7, 8],
    [512, 768],
    [BUCKETS - 1, BUCKETS],
  ]) {
    const inMemory = set.bucketsOf(0, from!, to!, new ReusedWords());
    for (const copy of [0, 1])
      expect(onDisk.bucketsOf(copy, from!, to!, new ReusedWords())).toEqual(inMemory);
  }
});

test('a folder that takes no file is named, with advice', () => {
  expect(() => openSpill('/nowhere/at/all')).toThrow(/takes no temporary file.*TMPDIR/);
});

import os from 'node:os';
import { describe, expect, test } from 'vitest';
import { BUCKETS } from '../../src/sketch/fingerprint-buckets.js';
import { BlockError, checksumIn, FIXED_BYTES, parametersOf } from '../../src/store/block-header.js';
import { loadChecksums } from '../../src/store/checksum.js';
import {
  openBlock,
  packBlock,
  packedBytes,
  sealBlock,
  viewBlock,
} from '../../src/store/packed-block.js';
import { ScratchBuffer } from '../../src/store/scratch-buffer.js';
import { SketchSet } from '../../src/store/sketch-set.js';
import { moveToFile } from '../../src/store/sketch-store.js';
import { openSpill } from '../../src/store/spill.js';
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
  const { set, plan } = await sketchTexts(texts);
  const { block } = set.place(0);
  expect(block.repeats.length).toBeGreaterThan(0);
  expect(block.maps.length).toBeGreaterThan(0);
  const packed = packBlock(block, parametersOf(plan));
  expect(packed).toEqual(block);
  const bytes = new Uint8Array(packed.columns.rows.buffer).slice();
  expect(viewBlock(bytes.buffer)).toEqual(block);
});

describe('a sealed block', () => {
  const other = new Prose(9);

  async function sealed() {
    const { set, plan } = await sketchTexts([other.article(3, 40), other.article(2, 30)]);
    const newChecksum = await loadChecksums();
    const parameters = parametersOf(plan);
    const block = packBlock(set.place(0).block, parameters);
    sealBlock(block, newChecksum());
    const bytes = packedBytes(block);
    const open = (change: (words: Uint32Array) => void, asked = parameters) => {
      const copy = new SharedArrayBuffer(bytes.length);
      new Uint8Array(copy).set(bytes);
      change(new Uint32Array(copy));
      return openBlock(copy, asked, newChecksum());
    };
    return { block, bytes, open, parameters, newChecksum };
  }

  test('opens as it was written', async () => {
    const { block, bytes, open } = await sealed();
    expect(open(() => {})).toEqual(block);
    expect(checksumIn(bytes.buffer)).toMatch(/^[0-9a-f]{16}$/);
  });

  test('is refused with the values found and expected', async () => {
    const { open, parameters } = await sealed();
    const asked = { ...parameters, shingle: 9, bands: 1 };
    expect(() => open(() => {}, asked)).toThrow(
      /shingle is 5, asked for 9; bands is \d+, asked for 1/,
    );
    expect(() => open((words) => words.set([7], 2))).toThrow('version is 7, asked for 2');
    expect(() => open((words) => words.set([0x04030201], 3))).toThrow(/byte order is/);
    expect(() => open((words) => words.set([0], 0))).toThrow(BlockError);
  });

  test('is refused if any bit differs or its end is missing', async () => {
    const { open, bytes, parameters, newChecksum } = await sealed();
    for (let at = 0; at < bytes.length; at += 97) {
      const flip = (words: Uint32Array) => {
        new Uint8Array(words.buffer)[at]! ^= 1 << (at % 8);
      };
      expect(() => open(flip), `byte ${at}`).toThrow(BlockError);
    }
    for (const length of [0, 8, FIXED_BYTES - 1, FIXED_BYTES, bytes.length >> 1]) {
      const cut = new SharedArrayBuffer(length);
      new Uint8Array(cut).set(bytes.subarray(0, length));
      expect(() => openBlock(cut, parameters, newChecksum()), `${length} bytes`).toThrow(
        BlockError,
      );
    }
  });
});

test('every article of a block on disk reads as in memory', async () => {
  const prose = new Prose(8);
  const texts = Array.from({ length: 20 }, () => prose.article(3, 40));
  const { set, engine, plan } = await sketchTexts([...texts, '', 'one']);
  const block = packBlock(set.place(0).block, parametersOf(plan));
  const space = openSpill(os.tmpdir());
  const order = (blockIndex: number) =>
    Array.from({ length: block.count }, (_, local) => [blockIndex, local]).flat();
  const blocks = [moveToFile(block, space), moveToFile(block, space)];
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
    const inMemory = set.bucketsOf(0, from!, to!, new ScratchBuffer());
    for (const copy of [0, 1])
      expect(onDisk.bucketsOf(copy, from!, to!, new ScratchBuffer())).toEqual(inMemory);
  }
});

test('a folder that takes no file is named, with advice', () => {
  expect(() => openSpill('/nowhere/at/all')).toThrow(/takes no temporary file.*TMPDIR/);
});

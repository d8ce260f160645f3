import { expect, test } from 'vitest';
import { packBlock, viewBlock } from '../../src/sketch/packed-block.js';
import { Prose } from '../fixtures/articles.js';
import { sketchTexts } from '../fixtures/sketches.js';

test('a packed block has the columns that it was made of, and so has a copy of its bytes', async () => {
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
  const packed = packBlock(viewBlock(new ArrayBuffer(8 * 20)));
  expect(packed.count).toBe(0);
  expect(packed.columns.tokens).toEqual(new Uint32Array(0));
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARTICLE_FIELDS } from '../../src/article/fields.js';
import { Kernel } from '../../src/kernel/kernel.js';
import { TextKernel } from '../../src/kernel/text-kernel.js';
import { RawArticle } from '../../src/read/raw-article.js';
import { BlockBuilder } from '../../src/sketch/block-builder.js';
import { stringAt } from '../../src/sketch/strings.js';
import { cases } from '../fixtures/articles.js';
import { eachField } from '../fixtures/fields.js';
import { SHAPE } from '../kernel/engines.js';

const own = fc.string({ unit: 'grapheme', maxLength: 8 });

test('a block gives back each string of each article but its text', () => {
  const strings = fc.record(eachField(() => own));
  const kernel = new Kernel(SHAPE);
  const builder = new BlockBuilder(kernel, { slots: SHAPE.slots, bands: 1, rows: 1 });
  const article = new RawArticle(new TextKernel());
  fc.assert(
    fc.property(fc.array(fc.tuple(strings, own), { maxLength: 8 }), (articles) => {
      for (const [fields, credits] of articles) {
        article.setStrings(fields);
        for (const field of ARTICLE_FIELDS) expect(article.string(field)).toBe(fields[field]);
        kernel.sketch(article.text);
        builder.add(article, { words: 1, headline: 0, credits, repeats: [], map: null });
      }
      const block = builder.take();
      expect(block.count).toBe(articles.length);
      for (const [i, [{ text, ...fields }, credits]] of articles.entries()) {
        expect(block.textBytes[i]).toBe(Buffer.byteLength(text));
        for (const [field, string] of Object.entries({ ...fields, credits })) {
          expect(stringAt(block.strings, i, field as keyof typeof fields)).toBe(string);
        }
      }
    }),
    cases(100),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planScan } from '../../src/options/plan.js';
import { validateOptions } from '../../src/options/validate.js';
import { collectArticles } from '../../src/scan/collect-articles.js';
import { makeEngine } from '../../src/scan/make-engine.js';
import { REPEAT } from '../../src/sketch/block.js';
import { CopyTable } from '../../src/sketch/copy-table.js';
import { cases, Prose } from '../fixtures/articles.js';
import { kernel } from '../fixtures/kernel.js';
import { whole } from '../fixtures/pieces.js';
import { fingerprintsOf } from '../fixtures/sketches.js';

const prose = new Prose(5);
const paragraph = prose.paragraph(40);
const TEXTS = [
  '',
  'one',
  prose.article(3, 30),
  `MINSK (Reuters) - ${prose.article(2, 30)}`,
  `${paragraph}\n\n${prose.paragraph(30)}\n\n${paragraph}`,
  `donâ€™t &amp; wonâ€™t ${prose.paragraph(20)}`,
];

test.each(['kernel', 'reference'] as const)(
  'a copy has all data that the article has when it is sketched alone: %s',
  async (name) => {
    const plan = planScan(validateOptions({ engine: name }));
    const engine = await makeEngine(plan);
    /** All data of each article except its number. */
    const sketchesOf = (texts: readonly string[]) => {
      const articles = texts.map((text, i) => ({ id: String(1000 + i), text, title: `t${i}` }));
      const { set, blocks } = whole(collectArticles(articles, engine, kernel, plan));
      return articles.map(({ title }, article) => {
        const { block, local } = set.place(article);
        const repeats: number[][] = [];
        for (let at = 0; at < block.repeats.length; at += REPEAT.length) {
          const numbers = [...block.repeats.subarray(at, at + REPEAT.length)];
          if (numbers[REPEAT.article] === local) repeats.push(numbers.slice(1));
        }
        expect(blocks).toHaveLength(1);
        expect(set.string(article, 'title')).toBe(title);
        return {
          tokens: set.tokens(article),
          spans: set.tokenSpans(article, engine),
          fingerprints: fingerprintsOf(set, article),
          bandKeys: Array.from({ length: plan.bands }, (_, band) => {
            return set.bandKeysOf(0, band, band + 1)[local];
          }),
          facts: [set.textHash(article, 0), set.textHash(article, 1), set.wordCount(article)],
          exact: [set.exactHash(article, 0), set.exactHash(article, 1), set.textBytes(article)],
          credits: set.string(article, 'credits'),
          repeats,
        };
      });
    };
    const alone = new Map(TEXTS.map((text) => [text, sketchesOf([text])[0]]));
    expect(alone.get(TEXTS[4]!)?.repeats).not.toEqual([]);
    expect(alone.get(TEXTS[3]!)?.credits).toMatch(/^Reuters\t/);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TEXTS), { minLength: 1, maxLength: 12 }), (texts) => {
        expect(sketchesOf(texts)).toEqual(texts.map((text) => alone.get(text)));
      }),
      cases(name === 'kernel' ? 100 : 10),
    );
  },
);

test('a table of copies finds the same as a Map', () => {
  const table = new CopyTable();
  // Hashes that collide in their slots.
  const hash = fc.tuple(fc.constantFrom(0, 1, 0x8000, 0x1_0000), fc.nat(3));
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 40 }), (hashes) => {
      const known = new Map<string, number>();
      for (const [article, [low, high]] of hashes.entries()) {
        const key = `${low} ${high}`;
        expect(table.find(low, high)).toBe(known.get(key) ?? -1);
        if (known.has(key)) continue;
        table.add(low, high, article);
        known.set(key, article);
      }
      table.clear();
    }),
    cases(300),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../src/records/assemble.js';
import { spanReader } from '../../src/records/assemble.js';
import { cases } from '../fixtures/articles.js';
import { sketchTexts } from '../fixtures/sketches.js';

test('spans equal the spans of all tokens, for any number and order of reads', async () => {
  const list = [
    'Plain words of one article, and some more of them.',
    'Broken: caf\u00c3\u00a9 na\u00c3\u00afve d\u00c3\u00a9j\u00c3\u00a0 vu, &amp; entities &quot;as well&quot;, then plain words.',
    'Слова и 漢字 by the side of ẞ and 👩‍👩‍👧 signs.',
    'alone',
  ];
  const { engine, set, texts } = await sketchTexts(list);
  const all = list.map((_, article) => set.tokenSpans(article, engine));
  const question = fc
    .tuple(fc.nat(list.length - 1), fc.nat(), fc.nat())
    .map(([article, one, other]) => {
      const count = set.tokenCount(article);
      const [start, last] = [one % count, other % count].sort((a, b) => a - b) as [number, number];
      return { article, start, end: last + 1 };
    });
  fc.assert(
    fc.property(fc.array(question, { maxLength: 8 }), (questions) => {
      const spanOf = spanReader({ engine, set, texts } as unknown as Catalogue);
      for (const { article, start, end } of questions) {
        const spans = all[article]!;
        const expected = { start: spans[2 * start], end: spans[2 * end - 1] };
        expect(spanOf(article, start, end)).toEqual(expected);
      }
    }),
    cases(300),
  );
  expect(list[1]?.slice(all[1]?.[2], all[1]?.[3])).toBe('caf\u00c3\u00a9');
});

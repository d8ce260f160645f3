import os from 'node:os';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uniteSetAside } from '../../src/match/boilerplate.js';
import { ComparedTexts } from '../../src/match/compared-texts.js';
import { SketchSet } from '../../src/store/sketch-set.js';
import { moveToFile } from '../../src/store/sketch-store.js';
import { openSpill } from '../../src/store/spill.js';
import { cases } from '../fixtures/articles.js';
import { sketchTexts } from '../fixtures/sketches.js';

const span = fc
  .tuple(fc.nat(2), fc.nat(29), fc.nat(29))
  .map(([text, x, y]) => [text, Math.min(x, y), Math.max(x, y) + 1]);
const LENGTH = 30;
const list = [0, 1, 2].map((t) => Array.from({ length: LENGTH }, (_, i) => `w${t}x${i}`).join(' '));

/** The same articles, read from disk at each use. */
function leftOnDisk(set: SketchSet): SketchSet {
  const order = Array.from({ length: set.count }, (_, article) => [0, set.place(article).local]);
  const block = moveToFile(set.place(0).block, openSpill(os.tmpdir()));
  return new SketchSet({
    blocks: [block],
    order: Uint32Array.from(order.flat()),
  });
}

describe('a body', () => {
  test('is the text without boilerplate, and every token knows its place in both', async () => {
    const { engine, set, texts } = await sketchTexts(list);
    const sets = [set, leftOnDisk(set)];
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 6 }),
        fc.nat(1),
        fc.boolean(),
        (spans, which, isAgain) => {
          const setAside = uniteSetAside(engine, Uint32Array.from(spans.flat()));
          const cut = new ComparedTexts(sets[which]!, texts, setAside);
          // Made by one thread, and by another one from the result of the first.
          const { cutTexts } = cut;
          const again = new ComparedTexts(sets[which]!, texts, cutTexts.setAside, cutTexts.tokens);
          const bodies = isAgain ? again : cut;
          for (const text of [0, 1, 2]) {
            const isAside = (at: number) =>
              spans.some(([own, start = 0, end = 0]) => own === text && at >= start && at < end);
            const whole = [...set.tokens(texts.representative[text] ?? 0)];
            const kept = [...whole.keys()].filter((at) => !isAside(at));
            // A text that is only boilerplate is its own body.
            const left = kept.length === 0 ? [...whole.keys()] : kept;
            expect([...bodies.tokens(text)]).toEqual(left.map((at) => whole[at]));
            expect(bodies.count(text)).toBe(left.length);
            for (const [inBody, at] of left.entries()) {
              expect(bodies.cut.toBody(text, at)).toBe(inBody);
              expect(bodies.cut.toText(text, inBody)).toBe(at);
            }
            for (const at of whole.keys()) {
              if (!left.includes(at)) expect(bodies.cut.toBody(text, at)).toBe(-1);
            }
          }
        },
      ),
      cases(200),
    );
  });
});

test('uniteSetAside sorts spans and merges touching ones', async () => {
  const { engine } = await sketchTexts([]);
  const parts = [Uint32Array.of(1, 5, 9, 0, 3, 4), Uint32Array.of(1, 2, 5, 0, 10, 12, 0, 4, 6)];
  expect([...uniteSetAside(engine, ...parts)]).toEqual([0, 3, 6, 0, 10, 12, 1, 2, 9]);
  expect(uniteSetAside(engine)).toHaveLength(0);
});

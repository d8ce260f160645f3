/** The forms in which a page has bytes, edits and texts: nothing is lost in them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OffsetUnit } from '../../../src/kernel/engine.js';
import type { Changes } from '../../../src/records/lineage.js';
import type { ClusterRecord } from '../../../src/records/records.js';
import { base91Of, bytesOfBase91 } from '../../../src/report/page/base91.js';
import { excerptOf } from '../../../src/report/page/excerpt.js';
import { packedCluster, unpackedCluster } from '../../../src/report/page/packed-edits.js';
import { ArticleText } from '../../../web/data/article-text.js';

test('bytes are printable characters that end no element, two for 13 bits', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(bytes, (bytes) => {
      const characters = Buffer.from(base91Of(bytes)).toString('latin1');
      expect(characters).toMatch(/^[!-;=-~]*$/);
      expect(characters.length).toBeLessThanOrEqual(2 * Math.ceil((bytes.length * 8) / 13));
      expect([...bytesOfBase91(characters)]).toEqual([...bytes]);
    }),
  );
});

test('a cluster has the edits of the results again, in any order', () => {
  const place = fc.nat({ max: 1e9 });
  const edits = fc.array(fc.tuple(place, place, place, place));
  fc.assert(
    fc.property(edits, edits, (edits, moved) => {
      const changes = { kept: 1, cut: 2, added: 3, changed: 4, changedTo: 5, edits, moved };
      const cluster = clusterWith([null, changes]);
      expect(unpackedCluster(packedCluster(cluster))).toEqual(cluster);
    }),
  );
  expect(packedCluster(clusterWith(undefined))).toEqual(clusterWith(undefined));
});

function clusterWith(changes: (Changes | null)[] | undefined): ClusterRecord {
  const tie = {
    relation: 'identical',
    jaccard: 1,
    containment: 1,
    contains: 1,
    aligned: 1,
  } as const;
  const lineage = changes?.map((changes, i) => ({
    ...{ article: `a${i}`, credits: [], uncredited: false, changes },
  }));
  return {
    ...{ type: 'cluster', id: 'c1', canonical: 'a0', centre: 'a0', canonicalToCentre: tie },
    ...{ stub: false, members: [{ article: 'a1', ...tie }], links: [], agency: null, origin: null },
    ...(lineage && { lineage }),
  };
}

/** Units before a place of a string, counted anew. */
const UNITS: Record<OffsetUnit, (text: string) => number> = {
  utf16: (text) => text.length,
  codepoint: (text) => [...text].length,
  byte: (text) => Buffer.byteLength(text),
};

const PIECES = ['one ', 'two, ', 'three.\n\n', '😀', 'naïve ', '語', ' ', 'x'.repeat(60)];

test.each(Object.entries(UNITS) as [OffsetUnit, (text: string) => number][])(
  'an excerpt has every span and its surroundings at their places, in units of %s',
  (unit, unitsOf) => {
    const pieces = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 900 });
    const places = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 });
    fc.assert(
      fc.property(pieces, places, (pieces, places) => {
        const text = pieces.join('');
        const boundary = (place: number) => pieces.slice(0, place % (pieces.length + 1)).join('');
        const spans = places.map((ends) => ends.map(boundary).sort((a, b) => a.length - b.length));
        const excerpt = excerptOf(
          text,
          spans.map(([before, upTo]) => ({ start: unitsOf(before!), end: unitsOf(upTo!) })),
          unit,
        );
        const shown = new ArticleText(excerpt, unit);
        for (const [before = '', upTo = ''] of spans) {
          const [start, end] = [shown.at(unitsOf(before)), shown.at(unitsOf(upTo))];
          expect(shown.string.slice(start, end)).toBe(text.slice(before.length, upTo.length));
          const context = text.slice(Math.max(0, before.length - 150), before.length);
          expect(shown.string.slice(0, start).endsWith(context)).toBe(true);
          expect(shown.string.slice(end).startsWith(text.slice(upTo.length, upTo.length + 150)));
        }
        for (const [start, piece] of excerpt) {
          expect(text.isWellFormed() && piece.isWellFormed()).toBe(true);
          expect(shown.string.startsWith(piece, shown.at(start))).toBe(true);
        }
        expect(shown.isWhole).toBe(shown.string === text);
      }),
    );
  },
);

test('little is left out of a text only if it is more than the mark for it', () => {
  const text = 'word '.repeat(2000);
  const pieces = excerptOf(text, [{ start: 5000, end: 5100 }], 'utf16');
  expect(pieces.map(([start, piece]) => [start, piece.length])).toEqual([
    [0, 199],
    [4800, 499],
    [10_000, ''.length],
  ]);
  expect(excerptOf(text.slice(0, 500), [{ start: 100, end: 200 }], 'utf16')).toEqual([
    [0, text.slice(0, 500)],
  ]);
});

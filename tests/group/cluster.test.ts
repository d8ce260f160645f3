import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTAINED, clusterTexts, type PairFigures } from '../../src/group/cluster.js';
import type { TextClusters } from '../../src/group/text-clusters.js';
import { EDITED } from '../../src/match/align-range.js';
import { PairIndex } from '../../src/match/pair-index.js';
import { cases } from '../fixtures/articles.js';
import { containment, jaccard, shared } from '../oracles/jaccard.js';

const THRESHOLD = 0.5;

/** Figures of texts given as their shingle sets; every pair that shares any is a candidate. */
function figuresOf(sets: readonly Set<number>[], copied: readonly number[] = []): PairFigures {
  const pairs = new PairIndex();
  for (const [j, second] of sets.entries()) {
    for (const [i, first] of sets.slice(0, j).entries()) {
      if (shared(first, second) > 0) pairs.add(i, j);
    }
  }
  const set = (text: number) => sets[text] ?? new Set<number>();
  return {
    pairs,
    overlap: (first, second) => ({
      shared: shared(set(first), set(second)),
      first: set(first).size,
      second: set(second).size,
    }),
    aligned: (one, other) =>
      shared(set(one), set(other)) / Math.min(set(one).size, set(other).size),
    isCopied: (text) => copied.includes(text),
    isReference: () => false,
    threshold: THRESHOLD,
  };
}

/** Clusters as objects. */
function listed(clusters: TextClusters) {
  const { members } = clusters;
  return Array.from({ length: clusters.count }, (_, cluster) => {
    const [from, to] = clusters.bounds(cluster);
    const ties = Array.from({ length: to - from }, (_, i) => from + i);
    for (const tie of ties) expect(members.other(tie)).toBe(clusters.centre(cluster));
    return {
      centre: clusters.centre(cluster),
      members: ties.map((tie) => ({
        text: members.text(tie),
        relation: members.relation(tie),
        overlap: members.overlap(tie),
      })),
    };
  });
}

const numbers = (from: number, to: number) =>
  new Set(Array.from({ length: to - from }, (_, i) => from + i));
const inOrder = (sets: readonly unknown[]) => Uint32Array.from(sets.keys());

/** Sets of shingles that overlap in all degrees: stretches of a line. */
const stretches = fc.array(
  fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 60 })).map(([from, n]) => numbers(from, from + n)),
  { minLength: 1, maxLength: 14 },
);

describe('clusterTexts', () => {
  test('takes no text into a cluster but by its own tie to the centre', () => {
    fc.assert(
      fc.property(stretches, (sets) => {
        const clusters = listed(clusterTexts(inOrder(sets), figuresOf(sets)));
        const seen = new Set<number>();
        for (const { centre, members } of clusters) {
          expect(members.length).toBeGreaterThan(0);
          for (const text of [centre, ...members.map((member) => member.text)]) {
            expect(seen.has(text)).toBe(false);
            seen.add(text);
          }
          for (const { text, relation, overlap } of members) {
            const [own, other] = [sets[text], sets[centre]] as [Set<number>, Set<number>];
            expect(overlap).toEqual({
              shared: shared(own, other),
              first: own.size,
              second: other.size,
            });
            const near = jaccard(own, other) >= THRESHOLD;
            const contained = containment(own, other) >= CONTAINED;
            const aligned = shared(own, other) / Math.min(own.size, other.size) >= EDITED;
            expect(near || contained || aligned).toBe(true);
            expect(relation).toBe(near ? 'near-duplicate' : contained ? 'contained' : 'edited');
          }
        }
      }),
      cases(300),
    );
  });

  test('leaves no text alone that has a free neighbour which is a centre', () => {
    fc.assert(
      fc.property(stretches, (sets) => {
        const clusters = listed(clusterTexts(inOrder(sets), figuresOf(sets)));
        const taken = new Set(
          clusters.flatMap(({ centre, members }) => [centre, ...members.map((m) => m.text)]),
        );
        for (const { centre } of clusters) {
          for (const [text, own] of sets.entries()) {
            if (taken.has(text)) continue;
            expect(jaccard(own, sets[centre] as Set<number>)).toBeLessThan(THRESHOLD);
          }
        }
      }),
      cases(300),
    );
  });

  test('never joins two texts through a third', () => {
    // A and C share less than their ends; B is like both.
    const sets = [numbers(0, 100), numbers(30, 130), numbers(60, 160)];
    const members = (order: number[]) =>
      listed(clusterTexts(Uint32Array.from(order), figuresOf(sets))).map(({ centre, members }) => [
        centre,
        ...members.map((member) => member.text),
      ]);
    expect(members([0, 1, 2])).toEqual([[0, 1]]);
    expect(members([2, 1, 0])).toEqual([[2, 1]]);
    expect(members([1, 0, 2])).toEqual([[1, 0, 2]]);
  });

  test('links a copy of a member that is no copy of the centre', () => {
    const sets = [numbers(0, 100), numbers(30, 130), numbers(60, 160)];
    const { links } = clusterTexts(inOrder(sets), figuresOf(sets));
    expect(links.count).toBe(1);
    expect([links.text(0), links.other(0), links.relation(0)]).toEqual([2, 1, 'near-duplicate']);
    expect(links.overlap(0)).toEqual({ shared: 70, first: 100, second: 100 });
  });

  test('makes the longer text the centre of what is contained in it, whatever the order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
        const sets = [numbers(0, 20), numbers(0, 45), numbers(0, 100), numbers(200, 300)];
        const clusters = listed(clusterTexts(Uint32Array.from(order), figuresOf(sets)));
        expect(clusters.map((cluster) => cluster.centre)).toEqual([2]);
        expect(clusters[0]?.members.map((member) => member.text).sort()).toEqual([0, 1]);
      }),
      cases(24),
    );
  });

  test('makes a cluster of one text that several articles have', () => {
    const sets = [numbers(0, 10), numbers(20, 30)];
    const clusters = listed(clusterTexts(inOrder(sets), figuresOf(sets, [1])));
    expect(clusters).toEqual([{ centre: 1, members: [] }]);
  });

  test('gives clusters in the order of keeping', () => {
    const sets = [0, 100, 200, 300].flatMap((from) => [
      numbers(from, from + 50),
      numbers(from, from + 51),
    ]);
    const order = Uint32Array.from([6, 4, 2, 0, 7, 5, 3, 1]);
    const clusters = listed(clusterTexts(order, figuresOf(sets)));
    expect(clusters.map((cluster) => cluster.centre)).toEqual([6, 4, 2, 0]);
  });
});

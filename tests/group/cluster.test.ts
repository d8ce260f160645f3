import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClusterInput, clusterTexts } from '../../src/group/cluster.js';
import { CONTAINED, copyRules, joinOf, relationOf } from '../../src/group/copy-rules.js';
import type { TextClusters } from '../../src/group/text-clusters.js';
import { EDITED } from '../../src/match/align-range.js';
import { PairIndex } from '../../src/match/pair-index.js';
import type { Relation } from '../../src/options/kinds.js';
import { cases } from '../fixtures/articles.js';
import { whole } from '../fixtures/pieces.js';
import { clustersByDefinition, isRoundup, type KnownTexts } from '../oracles/clusters.js';
import { containment, jaccard, shared } from '../oracles/jaccard.js';

const THRESHOLD = 0.5;

/** Texts given as their shingle sets; every pair that shares a shingle is nominated. */
function inputOf(sets: readonly Set<number>[], copied: readonly number[] = []): ClusterInput {
  const pairs = new PairIndex();
  for (const [j, second] of sets.entries()) {
    for (const [i, first] of sets.slice(0, j).entries()) {
      if (shared(first, second) > 0) pairs.add(i, j);
    }
  }
  return {
    ...evidenceOf(sets),
    count: sets.length,
    pairs,
    isCopied: (text) => copied.includes(text),
  };
}

function evidenceOf(sets: readonly Set<number>[]) {
  const set = (text: number) => sets[text] ?? new Set<number>();
  return {
    overlap: (first: number, second: number) => ({
      shared: shared(set(first), set(second)),
      first: set(first).size,
      second: set(second).size,
    }),
    aligned: (one: number, other: number) =>
      shared(set(one), set(other)) / Math.min(set(one).size, set(other).size),
    threshold: THRESHOLD,
    isSameForm: () => false,
    areOwnStories: () => false,
    relations: new Set<Relation>(['near-duplicate', 'contained', 'edited']),
  };
}

/** Clusters as objects, in the order of their centres. */
function listed(clusters: TextClusters) {
  const { members } = clusters;
  const all = Array.from({ length: clusters.count }, (_, cluster) => {
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
  return all.sort((x, y) => x.centre - y.centre);
}

const texts = (sets: readonly Set<number>[]) =>
  listed(whole(clusterTexts(inputOf(sets)))).map(({ centre, members }) => ({
    centre,
    members: members.map(({ text }) => text),
  }));

const numbers = (from: number, to: number) =>
  new Set(Array.from({ length: to - from }, (_, i) => from + i));

const union = (...sets: readonly Set<number>[]) => new Set(sets.flatMap((set) => [...set]));

/** Sets of shingles that overlap in all degrees: stretches of a line. */
const stretches = fc.array(
  fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 60 })).map(([from, n]) => numbers(from, from + n)),
  { minLength: 1, maxLength: 14 },
);

/** Few stories, each in versions that lack some parts of it, and roundups of several. */
const stories = fc.array(
  fc.array(fc.tuple(fc.nat(3), fc.nat(5), fc.integer({ min: 1, max: 6 })), {
    minLength: 1,
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 12 },
);

function madeOf(parts: readonly (readonly [story: number, from: number, length: number])[]) {
  return union(
    ...parts.map(([story, from, length]) =>
      numbers(100 * story + 10 * from, 100 * story + 10 * Math.min(8, from + length)),
    ),
  );
}

/** Texts as the definition knows them. */
function known(sets: readonly Set<number>[]): KnownTexts {
  const evidence = evidenceOf(sets);
  const set = (text: number) => sets[text] as Set<number>;
  return {
    count: sets.length,
    isCopy: (text, centre) => joinOf(text, centre, evidence) !== null,
    similarity: (text, centre) => {
      const { relation } = joinOf(text, centre, evidence) ?? {};
      const [shorter, longer] = [set(text).size, set(centre).size].sort((x, y) => x - y);
      return relation === 'edited'
        ? (evidence.aligned(text, centre) * (shorter ?? 0)) / (longer ?? 1)
        : jaccard(set(text), set(centre));
    },
    containment: (text, other) => containment(set(text), set(other)),
    length: (text) => set(text).size,
  };
}

function byDefinition(sets: readonly Set<number>[]) {
  const clusters = clustersByDefinition(known(sets));
  return clusters.sort((x, y) => x.centre - y.centre);
}

describe('clusterTexts', () => {
  test.each([
    ['stretches of a line', stretches],
    ['stories, parts and roundups', stories.map((all) => all.map(madeOf))],
  ])('equals the definition, for %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (sets) => {
        expect(texts(sets)).toEqual(byDefinition(sets));
      }),
      cases(400),
    );
  });

  test('takes each text into a cluster only by its own join with the centre', () => {
    fc.assert(
      fc.property(stretches, (sets) => {
        const clusters = listed(whole(clusterTexts(inputOf(sets))));
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

  test('leaves no copy of a centre alone', () => {
    fc.assert(
      fc.property(stretches, (sets) => {
        const clusters = listed(whole(clusterTexts(inputOf(sets))));
        const taken = new Set(
          clusters.flatMap(({ centre, members }) => [centre, ...members.map((m) => m.text)]),
        );
        const all = [...sets.keys()];
        // A roundup and its stories are left apart, though each of these is contained in it.
        const others = all.filter((text) => !isRoundup(text, all, known(sets)));
        for (const { centre } of clusters.filter((cluster) => others.includes(cluster.centre))) {
          for (const text of others) {
            if (!taken.has(text)) expect(joinOf(text, centre, evidenceOf(sets))).toBeNull();
          }
        }
      }),
      cases(300),
    );
  });

  test('is not changed by a text that shares nothing with the others', () => {
    fc.assert(
      fc.property(stretches, (sets) => {
        expect(texts([...sets, numbers(1000, 1020)])).toEqual(texts(sets));
      }),
      cases(200),
    );
  });

  test('joins two unlike versions through the version between them, which is the centre', () => {
    const sets = [numbers(0, 100), numbers(30, 130), numbers(60, 160)];
    for (const order of [
      [0, 1, 2],
      [1, 0, 2],
      [2, 0, 1],
    ]) {
      const [cluster] = texts(order.map((i) => sets[i] as Set<number>));
      expect(cluster?.centre).toBe(order.indexOf(1));
      expect(cluster?.members).toHaveLength(2);
    }
  });

  test('links a copy of a member that is not a copy of the centre', () => {
    // A row of versions in which neighbours are similar.
    const sets = [0, 30, 60, 90].map((from) => numbers(from, from + 100));
    const { links } = whole(clusterTexts(inputOf(sets)));
    expect(links.count).toBe(1);
    expect([links.text(0), links.other(0), links.relation(0)]).toEqual([3, 2, 'near-duplicate']);
    expect(links.overlap(0)).toEqual({ shared: 70, first: 100, second: 100 });
  });

  test('makes no centre of a roundup, so that the stories in it stay apart', () => {
    const [one, other] = [numbers(0, 60), numbers(100, 150)];
    const roundup = union(one, other, numbers(200, 230));
    for (const copies of [[], [one], [one, other], [one, one, other, other]]) {
      const sets = [
        roundup,
        one,
        other,
        ...copies.map((set, i) => union(set, numbers(300 + i, 302 + i))),
      ];
      for (const { members, centre } of texts(sets)) {
        const all = [centre, ...members];
        expect(all.includes(1) && all.includes(2)).toBe(false);
      }
      expect(texts(sets).map(({ centre }) => centre)).not.toContain(0);
    }
  });

  test('keeps the stories of a digest apart beside a longer one, in any order', () => {
    const stories = [0, 1, 2, 3, 4, 5].map((i) => numbers(100 * i, 100 * i + 50));
    const sets = [
      union(...stories.slice(0, 4)),
      union(...stories),
      union(...stories, numbers(700, 704)),
      ...stories,
      ...stories.map((story, i) => union(story, numbers(800 + i, 801 + i))),
    ];
    for (const order of [sets, sets.toReversed()]) {
      const found = texts(order).map(({ centre, members }) =>
        [centre, ...members].map((text) => sets.indexOf(order[text]!)).sort((x, y) => x - y),
      );
      expect(found.sort(([x = 0], [y = 0]) => x - y)).toEqual([
        [0, 1, 2],
        ...stories.map((_, i) => [3 + i, 9 + i]),
      ]);
    }
  });

  test('joins the parts of one story, although some share nothing, if others connect them', () => {
    const story = numbers(0, 200);
    const parts = [0, 40, 80, 120].map((from) => numbers(from, from + 60));
    for (const order of [
      [0, 1, 2, 3],
      [0, 3, 1, 2],
      [3, 0, 2, 1],
    ]) {
      const [cluster, ...others] = texts([story, ...order.map((i) => parts[i] as Set<number>)]);
      expect(others).toEqual([]);
      expect(cluster).toMatchObject({ centre: 0, members: [1, 2, 3, 4] });
    }
  });

  test('joins the copies of a roundup once the stories in it are taken', () => {
    const [one, other] = [numbers(0, 60), numbers(100, 150)];
    const roundup = union(one, other);
    // Other versions of the two stories are copies of each other and not of the roundups.
    const sets = [
      ...[0, 1].map((i) => union(roundup, numbers(400 + i, 401 + i))),
      ...[one, other].flatMap((story) => [
        story,
        ...[1, 2].map((i) =>
          union(
            numbers(Math.min(...story) + 15, Math.max(...story) + 1),
            numbers(500 + 100 * i + Math.min(...story), 515 + 100 * i + Math.min(...story)),
          ),
        ),
      ]),
    ];
    for (const { centre, members } of texts(sets)) {
      const all = [centre, ...members];
      expect([2, 3, 4].some((i) => all.includes(i)) && [5, 6, 7].some((i) => all.includes(i))).toBe(
        false,
      );
    }
    const home = texts(sets).map(({ centre, members }) => [centre, ...members]);
    expect(home.find((all) => all.includes(0))).toContain(1);
  });

  test('makes the text that many cut and edit the centre, for any number of it', () => {
    const base = numbers(0, 100);
    const copies = Array.from({ length: 7 }, (_, i) => numbers(5 * i, 5 * i + 62));
    for (let place = 0; place <= copies.length; place++) {
      const sets = [...copies.slice(0, place), base, ...copies.slice(place)];
      const [cluster, ...others] = texts(sets);
      expect(others).toEqual([]);
      expect(cluster?.members).toHaveLength(copies.length);
    }
  });

  test('makes a cluster of one text that several articles have', () => {
    const sets = [numbers(0, 10), numbers(20, 30)];
    expect(listed(whole(clusterTexts(inputOf(sets, [1]))))).toEqual([{ centre: 1, members: [] }]);
  });
});

describe('a large component', () => {
  /** A base, and copies of it that share little with each other. */
  const base = numbers(0, 1000);
  const copy = (i: number) =>
    union(numbers((37 * i) % 200, ((37 * i) % 200) + 800), numbers(2000 + 200 * i, 2200 + 200 * i));

  test.each([65, 200, 700])('of %i copies of one text is one cluster around it', (count) => {
    for (const place of [0, Math.floor(count / 2), count - 1]) {
      const sets = Array.from({ length: count }, (_, i) => (i === place ? base : copy(i)));
      const input = inputOf([]);
      for (let i = 0; i < count; i++) {
        if (i !== place) input.pairs.add(Math.min(i, place), Math.max(i, place));
      }
      const clusters = listed(whole(clusterTexts({ ...input, ...evidenceOf(sets), count })));
      expect(clusters).toHaveLength(1);
      expect(clusters[0]?.members).toHaveLength(count - 1);
    }
  });

  test('computes a number of overlaps that is linear in its texts', () => {
    for (const count of [1000, 4000]) {
      let asked = 0;
      const pairs = new PairIndex();
      for (let i = 1; i < count; i++) pairs.add(i >> 2, i);
      const size = 100;
      const clusters = whole(
        clusterTexts({
          count,
          pairs,
          overlap: () => {
            asked++;
            return { shared: size - 5, first: size, second: size };
          },
          aligned: () => 1,
          threshold: THRESHOLD,
          isCopied: () => false,
          isSameForm: () => false,
          areOwnStories: () => false,
          relations: new Set<Relation>(['near-duplicate', 'contained', 'edited']),
        }),
      );
      expect(clusters.members.count).toBe(count - 1);
      expect(asked).toBeLessThan(4 * count + 3 * 64 ** 2);
    }
  });

  test('of many stories, which roundups connect in a ring, becomes those stories', () => {
    const count = 150;
    const sets: Set<number>[] = [];
    for (let story = 0; story < count; story++) {
      const own = numbers(100 * story, 100 * story + 60);
      const next = numbers(100 * ((story + 1) % count), 100 * ((story + 1) % count) + 60);
      sets.push(own, union(own, numbers(1e6 + story, 1e6 + story + 2)), union(own, next));
    }
    const clusters = texts(sets).map(({ centre, members }) => [centre, ...members]);
    const home = (text: number) => clusters.findIndex((all) => all.includes(text));
    for (let story = 0; story < count; story++) {
      expect(home(3 * story)).toBeGreaterThanOrEqual(0);
      expect(home(3 * story + 1)).toBe(home(3 * story));
      expect(home(3 * story)).not.toBe(home(3 * ((story + 1) % count)));
    }
  });
});

describe('the rules of a copy', () => {
  test('name the first relation that holds, as a list of them shows', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.nat(99),
        fc.nat(99),
        share,
        share,
        share,
        (one, other, common, aligned, least) => {
          const overlap = {
            shared: Math.floor(common * Math.min(one + 1, other + 1)),
            first: one + 1,
            second: other + 1,
          };
          const rules = copyRules(overlap, () => aligned, least);
          const holding = rules.find((rule) => rule.value >= rule.least);
          expect(relationOf(overlap, () => aligned, least)).toBe(holding?.relation ?? null);
        },
      ),
      cases(300),
    );
  });
});

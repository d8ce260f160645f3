import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Seen } from '../../src/seen/seen.js';
import { Prose } from '../fixtures/articles.js';
import {
  addTo,
  engine,
  openSeen,
  openSeenToRead,
  type Sketched,
  sketched,
} from '../fixtures/seen.js';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-seen-'));
afterAll(() => fs.rmSync(root, { recursive: true }));
const newFolder = () => fs.mkdtempSync(path.join(root, 'i'));

const prose = new Prose(15);
const TEXTS = [
  ...Array.from({ length: 12 }, () => prose.article(2, 40)),
  'Zwei Worte',
  '',
  '東京の天気',
];

const NONE = new Uint32Array(0);

/** Everything that an index says about an article that it holds. */
function contentsOf(seen: Seen, number: number) {
  const { tokens, spans } = seen.text(number);
  return { facts: seen.facts(number), record: seen.recordOf(number), tokens, spans: spans() };
}

function wantedOf({ article }: Sketched) {
  const { tokens, spans, record, fingerprints: _, ...facts } = article;
  return { facts, record, tokens, spans: engine.decodeSpans(spans, tokens.length).slice() };
}

/** A plain list of articles, which does all that an index does. */
class Model {
  readonly living = new Map<number, Sketched>();
  next = 0;

  add(text: string, id: string): Sketched {
    const next = sketched(this.next++, id, text, `source ${id}`);
    const same = [...this.living.values()].findLast(({ article }) => {
      return article.textLow === next.article.textLow && article.textHigh === next.article.textHigh;
    });
    if (same) Object.assign(next.article, { cluster: same.article.cluster, fingerprints: NONE });
    this.living.set(next.article.number, next);
    return next;
  }
}

/** Compares an index with its model in all questions. */
function compare(seen: Seen, model: Model): void {
  const living = [...model.living.values()];
  expect(seen.count).toBe(living.length);
  expect(seen.next).toBe(model.next);
  expect([...seen.all()].map(({ number }) => number)).toEqual([...model.living.keys()]);
  for (const one of living) {
    const { number, record, textLow, textHigh, cluster } = one.article;
    expect(contentsOf(seen, number)).toEqual(wantedOf(one));
    const newest = (accepts: (other: Sketched) => boolean) =>
      living.findLast(accepts)!.article.number;
    expect(seen.withString('id', record.id)?.number).toBe(
      newest(({ article }) => article.record.id === record.id),
    );
    expect(seen.withText(textLow, textHigh, () => true)?.number).toBe(
      newest(({ article }) => article.textLow === textLow && article.textHigh === textHigh),
    );
    const members = living.filter(({ article }) => article.cluster === cluster);
    expect(seen.ofCluster(cluster)).toEqual(members.map(({ article }) => article.number));
    expect(foundByFingerprints(seen, one)).toContain(textLow);
    compareFinds(seen, one);
  }
}

/** Many keys at once have the articles that each has alone. */
function compareFinds(seen: Seen, { keys }: Sketched): void {
  for (const most of [1, 3, 16]) {
    const [all, one] = [new Uint32Array(keys.length * most), new Uint32Array(most)];
    const counts = new Uint8Array(keys.length);
    seen.findAll(keys, all, counts, most);
    for (const [i, key] of keys.entries()) {
      const found = one.subarray(0, seen.find(key, one, 0, most));
      expect(all.subarray(i * most, i * most + counts[i]!)).toEqual(found);
    }
  }
}

/** The texts of articles that are found by each fingerprint of an article. */
function foundByFingerprints(seen: Seen, { article, keys }: Sketched): number[] {
  if (keys.length === 0) return [article.textLow];
  const out = new Uint32Array(1000);
  const lists = Array.from(keys, (key) => {
    const found = [...out.subarray(0, seen.find(key, out, 0, out.length))];
    return new Set(found.map((number) => seen.facts(number).textLow));
  });
  return [...lists[0]!].filter((text) => lists.every((list) => list.has(text)));
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constant('add' as const), fc.nat(TEXTS.length - 1), fc.nat(9)),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constant('remove' as const), fc.nat(), fc.nat(4)) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('flush' as const)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('compact' as const)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('reopen' as const)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('read' as const)) },
);

test('an index gives the answers of a plain list, after any changes', { timeout: 400_000 }, () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
      const folder = newFolder();
      const model = new Model();
      let { seen } = openSeen(folder);
      for (const [kind, one = 0, other = 0] of steps) {
        if (kind === 'add') addTo(seen, model.add(TEXTS[one]!, `id ${other}`));
        else if (kind === 'remove') {
          const numbers = [...model.living.keys()].filter(
            (number) => number % (other + 2) === one % 2,
          );
          for (const number of numbers) model.living.delete(number);
          seen.remove(numbers);
        } else if (kind === 'flush') seen.flush();
        else if (kind === 'compact') seen.compact();
        else if (kind === 'read') {
          const reader = openSeenToRead(folder).seen;
          compare(reader, model);
          reader.close();
        } else {
          seen.close();
          ({ seen } = openSeen(folder));
        }
      }
      compare(seen, model);
      for (const segment of seen.parts.segments) segment.verify();
      seen.close();
      fs.rmSync(folder, { recursive: true });
    }),
    { numRuns: 40 },
  );
});

describe('a removed article', () => {
  test('is found by its fingerprints until the last article of its text is removed', () => {
    const { seen } = openSeen(newFolder());
    const model = new Model();
    for (const id of ['first', 'second', 'third']) addTo(seen, model.add(TEXTS[0]!, id));
    const leader = model.living.get(0)!;
    for (const number of [0, 1]) {
      seen.remove([number]);
      seen.flush();
      seen.compact();
      expect(seen.withString('id', leader.article.record.id)).toBeNull();
      expect(foundByFingerprints(seen, leader)).toEqual([leader.article.textLow]);
    }
    seen.remove([2]);
    seen.compact();
    expect(foundByFingerprints(seen, leader)).toEqual([]);
    expect(seen.parts.segments.map(({ facts }) => facts.count)).toEqual([0]);
    seen.close();
  });

  test('whose text others in another segment have does not keep a flush from ending', () => {
    const { seen } = openSeen(newFolder());
    const model = new Model();
    const texts = TEXTS.slice(0, 4);
    for (const [i, text] of texts.entries()) addTo(seen, model.add(text, `first ${i}`));
    seen.flush();
    for (const [i, text] of texts.entries()) addTo(seen, model.add(text, `second ${i}`));
    seen.flush();
    seen.remove([0, 1, 2, 3]);
    seen.flush();
    expect(seen.count).toBe(4);
    seen.close();
  });

  test('does not hide older articles of its text, however many there are', () => {
    const { seen } = openSeen(newFolder());
    const model = new Model();
    for (let i = 0; i < 300; i++) addTo(seen, model.add('A page that is not there', `${i % 2}`));
    const newer = Array.from({ length: 299 }, (_, i) => i + 1);
    seen.remove(newer);
    for (const number of newer) model.living.delete(number);
    compare(seen, model);
    seen.compact();
    compare(seen, model);
    // The others need no memory: only the first is found by its fingerprints.
    seen.remove([0]);
    addTo(seen, model.add('A page that is not there', 'last'));
    model.living.delete(0);
    seen.compact();
    compare(seen, model);
    expect(seen.parts.segments.map(({ facts }) => facts.count)).toEqual([2]);
    seen.close();
  });
});

describe('an index on disk', () => {
  test('keeps articles that are older than the window', () => {
    const folder = newFolder();
    const model = new Model();
    const { seen } = openSeen(folder);
    for (let i = 0; i < 3; i++) {
      addTo(seen, model.add(TEXTS[i]!, `${i}`));
      seen.flush();
      seen.forgetBefore(Number.POSITIVE_INFINITY);
    }
    seen.close();
    const again = openSeen(folder).seen;
    compare(again, model);
    again.close();
  });

  test('gives the same boilerplate and the same keys after it is opened again', () => {
    const folder = newFolder();
    const model = new Model();
    const { seen } = openSeen(folder);
    const [plain, cut] = [model.add(TEXTS[0]!, 'plain'), model.add(TEXTS[1]!, 'cut')];
    addTo(seen, plain);
    const pairs = [...cut.keys].flatMap((key) => [key, cut.article.source]);
    seen.boilerplate.learn(pairs);
    seen.record([{ kind: 'boilerplate', pairs: Uint32Array.from(pairs) }]);
    addTo(seen, { ...cut, article: { ...cut.article, fingerprints: NONE } });
    const out = new Uint32Array(9);
    for (const close of [() => {}, () => seen.flush()]) {
      close();
      const reader = openSeenToRead(folder).seen;
      for (const key of cut.keys) {
        expect(reader.boilerplate.has(key, cut.article.source)).toBe(true);
        expect(reader.boilerplate.has(key, plain.article.source)).toBe(false);
        expect(reader.find(key, out, 0, 9)).toBe(0);
      }
      expect(reader.boilerplate.count).toBe(seen.boilerplate.count);
      reader.close();
    }
    seen.close();
  });
});

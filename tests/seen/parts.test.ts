import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VERDICTS } from '../../src/judge/verdict.js';
import { longAnswer, shortAnswer } from '../../src/seen/answer-phrases.js';
import { bitsAt, putBits } from '../../src/seen/bits.js';
import { MemorySource } from '../../src/seen/byte-source.js';
import { ByteReader, ByteWriter } from '../../src/seen/byte-writer.js';
import { encodeSpans } from '../../src/seen/encoded-spans.js';
import { FactColumns } from '../../src/seen/fact-columns.js';
import { type Change, putChange, takeChanges } from '../../src/seen/journal-items.js';
import { emptyFilter, KeyFilter } from '../../src/seen/key-filter.js';
import type { KnownFacts } from '../../src/seen/known.js';
import { PostingTable } from '../../src/seen/posting-table.js';
import {
  type BucketShape,
  bucketShape,
  encodeBuckets,
  mixKey,
  PostingFile,
} from '../../src/seen/postings.js';
import { putText, takeSpans, takeTokens } from '../../src/seen/text-codec.js';
import { NewTokens, TokenBook } from '../../src/seen/token-book.js';
import { engine, hash } from '../fixtures/seen.js';

/** Numbers of 32 bits, with those at which encodings change. */
const word = fc.oneof(
  fc.integer({ min: 0, max: 0xffff_ffff }),
  fc.constantFrom(0, 1, 0x7f, 0x80, 0xff, 0x100, 0x3fff, 0x4000, 0x7fff_ffff, 0x8000_0000),
  fc.constantFrom(0xffff_fffe, 0xffff_ffff, 254, 255, 256, 63, 64),
);

/** Few keys, so that lists grow, among which some collide in their low or high bits. */
const key = fc.oneof(fc.integer({ min: 0, max: 5 }), word);

/** (key, article) pairs with ascending articles. */
const pairs = fc
  .array(fc.tuple(key, fc.integer({ min: 0, max: 2 })), { maxLength: 300 })
  .map((list) => {
    let article = 0;
    return list.map(([key, step]): [number, number] => {
      article += step;
      return [key, article];
    });
  });

/** The articles of each key, ascending, each once. */
function listsOf(list: readonly (readonly [number, number])[]): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  for (const [key, article] of list) {
    const known = lists.get(key) ?? [];
    if (known.at(-1) !== article) known.push(article);
    lists.set(key, known);
  }
  return lists;
}

describe('bytes', () => {
  test('numbers come back', () => {
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const out = new ByteWriter();
        for (const value of words) out.varint(value);
        for (const value of words) out.word(value);
        const reader = new ByteReader(out.view);
        expect(words.map(() => reader.varint())).toEqual(words);
        expect(words.map(() => reader.word())).toEqual(words);
        expect(reader.isAtEnd).toBe(true);
      }),
    );
  });

  test('any bytes are read to their end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const reader = new ByteReader(bytes);
        let reads = 0;
        for (; !reader.isAtEnd; reads++) expect(reader.varint()).toBeGreaterThanOrEqual(0);
        expect(reads).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});

test('numbers of some bits come back, whatever their widths', () => {
  const part = fc.tuple(word, fc.integer({ min: 1, max: 32 }));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 100 }), (parts) => {
      const bytes = new Uint8Array(512);
      let end = 0;
      const placed = parts.map(([value, width]) => {
        const at = end;
        const low = value % 2 ** width;
        end = putBits(bytes, at, low, width);
        expect(end).toBe(at + width);
        return { at, low, width };
      });
      const written = bytes.subarray(0, Math.ceil(end / 8));
      for (const { at, low, width } of placed) expect(bitsAt(written, at, width)).toBe(low);
    }),
  );
});

describe('postings in memory', () => {
  test('give the newest articles of a key, as a map of lists does', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 0, max: 6 }), key, (list, most, absent) => {
        const table = new PostingTable();
        for (const [key, article] of list) table.add(Uint32Array.of(key), article);
        const lists = listsOf(list);
        const out = new Uint32Array(most + 2);
        for (const key of [...lists.keys(), absent]) {
          const end = table.find(key, out, 1, 1 + most);
          const newest = [...(lists.get(key) ?? [])].reverse().slice(0, most);
          expect([...out.subarray(1, end)]).toEqual(newest);
        }
        const keys = [absent, ...lists.keys()];
        const counts = new Uint8Array(keys.length);
        const all = new Uint32Array(keys.length * most);
        table.findAll(Uint32Array.from(keys), all, counts, most);
        for (const [i, key] of keys.entries()) {
          const newest = [...(lists.get(key) ?? [])].reverse().slice(0, most);
          expect([...all.subarray(i * most, i * most + counts[i]!)]).toEqual(newest);
        }
      }),
    );
  });

  test.each([0, 30, 20_000])(
    'keep all keys of a table made for %i, also keys that fall into one slot',
    (entries) => {
      const table = new PostingTable();
      table.reserve(entries);
      const keys = Array.from({ length: 20_000 }, (_, i) =>
        i % 2 === 0 ? i : Math.imul(i, 0x10000) >>> 0,
      );
      for (const [article, key] of keys.entries()) table.add(Uint32Array.of(key), article);
      const lists = listsOf(keys.map((key, article) => [key, article]));
      const out = new Uint32Array(64);
      for (const [key, articles] of lists) {
        const found = out.slice(0, table.find(key, out, 0, 64));
        expect([...found].reverse()).toEqual(articles.slice(-64));
      }
      const { keys: all, articles } = table.pairs();
      const given = [...all].map((key, i) => `${key} ${articles[i]}`).sort();
      expect(given).toEqual(
        [...lists].flatMap(([key, list]) => list.map((a) => `${key} ${a}`)).sort(),
      );
    },
  );
});

test('a filter has every key that was added, and few others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 500 }), (keys) => {
      const filter = new KeyFilter(emptyFilter(keys.length));
      for (const key of keys) filter.add(key);
      expect(keys.every((key) => filter.mayHave(key))).toBe(true);
    }),
  );
  const filter = new KeyFilter(emptyFilter(10_000));
  for (let key = 0; key < 10_000; key++) filter.add(mixKey(key));
  const passed = Array.from({ length: 10_000 }, (_, i) => filter.mayHave(mixKey(10_000 + i)));
  expect(passed.filter(Boolean).length).toBeLessThan(100);
});

describe('postings in a file', () => {
  /** A file of some entries, after some other bytes. */
  function fileOf(lists: ReadonlyMap<number, readonly number[]>, shape: BucketShape) {
    const mixed = [...lists].map(([key, list]) => [mixKey(key), list] as const);
    const flat = mixed
      .sort(([a], [b]) => a - b)
      .flatMap(([key, list]) => list.map((a) => [key, a] as const));
    const entries = {
      keys: Uint32Array.from(flat, ([key]) => key),
      articles: Uint32Array.from(flat, ([, article]) => article),
    };
    const { bytes, sizes } = encodeBuckets(entries, [0, 2 ** shape.bits], shape, hash);
    const starts = new Uint32Array(sizes.length + 1);
    for (const [i, size] of sizes.entries()) starts[i + 1] = starts[i]! + size;
    const stored = new Uint8Array(7 + bytes.length);
    stored.set(bytes, 7);
    return { file: new PostingFile(new MemorySource(stored), 7, starts, shape, hash), entries };
  }

  /** Shapes for more and for fewer entries than there are; articles are below 1,024. */
  const shapes = fc.record({
    bits: fc.integer({ min: 0, max: 10 }),
    articleBits: fc.integer({ min: 10, max: 32 }),
  });

  test('give the newest articles of a key, ascending, as a map of lists does', () => {
    fc.assert(
      fc.property(
        pairs,
        shapes,
        fc.integer({ min: 1, max: 6 }),
        key,
        (list, shape, most, absent) => {
          const lists = listsOf(list);
          const { file } = fileOf(lists, shape);
          const out = new Uint32Array(most + 3);
          for (const key of [...lists.keys(), absent]) {
            const end = file.find(mixKey(key), out, 2, 2 + most);
            expect([...out.subarray(2, end)]).toEqual((lists.get(key) ?? []).slice(-most));
          }
        },
      ),
    );
  });

  test('give the entries of any range of keys', () => {
    const bound = fc.oneof(word, fc.constant(2 ** 32));
    fc.assert(
      fc.property(pairs, shapes, bound, bound, (list, shape, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other) || 1];
        const { file, entries } = fileOf(listsOf(list), shape);
        const found = file.entries(from, to);
        const wanted = [...entries.keys.keys()].filter(
          (i) => entries.keys[i]! >= from && entries.keys[i]! < to,
        );
        expect([...found.keys]).toEqual(wanted.map((i) => entries.keys[i]));
        expect([...found.articles]).toEqual(wanted.map((i) => entries.articles[i]));
      }),
    );
  });

  test('have buckets of at most some 64 entries', () => {
    for (const entries of [0, 1, 64, 65, 128, 129, 100_000, 120_000_000]) {
      expect(entries / 2 ** bucketShape(entries, 1).bits).toBeLessThanOrEqual(64);
    }
    expect([0, 64, 65].map((entries) => bucketShape(entries, 1).bits)).toEqual([0, 0, 1]);
    expect([0, 1, 2, 3, 2 ** 18].map((articles) => bucketShape(1, articles).articleBits)).toEqual([
      1, 1, 1, 2, 18,
    ]);
  });
});

/** Spans that may overlap, as spans of repaired texts do, and be empty. */
const spans = fc
  .array(fc.tuple(word, word, fc.integer({ min: 0, max: 3 })), { maxLength: 60 })
  .map((list) => {
    let start = 0;
    return Uint32Array.from(
      list.flatMap(([gap, length, kind]) => {
        start += gap % [2, 5, 300, 70_000][kind]!;
        const end = start + (length % [3, 70, 300, 70_000][kind]!);
        const span = [start, end];
        if (kind !== 1) start = end;
        return span;
      }),
    );
  });

/** Spans of which each begins where the one before has ended, or later. */
function clamped(pairs: Uint32Array): number[] {
  let end = 0;
  const list: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const start = Math.max(end, pairs[i]!);
    end = Math.max(start, pairs[i + 1]!);
    list.push(start, end);
  }
  return list;
}

describe('texts', () => {
  test('encoded spans are those that the engine decodes', () => {
    fc.assert(
      fc.property(spans, (pairs) => {
        const decoded = engine.decodeSpans(encodeSpans(pairs), pairs.length / 2);
        expect([...decoded]).toEqual(clamped(pairs));
      }),
    );
  });

  test('tokens and spans of a text come back, each time they are asked for', () => {
    const known = fc.uniqueArray(fc.tuple(word, fc.integer({ min: 0, max: 255 })), {
      selector: ([hash]) => hash,
    });
    fc.assert(
      fc.property(spans, known, fc.infiniteStream(word), (pairs, list, fresh) => {
        const book = new TokenBook();
        book.add({
          hashes: Uint32Array.from(list, ([hash]) => hash),
          lengths: Uint8Array.from(list, ([, length]) => length),
        });
        const tokens = Uint32Array.from({ length: pairs.length / 2 }, (_, i) => {
          return i % 3 === 0 || list.length === 0 ? fresh.next().value : list[i % list.length]![0];
        });
        const out = new ByteWriter();
        out.append(Uint8Array.of(1, 2, 3));
        putText(out, tokens, pairs, book);
        const stored = out.view.slice(3);
        expect([...takeTokens(stored, book)]).toEqual([...tokens]);
        for (let time = 0; time < 2; time++) {
          expect([...takeSpans(stored, book)]).toEqual(clamped(pairs));
        }
      }),
    );
  });

  test('any bytes are some text, without an error and without much memory', () => {
    const book = new TokenBook();
    book.add({ hashes: Uint32Array.of(7, 8), lengths: Uint8Array.of(3, 4) });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const tokens = takeTokens(bytes, book);
        expect(tokens.length).toBeLessThanOrEqual(bytes.length);
        expect(takeSpans(bytes, book).length).toBe(2 * tokens.length);
      }),
    );
  });
});

describe('a token book', () => {
  const lists = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 }), {
    maxLength: 8,
  });

  test('numbers tokens that occur three times, once, in the order of their numbers', () => {
    fc.assert(
      fc.property(lists, (segments) => {
        const book = new TokenBook();
        const numbers: number[] = [];
        for (const tokens of segments) {
          const fresh = new NewTokens(book);
          fresh.count(Uint32Array.from(tokens), new Uint32Array(2 * tokens.length));
          const counts = new Map<number, number>();
          for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
          const often = [...counts].filter(([token, n]) => n >= 3 && !numbers.includes(token));
          often.sort(([a, x], [b, y]) => y - x || a - b);
          for (const [token] of often) numbers.push(token);
          book.add(fresh.list());
        }
        expect([...book.hashes.subarray(0, book.count)]).toEqual(numbers);
        for (let token = 0; token <= 40; token++)
          expect(book.find(token)).toBe(numbers.indexOf(token));
      }),
    );
  });

  test('forgets tokens, which then get other numbers', () => {
    const book = new TokenBook();
    book.add({ hashes: Uint32Array.of(1, 2, 3), lengths: new Uint8Array(3) });
    expect(book.find(3)).toBe(2);
    book.keepFirst(1);
    expect([book.find(1), book.find(2), book.find(3)]).toEqual([0, -1, -1]);
    book.add({ hashes: Uint32Array.of(3), lengths: new Uint8Array(1) });
    expect([book.find(2), book.find(3)]).toEqual([-1, 1]);
  });

  test('finds all of many tokens', () => {
    const book = new TokenBook();
    const hashes = Uint32Array.from({ length: 30_000 }, (_, i) => Math.imul(i, 0x200) >>> 0);
    for (let from = 0; from < hashes.length; from += 5000) {
      const part = hashes.subarray(from, from + 5000);
      book.add({ hashes: part, lengths: new Uint8Array(part.length).fill(9) });
      expect(book.find(part[17]!)).toBe(from + 17);
    }
    expect([...hashes].every((hash, i) => book.find(hash) === i)).toBe(true);
  });
});

const facts = fc.record({
  number: word,
  cluster: word,
  source: word,
  moment: fc.oneof(fc.double(), fc.constant(Number.NaN), fc.integer()),
  textLow: word,
  textHigh: word,
  exactLow: word,
  exactHigh: word,
}) satisfies fc.Arbitrary<KnownFacts>;

test('facts come back from their columns, and articles are found by their numbers', () => {
  const numbered = fc.uniqueArray(facts, { selector: ({ number }) => number, maxLength: 600 });
  fc.assert(
    fc.property(numbered, word, (list, absent) => {
      list.sort((a, b) => a.number - b.number);
      const columns = new FactColumns();
      for (const one of list) columns.push(one);
      for (const stored of [columns, FactColumns.from(columns.bytes())]) {
        expect(list.map((_, i) => stored.at(i))).toEqual(list);
        expect(list.map(({ number }) => stored.indexOf(number))).toEqual([...list.keys()]);
        expect(stored.indexOf(absent)).toBe(list.findIndex(({ number }) => number === absent));
      }
    }),
  );
});

/** Answers as dedup gives them, with ids that look like their JSON. */
const answers = fc
  .record({
    verdict: fc.constantFrom(...VERDICTS),
    canonical: fc.oneof(fc.string(), fc.constant('","of":"')),
    of: fc.string(),
    ...{ jaccard: fc.nat(1), containment: fc.nat(1), contains: fc.nat(1), aligned: fc.nat(1) },
    coverage: fc.double({ min: 0, max: 1, noNaN: true }),
    novelty: fc.array(fc.record({ start: fc.nat(3), end: fc.nat() })),
    passages: fc.array(
      fc.record({
        article: fc.string(),
        ...{ start: fc.nat(3), end: fc.nat(), otherStart: fc.nat(3), otherEnd: fc.nat() },
        identity: fc.constantFrom(0.5, 1),
      }),
    ),
    credits: fc.array(fc.string()),
  })
  .map((answer) => JSON.stringify(answer));

test('answers come back from their phrases, and take a third of their bytes', () => {
  fc.assert(
    fc.property(fc.oneof(answers, fc.json()), (json) => {
      expect(longAnswer(shortAnswer(json))).toBe(json);
    }),
  );
  const json =
    '{"verdict":"near-duplicate","canonical":"a039014","of":"a039014","jaccard":0.5768,"containment":0.9666,"contains":0.5886,"aligned":0.967,"coverage":0.967,"novelty":[{"start":0,"end":62}],"passages":[{"article":"a039014","start":64,"end":1719,"otherStart":47,"otherEnd":1702,"identity":1}],"credits":["ANSA"]}';
  expect(3 * shortAnswer(json).length).toBeLessThan(json.length + 10);
});

test('changes come back from the bytes of a journal', () => {
  const words = fc.array(word).map((list) => Uint32Array.from(list));
  const string = fc.string({ unit: 'binary' });
  const record = fc.record(
    {
      ...{ id: string, words: word, units: word, before: word, credits: fc.array(string) },
      ...{ title: string, date: string, source: string, url: string, page: string },
      answer: fc.oneof(fc.json(), answers),
    },
    { requiredKeys: ['id', 'words', 'units'] },
  );
  // Moments are whole numbers or missing.
  const moment = fc.oneof(
    fc.maxSafeInteger().map((n) => n || 0),
    fc.constant(Number.NaN),
  );
  const known = fc.tuple(facts, moment, record, words, fc.uint8Array(), words);
  const article = known.map(([facts, moment, record, tokens, spans, fingerprints]) => {
    return {
      kind: 'article' as const,
      article: { ...facts, moment, record, tokens, spans, fingerprints },
    };
  });
  const change: fc.Arbitrary<Change> = fc.oneof(
    article,
    words.map((numbers) => ({ kind: 'removed' as const, numbers })),
    words.map((pairs) => ({ kind: 'boilerplate' as const, pairs })),
  );
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const out = new ByteWriter();
      for (const one of changes) putChange(out, one);
      expect([...takeChanges(out.view.slice())]).toEqual(changes);
    }),
  );
});

import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { cases, Prose, tokensOf } from '../fixtures/articles.js';
import { sharedRuns } from '../oracles/shared-runs.js';

/** A generator of numbers in [0, 1): the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Sentences of made-up words, frequent and rare ones. */
function makeSentences(count: number, seed: number): string[] {
  const random = randomFrom(seed);
  const word = () => `w${Math.floor(20_000 * random() ** 3).toString(36)}`;
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 10 + Math.floor(random() * 12) }, word);
    return `${words.join(' ').replace('w', 'W')}.`;
  });
}

/** The same sentence with every `nth` word changed. */
function edit(sentence: string, nth: number): string {
  const words = sentence.slice(0, -1).split(' ');
  return `${words.map((word, i) => (i % nth === nth - 2 ? `x${i}` : word)).join(' ')}.`;
}

const story = makeSentences(12, 1);
const other = makeSentences(12, 2);
const third = makeSentences(12, 3);
const join = (...parts: string[][]) => parts.flat().join(' ');

describe('compare', () => {
  test('equal texts share one passage, their whole text', () => {
    const { passages, relation } = compare(join(story), join(story));
    expect(relation).toBe('identical');
    expect(passages).toMatchObject([{ kind: 'verbatim', identity: 1, edits: 0 }]);
    expect(passages[0]!.first).toEqual({ start: 0, end: join(story).length - 1 });
  });

  test('unrelated texts share nothing', () => {
    expect(compare(join(story), join(other))).toMatchObject({ relation: null, passages: [] });
  });

  test('a passage stays one, for any number of changed words', () => {
    for (const nth of [12, 6, 4, 3]) {
      const edited = story.slice(3, 9).map((sentence) => edit(sentence, nth));
      const first = join(other, edited, third);
      const { passages } = compare(first, join(story));
      expect(passages).toHaveLength(1);
      expect(passages[0]!.kind).toBe('edited');
      const { start, end } = passages[0]!.first;
      const covered = first.slice(start, end);
      expect(Math.abs(covered.length - join(edited).length)).toBeLessThan(150);
    }
  });

  test('a passage with words and sentences in another order is found', () => {
    const random = randomFrom(9);
    const shuffled = story.slice(2, 8).map((sentence) => {
      const words = sentence.slice(0, -1).split(' ');
      return `${words.sort(() => random() - 0.5).join(' ')}.`;
    });
    const moved = [...shuffled.slice(3), ...shuffled.slice(0, 3)];
    const { passages } = compare(join(other, moved), join(third, story));
    expect(passages).toHaveLength(1);
    expect(passages[0]!.kind).toBe('edited');
  });

  test('a summary of a text is found as one passage', () => {
    const long = makeSentences(27, 5);
    const summary = [1, 7, 13, 19, 25].map((i) => edit(long[i]!, 6));
    const { passages } = compare(join(other, summary, third), join(long));
    expect(passages.map(({ kind }) => kind)).toEqual(['summary']);
  });

  test('finds the same with either text first', () => {
    const [a, b] = [
      join(
        other,
        story.slice(4).map((s) => edit(s, 5)),
      ),
      join(story, third),
    ];
    const there = compare(a, b).passages.map(({ first, second, edits }) => [first, second, edits]);
    const back = compare(b, a).passages.map(({ first, second, edits }) => [second, first, edits]);
    expect(there.length).toBeGreaterThan(0);
    expect(back).toEqual(there);
  });

  test('an unrelated text after both changes nothing', () => {
    const [a, b] = [join(other, story), join(story.slice(2), third)];
    const alone = compare(a, b).passages;
    const more = compare(`${a} ${join(makeSentences(9, 7))}`, b).passages;
    expect(more).toEqual(alone);
  });

  test.each([
    ['', ''],
    ['', 'word'],
    ['word', 'word'],
    ['...', '!!!'],
    ['\n\n', ' '],
    ['\ud800', '\udc00'],
  ])('takes %j and %j', (first, second) => {
    expect(compare(first, second).passages).toEqual([]);
    expect(compare(first, second).coverage).toBe(0);
  });

  test('spans cut from the source are the same text in each unit', () => {
    const [a, b] = [join(['Ä😀 é.'], other, story), join(['你好。'], story.slice(1), third)];
    const cut = {
      utf16: (text: string, start: number, end: number) => text.slice(start, end),
      codepoint: (text: string, start: number, end: number) => [...text].slice(start, end).join(''),
      byte: (text: string, start: number, end: number) =>
        Buffer.from(text).subarray(start, end).toString(),
    };
    const texts = (['utf16', 'codepoint', 'byte'] as const).map((offsets) =>
      compare(a, b, { offsets }).passages.map(({ first, second }) => [
        cut[offsets](a, first.start, first.end),
        cut[offsets](b, second.start, second.end),
      ]),
    );
    expect(texts[0]!.length).toBeGreaterThan(0);
    expect(texts[1]).toEqual(texts[0]);
    expect(texts[2]).toEqual(texts[0]);
  });
});

describe('pieces in another order', () => {
  const prose = new Prose(13);
  const paragraphs = prose.paragraphs(12, 60);

  test('equal paragraphs that were moved are each a verbatim passage, and cover both texts', () => {
    const order = fc.uniqueArray(fc.nat(11), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(order, (moved) => {
        const sorted = [...moved].sort((x, y) => x - y);
        // Neighbours that stay neighbours are one passage.
        const pieces = moved.filter(
          (p, i) => sorted.indexOf(p) !== sorted.indexOf(moved[i - 1]!) + 1 || i === 0,
        );
        const text = (which: readonly number[]) => which.map((i) => paragraphs[i]).join('\n\n');
        const found = compare(text(sorted), text(moved));
        expect(found.passages).toHaveLength(pieces.length);
        expect(found.passages.every(({ kind }) => kind === 'verbatim')).toBe(true);
        expect(found).toMatchObject({ coverage: 1, covers: 1 });
      }),
      cases(100),
    );
  });

  test('hundreds of moved paragraphs are, too', () => {
    const many = prose.paragraphs(400, 40);
    const moved = prose.shuffled(many);
    const { passages, coverage, covers } = compare(many.join('\n\n'), moved.join('\n\n'));
    expect(passages.length).toBeGreaterThan(350);
    expect(passages.every(({ kind }) => kind === 'verbatim')).toBe(true);
    expect([coverage, covers]).toEqual([1, 1]);
  });

  test('paragraphs moved among new ones are, too', () => {
    const added = (n: number) => new Prose(100 + n).paragraph(60);
    const moved = [3, 0, 5, 1, 4, 2].flatMap((i) => [paragraphs[i], added(i)]);
    const found = compare(paragraphs.slice(0, 6).join('\n\n'), moved.join('\n\n'));
    expect(found.passages.map(({ kind, words }) => [kind, words])).toEqual(
      Array.from({ length: 6 }, () => ['verbatim', 60]),
    );
    expect(found).toMatchObject({ coverage: 1, covers: 0.5 });
  });

  test('paragraphs that were moved and lightly edited are separate edited passages', () => {
    const moved = [3, 0, 4, 1, 2].map((i) =>
      paragraphs[i]!.split(' ')
        .map((word, n) => (n % 20 === 9 ? `x${n}` : word))
        .join(' '),
    );
    const { passages } = compare(paragraphs.slice(0, 5).join('\n\n'), moved.join('\n\n'));
    expect(passages).toHaveLength(4); // 1 and 2 stay neighbours.
    for (const { kind, identity } of passages) {
      expect(kind).toBe('edited');
      expect(identity).toBeGreaterThan(0.9);
    }
  });
});

describe('a text cut from another', () => {
  test.each([12, 13, 15, 17, 19, 25, 40])(
    '%i words of it, from any word on, are verbatim',
    (count) => {
      const full = join(story);
      const words = full.split(' ');
      for (let from = 0; from + count <= words.length; from += 7) {
        const teaser = words.slice(from, from + count).join(' ');
        const { passages, coverage } = compare(teaser, full);
        expect(passages).toMatchObject([{ kind: 'verbatim', identity: 1, words: count }]);
        expect(coverage).toBe(1);
      }
    },
  );
});

describe('coverage', () => {
  test('is never below the share of words in exact runs that both texts hold', () => {
    // Few words, so that runs recur in both texts, overlap and come in any order.
    const text = fc
      .array(fc.tuple(fc.nat(5), fc.nat(30), fc.integer({ min: 1, max: 30 })), { maxLength: 12 })
      .map((cuts) =>
        cuts
          .map(([i, start, length]) => sources[i]!.slice(start, start + length).join(' '))
          .join('. '),
      );
    const sources = Array.from({ length: 6 }, (_, i) => new Prose(i).words(60));
    fc.assert(
      fc.property(text, text, fc.integer({ min: 6, max: 14 }), (first, second, minPassage) => {
        const found = compare(first, second, { minPassage });
        const [a, b] = [tokensOf(first), tokensOf(second)];
        const runs = sharedRuns(a, b, minPassage);
        const share = (side: 'a' | 'b', tokens: number) => {
          const isShared = new Uint8Array(tokens);
          for (const run of runs) isShared.fill(1, run[side], run[side] + run.length);
          return tokens === 0 ? 0 : isShared.reduce((sum, mark) => sum + mark, 0) / tokens;
        };
        expect(found.coverage).toBeGreaterThanOrEqual(share('a', a.length));
        expect(found.covers).toBeGreaterThanOrEqual(share('b', b.length));
      }),
      cases(120),
    );
  });

  test('counts a paragraph that one text repeats a hundred times', () => {
    const paragraph = new Prose(1).paragraph(30);
    const often = Array.from({ length: 100 }, () => paragraph).join('\n\n');
    expect(compare(often, paragraph)).toMatchObject({ coverage: 1, covers: 1 });
    expect(compare(paragraph, often)).toMatchObject({ coverage: 1, covers: 1 });
  });
});

describe('compare on seeds', () => {
  const names = fs.readdirSync('seeds');
  const read = (number: number) => fs.readFileSync(`seeds/${names[number]}`, 'utf8');
  const found = (x: number, y: number) =>
    compare(read(x), read(y)).passages.map((passage) => ({
      ...passage,
      text: read(x).slice(passage.first.start, passage.first.end),
    }));

  test('001 and 003 translate one statement differently: it is found, and marked as edited', () => {
    const passages = found(1, 3);
    expect(passages.map(({ kind }) => kind)).toEqual(['edited', 'edited']);
    expect(passages[0]!.text).toContain('destructive forces');
    expect(passages[1]!.text).toContain('Defending Belarus today is');
  });

  test('000 and 001 share the passage of 20 words, and the sentence before it in other words', () => {
    const passages = found(0, 1);
    expect(passages.map(({ kind }) => kind)).toEqual(['edited', 'verbatim']);
    expect(passages[0]!.text).toMatch(/^Lukashenko and Russian President .* in a statement$/);
    expect(passages[1]).toMatchObject({
      words: 20,
      identity: 1,
      first: { start: 1222, end: 1360 },
      second: { start: 304, end: 442 },
    });
  });

  test('000 and 003 quote the statement of 001 too; no other pair shares anything', () => {
    const sharing: string[] = [];
    for (let x = 0; x < 5; x++) {
      for (let y = x + 1; y < 5; y++) if (found(x, y).length > 0) sharing.push(`${x}${y}`);
    }
    expect(sharing).toEqual(['01', '03', '13']);
  });
});

describe('hostile texts', () => {
  const megabyte = (unit: string) => unit.repeat(Math.ceil(1e6 / unit.length));
  const page = join(makeSentences(30, 4));

  test.each([
    ['one word', megabyte('a '), megabyte('a ')],
    ['three words, in another order', megabyte('a b c '), megabyte('b a c ')],
    [
      'one sentence, edited',
      megabyte('The cat sat on the mat. '),
      megabyte('The cat sat on a mat. '),
    ],
    ['one page again and again', megabyte(page), megabyte(`x ${page}`)],
    ['no sentence at all', megabyte('. '), megabyte('.\n')],
    ['one endless word', 'x'.repeat(1e6), `${'x'.repeat(1e6)}y`],
  ])('%s: ends', (_, first, second) => {
    expect(compare(first, second).aligned).toBeLessThanOrEqual(1);
  });

  test('two texts of 2 MB end, with the passage that they share', () => {
    const shared = makeSentences(200, 6);
    const [a, b] = [makeSentences(20_000, 10), makeSentences(20_000, 11)];
    const { passages } = compare(join(a, shared), join(shared, b));
    expect(passages.filter(({ words }) => words > 1000)).toHaveLength(1);
  });
});

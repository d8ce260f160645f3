import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endsSentence, endsWithQuestion, sentenceEndIn } from '../../src/text/sentence-ends.js';
import { cases } from '../fixtures/articles.js';

/** A line in each of several scripts, and the stop that ends it. */
const CLOSED: [line: string, stop: string][] = [
  ['He said so', '.'],
  ['他说了', '。'],
  ['उसने कहा', '।'],
  ['उसने कहा', '|'],
  ['እሱ አለ', '።'],
  ['እሱ አለ', '፡፡'],
  ['Նա ասաց', '։'],
  ['Նա ասաց', ':'],
  ['قال ذلك', '۔'],
  ['သူပြောခဲ့သည်', '။'],
  ['བོད་སྐད', '།'],
  ['He said so', '…'],
  ['He said so', '!'],
];
const QUESTIONS: [line: string, stop: string][] = [
  ['Did he say so', '?'],
  ['他说了吗', '？'],
  ['هل قال ذلك', '؟'],
  ['Το είπε', ';'],
  ['እሱ አለ', '፧'],
];
const CLOSERS = ['', '”', '"', '»', ')', '’', '“', '*', ' »', ' ›', '.”)', '  '];

describe('a line ends with a sentence', () => {
  test.each([...CLOSED, ...QUESTIONS])(
    '%s%s, with any quotes and brackets after its stop',
    (line, stop) => {
      for (const closer of CLOSERS)
        expect([closer, endsSentence(line + stop + closer)]).toEqual([closer, true]);
    },
  );

  test.each([...CLOSED, ...QUESTIONS])('never %s without %s', (line) => {
    for (const closer of ['', ',', ' –', '”', ')', ' »']) {
      expect([closer, endsSentence(line + closer)]).toEqual([closer, false]);
    }
  });

  test('not if a semicolon or a colon belongs to another script, or the line is empty', () => {
    for (const line of ['', ' ', 'He said so;', 'He said:', 'name | place |']) {
      expect([line, endsSentence(line)]).toEqual([line, false]);
    }
  });

  test('as the signs of Unicode say, for any line', () => {
    // The definition for lines with stops of all scripts, from the end.
    const byDefinition = (line: string) =>
      /[\p{Sentence_Terminal}…]$/u.test(
        line.trimEnd().replace(/[\p{Pe}\p{Pf}\p{Pi}"'`´*_]{0,6}$/u, ''),
      );
    const sign = fc.constantFrom(
      '.',
      '。',
      '!',
      '…',
      '”',
      '"',
      ')',
      '*',
      'a',
      'Z',
      'é',
      '7',
      ',',
      '-',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 6 }).map((signs) => signs.join('')),
        (line) => {
          expect(endsSentence(line)).toBe(byDefinition(line));
        },
      ),
      cases(2000),
    );
  });
});

describe('a line ends with a question', () => {
  test.each(QUESTIONS)('%s%s, with any quotes and brackets after it', (line, stop) => {
    for (const closer of CLOSERS.filter((one) => !one.includes('.'))) {
      expect([closer, endsWithQuestion(line + stop + closer)]).toEqual([closer, true]);
    }
    expect(endsWithQuestion(line)).toBe(false);
  });

  test.each(CLOSED)('never %s%s', (line, stop) => {
    expect(endsWithQuestion(line + stop)).toBe(false);
  });
});

describe('a sentence ends between two words', () => {
  const ENDS: [gap: string, next: string, end: number][] = [
    ['. ', 'T', 1],
    ['.” “', 'T', 2],
    ['? ', 't', 1],
    [' … ', 'T', 2],
    ['。', '他', 1],
    ['。」', '他', 2],
    ['.\n', 'T', 1],
    // A full stop before a small letter ends an abbreviation.
    ['. ', 't', -1],
    [' ', 'T', -1],
    [', ', 'T', -1],
    ['', 'T', -1],
    // `example.com`, `7:30`: no white space follows.
    ['.', 'c', -1],
    [':', '3', -1],
  ];

  test('as the signs of Unicode say, whatever the signs around it', () => {
    // A Latin stop with quotes and brackets after it, before white space or at the end.
    const byDefinition = (gap: string) => {
      const match = /[.!?…](?:[\p{Pe}\p{Pf}\p{Pi}"'`´*_]|[\u0020\u00a0\u202f][»›])*(?=\s|$)/u.exec(
        gap,
      );
      if (!match) return -1;
      const end = match.index + match[0].length;
      // Directly before the next word, a mark after a space opens a quote.
      return end === gap.length && / [»›]$/.test(match[0]) ? end - 2 : end;
    };
    const sign = fc.constantFrom(
      '.',
      '!',
      '?',
      '"',
      ')',
      ']',
      '}',
      '(',
      '*',
      '_',
      ' ',
      '\n',
      ',',
      '-',
      '”',
      '»',
      '“',
      '‘',
      '’',
      '…',
      '–',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 6 }), (signs) => {
        const gap = signs.join('');
        expect(sentenceEndIn('x', gap, 'T')).toBe(byDefinition(gap));
      }),
      cases(3000),
    );
  });

  test.each(ENDS)('%j before %s: at %i', (gap, next, end) => {
    expect(sentenceEndIn('x', gap, next)).toBe(end);
  });

  test.each([
    ['εβδομάδες', '; ', 'Τ', 1],
    ['εβδομάδε\u0301', '; ', 'Τ', 1],
    ['գործը', ': ', 'Ն', 1],
    ['होगा', '| ', 'न', 1],
    ['weeks', '; ', 'T', -1],
    ['weeks', ': ', 'T', -1],
  ])('after %s, %j before %s: at %i', (word, gap, next, end) => {
    expect(sentenceEndIn(word, gap, next)).toBe(end);
  });
});

import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CreditReader, creditsInByline, findCredits } from '../../src/text/credits.js';
import { cases } from '../fixtures/articles.js';
import { cpuTime } from '../fixtures/cpu-time.js';

const PROSE = 'Thousands of people joined the protests, officials said.';

describe('findCredits', () => {
  test.each([
    ['000_6c66a1377947e156.txt', ['AP', 'Reuters', 'dpa', 'DW']],
    // Local and rewritten articles credit no agency.
    ['001_ab064667d30274e2.txt', []],
    ['002_e91fb44a981f70fd.txt', []],
    // Its photo is by AFP; its text is not.
    ['003_740e88bf1534004e.txt', []],
    ['004_982ee46f233d6150.txt', ['Reuters']],
  ])('in %s finds %j', (name, expected) => {
    const text = fs.readFileSync(`seeds/${name}`, 'utf8');
    expect(findCredits(text.slice(0, 400), text.slice(-400))).toEqual(expected);
  });

  test.each([
    ['kmm/mm (AP, Reuters, dpa)', ['AP', 'Reuters', 'dpa']],
    ['kmm/mm (AP, Reuters, dpa) (DW)', ['AP', 'Reuters', 'dpa', 'DW']],
    ['js/rt (dpa/AFP)', ['dpa', 'AFP']],
    ['(Reuters)', ['Reuters']],
    [`${PROSE} (Reuters)`, ['Reuters']],
    [`${PROSE} (Reuters).`, ['Reuters']],
    [`${PROSE} (With inputs from PTI and AFP)`, ['PTI', 'AFP']],
    [`“${PROSE}” – AFP`, ['AFP']],
    [`${PROSE} — Reuters`, ['Reuters']],
    [`${PROSE} -- Bernama, Reuters`, ['Bernama', 'Reuters']],
    [`${PROSE} - dpa`, ['dpa']],
    ['— Reuters', ['Reuters']],
    ['Reuters', ['Reuters']],
    ['AP/AFP', ['AP', 'AFP']],
    ['The Associated Press', ['AP']],
    ['By JOHN SMITH, Associated Press', ['AP']],
    ['By JOHN SMITH and JANE DOE, Associated Press Writers', ['AP']],
    ['By Jane Doe of The Associated Press', ['AP']],
    ['By Reuters Staff', ['Reuters']],
    ['by AFP', ['AFP']],
    ['By Jane Doe | Bloomberg News', ['Bloomberg']],
    ['Source: TASS', ['TASS']],
    ['Sources: Interfax, BelTA', ['Interfax', 'BelTA']],
    ['Источник: ТАСС', ['TASS']],
    ['Quelle: dpa', ['dpa']],
    ['Copyright 2020 The Associated Press', ['AP']],
    ['© 2020 AFP', ['AFP']],
    ['Copyright © 2020 Thomson Reuters. All rights reserved.', ['Reuters']],
    [`${PROSE} (c) 2020 Agence France-Presse`, ['AFP']],
    ['With reporting by AFP', ['AFP']],
    [`${PROSE} With reporting by AFP and dpa.`, ['AFP', 'dpa']],
    ['With files from The Associated Press', ['AP']],
    [`${PROSE} The Associated Press contributed to this report.`, ['AP']],
    ['Additional reporting by Press Association', ['PA Media']],
  ])('a credit line, in the tail or in the head: %s', (line, expected) => {
    expect(findCredits('', `${PROSE}\n\n${line}\n\nRelated Articles\n\nYou May Also Like`)).toEqual(
      expected,
    );
    expect(findCredits(`A headline\r\n${line}\r\n${PROSE}`, '')).toEqual(expected);
  });

  test.each([
    ['MINSK (Reuters) - Thousands', ['Reuters']],
    ['MOSCOW, Aug 15 (Xinhua) — Thousands', ['Xinhua']],
    ['MINSK, Belarus (AP) _ Thousands', ['AP']],
    ['WASHINGTON, Aug. 15 (UPI) -- Thousands', ['UPI']],
    ['New Delhi, Aug 15 (PTI) Thousands', ['PTI']],
    ['Rio de Janeiro, 15 ago (EFE).- Miles', ['EFE']],
    ['(ANSA) - ROMA, 15 AGO - Migliaia', ['ANSA']],
    ['Berlin (dpa/AFP) - Tausende', ['dpa', 'AFP']],
    ['MOSCOW, August 15. /TASS/. Thousands', ['TASS']],
    ['МОСКВА, 15 авг — РИА Новости. Тысячи', ['RIA']],
    ['SEOUL, Aug. 15 (Yonhap) -- Thousands', ['Yonhap']],
    ['MINSK, August 15 (BelTA) – Thousands', ['BelTA']],
  ])('a dateline, in the head alone: %s', (start, expected) => {
    expect(
      findCredits(`Kicker\n\nHeadline\n\n${start} of people joined the protests.`, ''),
    ).toEqual(expected);
  });

  test.each([
    'Reuters reported that thousands of people had gathered.',
    'He told Reuters',
    'According to the RIA news agency, the ministry said it was committed to dialogue.',
    'reported news agency AP, citing 30-year-old demonstrator Artem Kushner.',
    'A photographer of Agence France-Presse (AFP) was held.',
    'he told Agence France-Presse (AFP).',
    'The ministry – RIA said – was committed.',
    'By Monday, Reuters had reported the first arrests.',
    'By the evening, AP said, the square was empty, and so were the streets around it.',
    'Lukashenko and Putin in Sochi. — Reuters pic',
    'Protest in central Minsk © AFP via Getty Images',
    'Police detain a man. (AP Photo/Sergei Grits)',
    'Photo: AFP',
    'REUTERS/Vasily Fedosenko',
    'HARRISBURG, Pa.',
    'the pa system (pa)',
    'The bank (source: its own report) is closed.',
    'The Russian agency (TASS) said so - twice.',
    '',
    '()',
    ')))) (((( —',
  ])('a mention in prose, or of a photo, is not a credit: %s', (line) => {
    expect(findCredits(`${line}\n${PROSE}`, `${PROSE}\n${line}`)).toEqual([]);
  });

  test('names come in the order of appearance, each once', () => {
    const head = 'MINSK (Reuters) - Thousands of people.';
    expect(findCredits(head, 'Source: AFP\n(Reuters, AP)')).toEqual(['Reuters', 'AFP', 'AP']);
  });

  test('takes bounded time on lines made to be hard', () => {
    const pieces = [
      '(',
      ')',
      '() ',
      '— ',
      '. ',
      ' - ',
      '© ',
      'by ',
      'the ',
      'A, ',
      '/',
      '\t',
      'PA ',
    ];
    for (const piece of pieces) {
      const line = piece.repeat(200_000 / piece.length);
      const started = cpuTime();
      findCredits(line, line);
      expect(cpuTime() - started, JSON.stringify(piece)).toBeLessThan(5000);
    }
  });
});

describe('creditsInByline', () => {
  test.each([
    ['Reuters Staff', ['Reuters']],
    ['AP', ['AP']],
    ['dpa', ['dpa']],
    ['By The Associated Press', ['AP']],
    ['Ann Lee, Reuters', ['Reuters']],
    ['Ann Lee (AFP)', ['AFP']],
    ['Ann Lee and Bo Li', []],
    ['Ann Lee, apprentice', []],
    ['(', []],
    ['', []],
    [`${'x, '.repeat(1e6)}AP`, []],
  ])('%.40j names %j', (byline, agencies) => {
    expect(creditsInByline(byline)).toEqual(agencies);
  });
});

describe('credits are the same', () => {
  test('after any other lines', () => {
    const reader = new CreditReader();
    const line = fc.constantFrom(
      'MINSK (Reuters) - A man said so.',
      'By Jane Doe, AP',
      'Reuters',
      'The end. (AFP, dpa)',
      'Source: TASS',
      'He said so. — Xinhua',
      'Prose without a name.',
    );
    const end = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(end, end, (head, tail) => {
        expect(reader.find(head, tail)).toEqual(findCredits(head, tail));
      }),
      cases(500),
    );
  });

  test('after more lines than are remembered', () => {
    const reader = new CreditReader();
    for (let i = 0; i < 3000; i++) {
      expect(reader.find(`CITY (AP) - Number ${i}.`, `Source: dpa\nLine ${i}`)).toEqual([
        'AP',
        'dpa',
      ]);
    }
  });
});

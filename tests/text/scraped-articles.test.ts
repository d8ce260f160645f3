import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { repair } from '../../src/repair/repair.js';
import { scan } from '../../src/scan/scan.js';
import { sketch } from '../../src/scan/sketch-text.js';
import { kernel } from '../fixtures/kernel.js';
import { makeFolder } from '../read/folder.js';
import { misread } from './misread.js';

const CLEAN = [
  'The minister’s answer — “no comment” — didn’t satisfy anyone at the café in Nîmes on Tuesday.',
  'What the engineers found under the old bridge will be told to the council in the spring.',
  'None of the twelve members who spoke wanted the work to be put off for another winter, 😀 not one.',
].join('\n\n');

/** The same article as six scrapers gave it. */
const COPIES = {
  misread: misread(CLEAN, 'windows-1252'),
  'misread twice': misread(misread(CLEAN, 'windows-1252'), 'windows-1252'),
  'misread in windows-1251': misread(CLEAN, 'windows-1251'),
  entities: CLEAN.replaceAll('’', '&amp;#8217;').replaceAll('é', '&eacute;'),
  escapes: CLEAN.replaceAll('’', '\\u2019').replaceAll('—', 'u2014').replaceAll('î', 'u00ee'),
  'broken words': CLEAN.replaceAll('satisfy', 'satis-\nfy').replaceAll(
    'engineers',
    'engi­\r\nneers',
  ),
} as const;

describe('a copy that scraping damaged is the same text', () => {
  test.each(Object.entries(COPIES))('%s', (_, copy) => {
    const { relation, passages } = compare(CLEAN, copy);
    expect(relation).toBe('same-text');
    const [passage] = passages;
    // The full stop at the end is not part of a token.
    expect(copy.slice(passage!.second.start, passage!.second.end)).toBe(copy.slice(0, -1));
  });

  test.each(['kernel', 'reference'] as const)('in a scan by the %s engine', async (engine) => {
    const articles = Object.entries({ clean: CLEAN, ...COPIES }).map(([id, text]) => ({
      id,
      text,
    }));
    const { clusters } = await scan(articles, { engine });
    expect(clusters).toHaveLength(1);
    expect(clusters[0]?.members.map(({ relation }) => relation)).toEqual(
      Object.keys(COPIES).map(() => 'same-text'),
    );
  });

  test('and its sketch equals the sketch of the clean text, apart from spans', () => {
    for (const copy of Object.values(COPIES)) {
      const [one, other] = [sketch(CLEAN), sketch(copy)];
      expect(other.signature).toEqual(one.signature);
      expect(copy.slice(other.spans.at(-2), other.spans.at(-1))).toBe('one');
    }
  });
});

describe('spans refer to the original text', () => {
  const [first = '', , third = ''] = CLEAN.split('\n\n');
  const broken = misread(first, 'windows-1252');

  test.each(['utf16', 'codepoint', 'byte'] as const)('of passages, in %s', async (offsets) => {
    const one = `Something else stands here, in one paper.\n\n${broken}\n\nIt ends so.`;
    const other = `Nothing of the kind is in the other one, &quot;we&quot; wrote.\n\n${first} And so on.`;
    const folder = makeFolder({ 'a.txt': one, 'b.txt': other });
    const { passages, textOf } = await scan([folder], { offsets });
    expect(passages).toHaveLength(1);
    const cuts = passages[0]!.occurrences.map(({ article, start, end }) =>
      cut(textOf(article), start, end, offsets),
    );
    expect(cuts).toEqual([broken.slice(0, -1), first.slice(0, -1)]);
  });

  test('of repeats, with their lines', async () => {
    const text = `A be-\nginning &amp; more.\n\n${broken}\n\n${third}\n\n${broken}\n`;
    const { repeats } = await scan([{ id: 'a', text }]);
    expect(repeats).toHaveLength(1);
    for (const { start, end, line } of [repeats[0]!.first, repeats[0]!.again]) {
      expect(text.slice(start, end)).toBe(broken.slice(0, -1));
      expect(text.slice(0, start).split('\n')).toHaveLength(line);
    }
  });

  test('of a file in windows-1252, into its decoded text', async () => {
    const latin = `${first.replace('😀', '')} ${third.replace('😀 ', '')}`;
    const bytes = Buffer.from(latin.replaceAll('’', '\x92').replaceAll('—', '\x97'), 'latin1');
    bytes.forEach((byte, i) => {
      if (latin[i] === '“') bytes[i] = 0x93;
      else if (latin[i] === '”') bytes[i] = 0x94;
      else expect(byte).toBeLessThan(256);
    });
    const folder = makeFolder({ 'a.txt': bytes, 'b.txt': latin });
    const { clusters, skipped, textOf } = await scan([folder]);
    expect(skipped).toEqual([]);
    expect(textOf('a.txt')).toBe(latin);
    expect(clusters[0]?.members[0]?.relation).toBe('identical');
  });
});

function cut(text: string, start: number, end: number, unit: string): string {
  if (unit === 'utf16') return text.slice(start, end);
  if (unit === 'byte') return Buffer.from(text).subarray(start, end).toString();
  return [...text].slice(start, end).join('');
}

interface Case {
  original: string;
  fixed: string;
  'fixed-encoding'?: string;
}

const DATA = path.resolve('../shared/data');
const readCases = (name: string) =>
  JSON.parse(fs.readFileSync(path.join(DATA, 'mojibake', `${name}.json`), 'utf8')) as Case[];

describe.skipIf(!fs.existsSync(path.join(DATA, 'mojibake')))('the corpus ../shared/data', () => {
  test('mojibake: clean texts are not changed', () => {
    for (const { original } of readCases('negative')) {
      expect([original, repair(Buffer.from(original), 'utf16', kernel)]).toEqual([original, null]);
    }
  });

  test.each([
    ['synthetic', 30],
    ['in-the-wild', 65],
    ['language-names', 19],
  ])('mojibake: of %s at least %i are the same text as their repair', (name, least) => {
    const same = readCases(name).filter(({ original, fixed, ...rest }) => {
      const right = rest['fixed-encoding'] ?? fixed;
      const { relation } = compare(`${CLEAN}\n\n${original}`, `${CLEAN}\n\n${right}`);
      return relation === 'same-text' || relation === 'identical';
    });
    expect(same.length).toBeGreaterThanOrEqual(least);
  });

  test('languages: no text in any of them is changed, apart from escapes', () => {
    for (const name of ['docs', 'thai']) {
      const lines = fs.readFileSync(path.join(DATA, 'languages', `${name}.jsonl`), 'utf8');
      for (const line of lines.trim().split('\n')) {
        const { text } = JSON.parse(line) as { text: string };
        expect(repair(Buffer.from(text), 'utf16', kernel)).toBeNull();
      }
    }
  });
});

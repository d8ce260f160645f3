import { describe, expect, test } from 'vitest';
import { cutRepeats } from '../../src/cut/cut-repeats.js';
import { scan } from '../../src/scan/scan.js';
import { Prose } from '../fixtures/articles.js';

async function cut(text: string): Promise<string> {
  const { repeats } = await scan([{ id: 'x', text }], { only: 'repeats' });
  return cutRepeats(text, repeats).text;
}

/** Entries that end in the same words, and a paragraph that follows them all. */
const ENTRIES: [name: string, entries: string[], said: string, last: string][] = [
  [
    'fines',
    [
      'John Smith, 34, pleaded guilty to driving without due care and attention on 3 May.',
      'Mary Jones, 41, admitted using a mobile phone at the wheel in Hill Street.',
      'Peter Brown, of no fixed abode, was found guilty of theft from a shop.',
    ],
    'The court imposed a fine of £200 and ordered payment of costs of £85 within 28 days.',
    'The court sits again on Monday.',
  ],
  [
    'two companies',
    [
      'Shares of Alpha fell 3 percent after the report was published on Monday.',
      'Beta lost 2 percent on the news, its lowest close since January.',
      'Gamma had closed higher on Friday after its merger was approved.',
    ],
    'The company did not immediately respond to a request for comment outside its business hours.',
    'Analysts expect further losses this week.',
  ],
  [
    'a chant',
    [
      'Thousands marched through the capital on Saturday to demand new elections.',
      'Police said that 20,000 people had taken part; the organisers spoke of twice as many.',
      'At the square a student took the microphone and thanked them for coming.',
    ],
    '“We shall not be moved, we shall not be silenced, and we shall not go home until he has gone!”',
    'The march ended peacefully at about six in the evening.',
  ],
  [
    'motions of a council',
    [
      'Die Verwaltung schlug vor, die Hafenmauer noch in diesem Jahr sanieren zu lassen.',
      'Außerdem soll die Bücherei von Juni an auch samstags geöffnet werden.',
      'Zuletzt ging es um den Parkplatz am Bahnhof, der einen neuen Belag braucht.',
    ],
    'Der Rat stimmte dem Antrag der Verwaltung nach kurzer Aussprache einstimmig und ohne Änderungen zu.',
    'Die nächste Sitzung ist am 7. Juni.',
  ],
  [
    'weather of two regions',
    [
      'Im Norden fällt zunächst noch etwas Regen, vor allem an der Küste.',
      'Am Alpenrand beginnt der Tag mit Nebel in den Tälern.',
      'Der Osten bleibt von der Front unberührt.',
    ],
    'Am Nachmittag lockert die Bewölkung auf, und die Temperaturen steigen auf Werte um 14 Grad.',
    'Der Sonntag wird überall trocken.',
  ],
  [
    'sentences of a court in Chinese',
    [
      '张某今年三月在市区一家商店盗窃手机两部，案发后主动投案。',
      '李某去年十二月在公交车上扒窃他人钱包，被当场抓获。',
      '王某多次潜入工地偷走电缆，变卖后挥霍一空。',
    ],
    '法院以盗窃罪判处被告人有期徒刑一年，缓刑两年，并处罚金人民币三千元。',
    '宣判后无人提出上诉。',
  ],
];

describe('the words that end each of several entries are left', () => {
  test.each(ENTRIES)('%s', async (_, entries, said, last) => {
    for (const count of [2, 3]) {
      for (const seam of ['\n\n', '\n', '<br>']) {
        const parts = entries.slice(0, count).flatMap((entry) => [entry, said]);
        for (const all of [parts, [...parts, last]]) {
          expect(await cut(all.join(seam))).toBe(all.join(seam));
        }
      }
    }
  });
});

test('a slogan three times in a row is left', async () => {
  const slogan = '“Olé, olé, olé, we are the champions of the north!”';
  const text = ['The crowd sang the same song again.', slogan, slogan, slogan, 'Then it left.'];
  expect(await cut(text.join('\n\n'))).toBe(text.join('\n\n'));
});

describe('text that was pasted again is cut', () => {
  const paragraphs = new Prose(7).paragraphs(6, 34);
  const headline = 'Piers closed after cracks were found';
  const faults: [string, (all: string[]) => string[]][] = [
    ['a paragraph side by side', (all) => [...all.slice(0, 3), ...all.slice(2)]],
    ['a paragraph two paragraphs later', (all) => all.toSpliced(4, 0, all[1]!)],
    ['the body with its headline', (all) => [...all, headline, ...all]],
    ['the body three times', (all) => [...all, ...all, ...all]],
    ['the tail', (all) => [...all, ...all.slice(-2)]],
  ];
  test.each(faults)('%s', async (_, double) => {
    for (const seam of ['\n\n', '\n', '<br>']) {
      const text = [headline, ...double(paragraphs)].join(seam);
      expect(await cut(text)).toBe([headline, ...paragraphs].join(seam));
    }
  });
});

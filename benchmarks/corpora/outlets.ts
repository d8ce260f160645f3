/** The outlets that synthetic articles come from, and the lines that they set around each article. */
import { Random } from './random.js';
import { drawWord } from './vocabulary.js';

const REGIONS = [
  'Northern',
  'Harbour',
  'Valley',
  'Capital',
  'Lakeside',
  'Eastern',
  'Union',
  'Coastal',
];
const TITLES = ['Herald', 'Courier', 'Post', 'Tribune', 'Gazette'];

/** Names of the outlets; the `source` of an article. */
export const OUTLETS: readonly string[] = REGIONS.flatMap((region) =>
  TITLES.map((title) => `${region} ${title}`),
);

/** Set below articles of every outlet. */
const SHARED_LINES = [
  'Please enable JavaScript in your browser to read the comments and take part in the discussion.',
  'All rights reserved. This material may not be published, broadcast, rewritten or redistributed.',
  'We use cookies to give you the best experience on our website. Read our privacy policy for details.',
];

/** The lines of one outlet. */
interface Lines {
  header: string;
  newsletter: string;
  footer: string;
}

const LINES: readonly Lines[] = OUTLETS.map((name, outlet) => {
  // Independent of the corpus's seed: an outlet keeps its lines.
  const random = new Random(0x6c696e65, outlet);
  const words = (count: number): string =>
    Array.from({ length: count }, () => drawWord(random)).join(' ');
  return {
    header: `${name} | ${words(9)}\n\n${words(4)}, ${words(5)}, ${words(4)}`,
    newsletter: `Sign up for the ${name} newsletter: ${words(12)}, ${words(10)}.`,
    footer: `Copyright © 2024 ${name}. ${words(11)}, ${words(8)}. Contact ${words(6)}.`,
  };
});

/** The lines before and after an article of an outlet, with blank lines. */
export function frameOf(outlet: number, random: Random): { before: string; after: string } {
  const lines = LINES[outlet]!;
  const after = [lines.footer];
  if (random.chance(0.7)) after.unshift(lines.newsletter);
  for (const line of SHARED_LINES) if (random.chance(0.6)) after.push(line);
  return { before: `${lines.header}\n\n`, after: `\n\n${after.join('\n\n')}` };
}

import { expect, test } from 'vitest';
import { scan } from '../../src/index.js';
import { Prose } from '../fixtures/articles.js';

const prose = new Prose(7);
const others = prose.paragraphs(4, 60).map((text, i) => ({ id: `o${i}`, text, source: `p${i}` }));

/** Sixteen updates of one story: every second one has a paragraph more, and each its own time. */
function updates(source: string) {
  const paragraphs = prose.paragraphs(14, 22);
  return Array.from({ length: 16 }, (_, i) => ({
    id: `u${String(i).padStart(2, '0')}`,
    source,
    text: `${paragraphs.slice(0, 6 + (i >> 1)).join('\n\n')}\n\nUpdate ${i}, at ${10 + i}.15.`,
  }));
}

/** Fourteen pages with subscription text around the first lines of different articles. */
function shells(place: { source: string } | { url: string }) {
  const frame = prose.paragraph(110);
  return Array.from({ length: 14 }, (_, i) => ({
    ...place,
    id: `s${i}`,
    text: `${prose.paragraph(28)}\n\n${frame}`,
  }));
}

test.each([
  ['among other sources', others],
  ['alone', []],
])(
  'updates of one story by an agency are copies, not pages in place of articles: %s',
  async (_, some) => {
    const { clusters } = await scan([...updates('Agency'), ...some]);
    expect(clusters).toMatchObject([{ stub: false }]);
  },
);

test.each([
  ['by its name', { source: 'Herald' }],
  ['by its url', { url: 'https://herald.example/a' }],
])(
  'paywalls of one site are not copies, also if all records are of this site: %s',
  async (_, place) => {
    const pages = shells(place);
    expect((await scan(pages)).clusters).toMatchObject([{ stub: true }]);
    const { clusters } = await scan([...pages, ...others]);
    expect(clusters).toMatchObject([{ stub: true }]);
  },
);

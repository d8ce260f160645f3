import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Article, scan } from '../../src/index.js';
import { cases, Prose } from '../fixtures/articles.js';

/** Stories with copies of every kind: edited, cut, extended, and copies of copies. */
function corpus(): Article[] {
  const prose = new Prose(31);
  const articles: Article[] = [];
  for (let story = 0; story < 12; story++) {
    const base = prose.article(8, 60);
    const edited = prose.edited(base, 0.03);
    const paragraphs = base.split('\n\n');
    const half = paragraphs.slice(0, Math.ceil(paragraphs.length / 2)).join('\n\n');
    const longer = `${base}\n\n${prose.words(120).join(' ')}`;
    for (const text of [base, edited, prose.edited(edited, 0.03), half, longer, base]) {
      articles.push({ id: `${story}-${articles.length}`, text });
    }
  }
  return articles;
}

test('the members of a cluster do not depend on the dates of its articles', async () => {
  const articles = corpus();
  const membersOf = async (dated: Article[]) => {
    const { clusters } = await scan(dated);
    const members = clusters.map(({ canonical, members }) =>
      [canonical, ...members.map(({ article }) => article)].sort().join(' '),
    );
    return members.sort();
  };
  const expected = await membersOf(articles);
  expect(expected).toHaveLength(12);
  const day = fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(
      fc.array(day, { minLength: articles.length, maxLength: articles.length }),
      async (days) => {
        const dated = articles.map((article, i) => {
          const date = days[i] && `2024-05-${String(days[i]).padStart(2, '0')}`;
          return date ? { ...article, date } : article;
        });
        expect(await membersOf(dated)).toEqual(expected);
      },
    ),
    cases(25),
  );
});

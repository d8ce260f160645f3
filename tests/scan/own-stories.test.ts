import { describe, expect, test } from 'vitest';
import { type Article, scan } from '../../src/index.js';
import { renderExplanation } from '../../src/report/why.js';
import { explain } from '../../src/scan/explain.js';
import { Prose } from '../fixtures/articles.js';

const prose = new Prose(29);
const chrome = [prose.paragraph(120), prose.paragraph(200)];
const page = (own: string) => [chrome[0], own, chrome[1]].join('\n\n');

/** Articles of many other sources, so that a site is one of several. */
const others: Article[] = Array.from({ length: 12 }, (_, i) => ({
  id: `other ${i}`,
  source: `source ${i}`,
  text: prose.article(2),
}));

describe('whole pages of one site', () => {
  const pages = [1, 2].map((n) => ({ id: `page ${n}`, text: page(prose.paragraph(130)) }));

  test('are not copies of each other if each has a story of its own', async () => {
    const { clusters } = await scan([
      ...pages.map((article) => ({ ...article, source: 'site' })),
      ...others,
    ]);
    expect(clusters).toEqual([]);
  });

  test('are explained by why with the consecutive words that each has', async () => {
    const articles = [...pages.map((article) => ({ ...article, source: 'site' })), ...others];
    const told = await explain(articles, 'page 1', 'page 2');
    const rule = told.stories.find(({ holds }) => holds);
    expect(rule).toMatchObject({ rule: 'pages-of-one-site', leastOfA: 100, applies: true });
    expect(Math.min(rule!.ownRunOfA, rule!.ownRunOfB)).toBeGreaterThanOrEqual(100);
    expect(told.sentence).toContain('two pages of one site');
    expect(renderExplanation(told, { color: false, width: 200, top: 20 })).toContain(
      'two pages of one site',
    );
    const unknown = await explain([...pages, ...others], 'page 1', 'page 2');
    expect(unknown.stories.some(({ holds }) => holds)).toBe(false);
    expect(unknown.verdict).toBe('copies');
  });

  test('are copies if their sources are not known: nothing shows that the rest is of the site', async () => {
    const { clusters } = await scan([...pages, ...others]);
    expect(clusters).toHaveLength(1);
  });

  test('are copies if one has a story of the other', async () => {
    const story = prose.paragraph(130);
    const copies = [page(story), `${page(story)}\n\n${prose.paragraph(110)}`];
    const { clusters } = await scan(
      copies.map((text, i) => ({ id: `copy ${i}`, source: 'site', text })),
    );
    expect(clusters).toHaveLength(1);
  });
});

describe('two stories with their own lists of links', () => {
  test('are not copies, for any source', async () => {
    const query = 'utm_source=box&utm_medium=link&utm_campaign=more&utm_content=list&ref=home';
    const links = () =>
      Array.from(
        { length: 22 },
        () =>
          `https://news.example/local/politics/${prose.words(1)}?from=${prose.words(1)}&${query}`,
      ).join('\n');
    const texts = [1, 2].map(() => `${prose.paragraph(100)}\n\n${links()}`);
    const articles = texts.map((text, i) => ({ id: `story ${i}`, text }));
    const { clusters } = await scan(articles);
    expect(clusters).toEqual([]);
    const told = await explain(articles, 'story 1', 'story 0');
    expect(told.rules.some(({ holds }) => holds)).toBe(true);
    expect(told.sentence).toContain('links around them align');
  });

  test('an edited copy without a common shingle stays a copy', async () => {
    const words = prose.words(240);
    const edited = words.map((word, i) => (i % 5 === 4 ? prose.word() : word));
    const { clusters } = await scan([
      { id: 'a', text: words.join(' ') },
      { id: 'b', text: edited.join(' ') },
    ]);
    expect(clusters.flatMap(({ members }) => members.map(({ relation }) => relation))).toEqual([
      'edited',
    ]);
  });
});

describe('a long text with renumbered sections', () => {
  test('is an edited copy, and no form', async () => {
    const sections = Array.from({ length: 260 }, () => prose.words(12).join(' '));
    const code = (from: number) =>
      sections.map((words, i) => `Section ${from + i}. ${words}.`).join('\n\n');
    const articles = [
      { id: 'old', text: code(1) },
      { id: 'new', text: code(701) },
    ];
    const { clusters, forms } = await scan(articles);
    expect(forms).toEqual([]);
    expect(clusters).toHaveLength(1);
    const { form } = await explain(articles, 'old', 'new');
    const failing = form!.rules.filter(({ holds }) => !holds);
    expect(failing.map(({ figure }) => figure)).toEqual(['words']);
  });
});

describe('shells', () => {
  const shells = Array.from({ length: 24 }, (_, i) => ({
    id: `shell ${i}`,
    text: page(prose.paragraph(26)),
  }));

  test('are stubs, of any length, if one of several sources has at least ten', async () => {
    const { clusters } = await scan([
      ...shells.map((article) => ({ ...article, source: 'site' })),
      ...others,
    ]);
    expect(clusters.every(({ stub }) => stub)).toBe(true);
  });

  test('are not stubs if all are in one folder, or of no source', async () => {
    for (const folder of ['folder/', '']) {
      const { clusters } = await scan(shells.map(({ id, text }) => ({ id: folder + id, text })));
      expect(clusters.some(({ stub }) => stub)).toBe(false);
    }
  });
});

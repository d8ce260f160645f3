import { describe, expect, test } from 'vitest';
import { type Article, explain, scan } from '../../src/index.js';
import { Prose } from '../fixtures/articles.js';
import { corrected, FORM_KINDS, filledForm } from '../fixtures/forms.js';
import { STORY, updatedStory } from '../fixtures/forms-beside.js';
import { clusterIds } from '../fixtures/results.js';

const REPORTS = 6;

/** Reports of every kind, the second of each with a corrected copy, among stories. */
function corpus(): Article[] {
  const prose = new Prose(4);
  const forms = FORM_KINDS.flatMap((kind) =>
    Array.from({ length: REPORTS }, (_, i) => ({ id: `${kind}-${i}`, text: filledForm(kind, i) })),
  );
  const corrections = FORM_KINDS.map((kind, i) => ({
    id: `${kind}-1-corrected`,
    text: corrected(filledForm(kind, 1), i),
  }));
  const stories = Array.from({ length: 10 }, (_, i) => ({
    id: `story-${i}`,
    text: prose.article(),
  }));
  return [...forms, ...corrections, ...stories];
}

describe('reports of one form', () => {
  test('make a group of their own, and no cluster; their corrected copies make clusters', async () => {
    const { clusters, forms } = await scan(corpus());
    const pairs = FORM_KINDS.map((kind) => [`${kind}-1`, `${kind}-1-corrected`]);
    const inOrder = (lists: readonly string[][]) =>
      lists.map((ids) => ids.toSorted().join(' ')).sort();
    expect(inOrder(clusterIds({ clusters }))).toEqual(inOrder(pairs));
    const kindsOf = forms.map(({ article, members }) => [
      ...new Set(
        [article, ...members.map((member) => member.article)].map((id) => id.split('-')[0]),
      ),
    ]);
    for (const kinds of kindsOf) expect(kinds).toHaveLength(1);
    expect(forms.flatMap(({ members }) => members).length).toBeGreaterThan(
      0.9 * FORM_KINDS.length * REPORTS,
    );
  });

  test("do not make each other's words old", async () => {
    const { articles } = await scan(corpus().filter(({ id }) => !id.endsWith('corrected')));
    for (const { coverage } of articles) expect(coverage).toBe(0);
  });

  test('give the places of their blanks, and the number of replaced numbers', async () => {
    const [one, other] = [
      'Winds of 20 and gusts of 35 at sea',
      'Winds of 41 and gusts of 70 at sea',
    ];
    const rest = ', later rain from the west, with snow on higher ground until the evening.';
    const articles = [one, other].map((text, i) => ({ id: `r${i}`, text: `${text}${rest}` }));
    const { forms } = await scan(articles, { relations: ['edited'] });
    expect(forms).toHaveLength(1);
    const [form] = forms;
    expect(form?.members).toMatchObject([{ article: 'r1', kept: 0, replaced: 2, reworded: 0 }]);
    const blanks = form?.blanks.map(({ start, end }) => articles[0]?.text.slice(start, end));
    expect(blanks).toEqual(['20', '35']);
  });

  test('are copies if --relations has same-form', async () => {
    const articles = corpus().filter(({ id }) => id.startsWith('weather'));
    const { clusters, forms } = await scan(articles, {
      relations: ['near-duplicate', 'contained', 'edited', 'same-form'],
    });
    expect(forms).toEqual([]);
    expect(clusters.flatMap(({ members }) => members.map(({ relation }) => relation))).toContain(
      'same-form',
    );
  });

  test('are found in any order of the input and by any engine', async () => {
    const articles = corpus().filter(({ id }) => /^(lottery|match|코로나)/.test(id));
    const digest = async (given: Article[], engine: 'kernel' | 'reference') =>
      (await scan(given, { engine })).summary.digest;
    const expected = await digest(articles, 'kernel');
    expect(await digest(new Prose(1).shuffled(articles), 'kernel')).toBe(expected);
    expect(await digest(articles, 'reference')).toBe(expected);
  });
});

describe('copies that are not forms', () => {
  test('stay in the cluster: a story with updates of its toll', async () => {
    const articles = [STORY, updatedStory(0), updatedStory(1), updatedStory(2)].map((text, i) => ({
      id: `u${i}`,
      text,
    }));
    const { clusters, forms } = await scan(articles);
    expect(clusterIds({ clusters }).map((ids) => ids.sort())).toEqual([
      articles.map(({ id }) => id),
    ]);
    expect(forms).toEqual([]);
  });
});

describe('--relations', () => {
  const prose = new Prose(11);
  const story = prose.article(4, 60);
  const articles = [story, prose.edited(story, 0.18), prose.edited(story, 0.02), story].map(
    (text, i) => ({ id: `a${i}`, text }),
  );
  const relationsBy = async (relations: 'near-duplicate' | 'edited' | 'identical') =>
    (await scan(articles, { relations: [relations] })).clusters.flatMap(({ members }) =>
      members.map(({ relation }) => relation).sort(),
    );

  test('turns off the relations that it does not name', async () => {
    const near = await relationsBy('near-duplicate');
    expect(near).toContain('near-duplicate');
    expect(near).not.toContain('edited');
    const edited = await relationsBy('edited');
    expect(edited).toContain('edited');
    expect(edited).not.toContain('near-duplicate');
  });

  test('leaves articles with the same words together, with any relations', async () => {
    expect(await relationsBy('identical')).toEqual(['identical']);
  });
});

describe('why', () => {
  test('names the rules by which two reports of one form are not copies', async () => {
    const articles = corpus();
    const found = await explain(articles, 'earnings-2', 'earnings-3');
    expect(found.verdict).toBe('same-form');
    expect(found.form?.rules.every(({ holds }) => holds)).toBe(true);
    expect(found.sentence).toMatch(
      /^The same form, filled in anew, and no copies: .* numbers? differs?/,
    );
    expect((await explain(articles, 'earnings-1', 'earnings-1-corrected')).form?.holds).toBe(false);
  });
});

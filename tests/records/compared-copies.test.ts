/** The relation of a copy is true of the article that the result names. */
import { expect, test } from 'vitest';
import { type Article, decisionsOf, scan } from '../../src/index.js';
import { copyEdges } from '../../src/report/copy-graph.js';
import { findingsOf } from '../../src/report/findings.js';
import { IndexBuilder } from '../../src/report/page/index-columns.js';
import { NO_TEXTS } from '../../src/report/page/texts.js';

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `word${(from + i) * 7919}`);

const BODY = words(0, 300);
const text = (parts: string[]) => parts.join(' ');

/** Families in which the article to keep, the earliest one, is not the centre. */
const FAMILIES: Record<string, Article[]> = {
  'an agency whose dateline the copies leave out': [
    { id: 'wire', text: text([...words(900, 904), ...BODY]), date: '2024-05-06' },
    { id: 'mail', text: text(BODY), date: '2024-05-07' },
    { id: 'post', text: text(BODY.slice(20)), date: '2024-05-08' },
  ],
  'a first part, and whole versions of it': [
    { id: 'first', text: text(BODY.slice(0, 120)), date: '2024-05-06' },
    { id: 'whole', text: text(BODY), date: '2024-05-07' },
    { id: 'more', text: text([...BODY, ...words(900, 920)]), date: '2024-05-08' },
  ],
};

/** Shares of five-word shingles, by their definition. */
function figures(first: string, second: string) {
  const [one, other] = [first, second].map((whole) => {
    const all = whole.split(' ');
    return new Set(all.slice(4).map((_, n) => all.slice(n, n + 5).join(' ')));
  });
  const shared = [...one!].filter((shingle) => other!.has(shingle)).length;
  const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
  return {
    jaccard: rounded(shared / (one!.size + other!.size - shared)),
    containment: rounded(shared / one!.size),
  };
}

test.each(Object.entries(FAMILIES))(
  '%s: relation and figures are of the named pair',
  async (_, family) => {
    const result = await scan(family);
    const [cluster] = result.clusters;
    expect(cluster!.centre).not.toBe(cluster!.canonical);
    const texts = new Map(family.map(({ id, text }) => [id, text as string]));
    const copies = [...decisionsOf(result)].filter(({ of }) => of !== null);
    expect(copies.map(({ id }) => id)).toEqual(cluster!.members.map(({ article }) => article));
    for (const { id, of, relation, jaccard, containment, reason } of copies) {
      expect({ id, jaccard, containment }).toEqual({
        id,
        ...figures(texts.get(id)!, texts.get(of!)!),
      });
      expect(relation === 'identical').toBe(texts.get(id) === texts.get(of!));
      expect(relation === 'contained').toBe(jaccard! < 0.5 && containment! >= 0.8);
      expect(reason).toContain(of);
    }
  },
);

test.each(Object.entries(FAMILIES))(
  '%s: no form calls articles of other words identical',
  async (_, family) => {
    const result = await scan(family);
    const messages = [...findingsOf(result)].flatMap(({ again }) =>
      again.map(({ message }) => message),
    );
    expect(messages).toHaveLength(2);
    for (const message of messages) expect(message).not.toContain('identical');
    const page = new IndexBuilder();
    for (const article of result.articles) page.add(article);
    const { relations, clusters } = page.finish(result, NO_TEXTS);
    expect(clusters.relations[0]).toHaveLength(2);
    expect(relations).not.toContain('identical');
    expect([...copyEdges(result)].map(({ values }) => values.relation)).not.toContain('identical');
  },
);

/** Findings in a form that does not depend on the format of the articles: keys and words. */
import type { Relation, Scan } from '../../src/index.js';

/** A text as its source wrote it. */
export type Undo = (text: string) => string;

/** The key of an article within its id, whatever the format adds to it. */
export function keyOf(id: string): string {
  return /a\d{3}(?!\d)/.exec(id)?.[0] ?? id;
}

/** Words of a text, without layout, punctuation and markup of Markdown. */
function wordsIn(text: string): string {
  return (text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}

/**
 * All findings of a result that do not depend on the order of ids and on markup, which counts as
 * words; `undo` gives the text before its encoding was damaged.
 */
export function findingsOf(result: Scan, undo: Undo = (text) => text) {
  const words = (id: string, { start, end }: { start: number; end: number }) =>
    `${keyOf(id)}: ${wordsIn(undo(result.textOf(id).slice(start, end)))}`;
  const member = (id: string, relation: Relation) =>
    `${keyOf(id)} ${relation === 'same-text' ? 'identical' : relation}`;
  return {
    articles: result.articles.map(({ id, coverage }) => `${keyOf(id)} ${coverage}`).sort(),
    clusters: result.clusters
      .map(({ canonical, canonicalToCentre, members }) =>
        [
          member(canonical, canonicalToCentre.relation),
          ...members.map(({ article, relation }) => member(article, relation)),
        ].sort(),
      )
      .sort(byFirst),
    forms: result.forms.length,
    passages: result.passages
      .map(({ occurrences }) => occurrences.map((place) => words(place.article, place)).sort())
      .sort(byFirst),
    repeats: result.repeats
      .map(({ article, first, again, class: kind }) =>
        [kind, words(article, first), words(article, again)].join('\n'),
      )
      .sort(),
  };
}

function byFirst([one = '']: readonly string[], [other = '']: readonly string[]): number {
  return one < other ? -1 : 1;
}

/** The tie of an article to another one, read by people: its relation, and the figure that decided it. */
import type { Relation } from '../options/kinds.js';
import type { TieToCentre } from './records.js';

/** The word between each relation and the article that it is about: `edited from a`. */
export const RELATION_LINKS: Readonly<Record<Relation, string>> = {
  identical: 'to',
  'same-text': 'as',
  'near-duplicate': 'of',
  contained: 'in',
  edited: 'from',
  'same-form': 'as',
};

/** Whether two articles have the same words, so that no figure describes their relation. */
export function haveSameWords({ relation }: Pick<TieToCentre, 'relation'>): boolean {
  return relation === 'identical' || relation === 'same-text';
}

/** The figure that decides a relation: a similarity, or the aligned share. */
export function shareOf({ relation, jaccard, containment, aligned }: TieToCentre): number {
  if (relation === 'near-duplicate') return jaccard;
  return relation === 'contained' ? containment : aligned;
}

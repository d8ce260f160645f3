import { CONTAINED } from '../group/copy-rules.js';
import { percent } from './figures.js';
import type { TieToCentre } from './records.js';

/** What a reader is shown of the centre itself, where another article is the canonical one. */
export const CENTRE_WORDS = 'centre: the others are compared with it';

/** What an article is to the centre of its cluster, with the share that decided: `contained 93%`. */
export function relationWords(tie: TieToCentre): string {
  const { relation, contains } = tie;
  if (relation === 'identical' || relation === 'same-text') return relation;
  if (relation === 'edited' && contains >= CONTAINED)
    return `longer, has ${percent(contains)} of it`;
  return `${relation} ${percent(shareOf(tie))}`;
}

/** The figure that makes a relation: one of similarity, or of how much is aligned. */
export function shareOf({ relation, jaccard, containment, aligned }: TieToCentre): number {
  if (relation === 'near-duplicate') return jaccard;
  return relation === 'contained' ? containment : aligned;
}

import { CONTAINED } from '../group/copy-rules.js';
import { percent } from './figures.js';
import type { TieToCentre } from './records.js';

/**
 * The relation of an article to the centre of its cluster, with the share that decided: `contained
 * 93%`.
 */
export function relationWords(tie: TieToCentre): string {
  const { relation, contains } = tie;
  if (relation === 'identical' || relation === 'same-text') return relation;
  if (relation === 'edited' && contains >= CONTAINED)
    return `longer, has ${percent(contains)} of it`;
  return `${relation} ${percent(shareOf(tie))}`;
}

/** The figure that decides a relation: a similarity, or the aligned share. */
export function shareOf({ relation, jaccard, containment, aligned }: TieToCentre): number {
  if (relation === 'near-duplicate') return jaccard;
  return relation === 'contained' ? containment : aligned;
}

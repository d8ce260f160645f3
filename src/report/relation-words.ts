import { CONTAINED } from '../group/copy-rules.js';
import { percent } from './figures.js';
import type { TieToCentre } from './records.js';

/** What a reader is shown of the centre itself, where another article is the canonical one. */
export const CENTRE_WORDS = 'centre: the others are compared with it';

/** What an article is to the centre of its cluster, with the share that decided: `contained 93%`. */
export function relationWords({
  relation,
  jaccard,
  containment,
  contains,
  aligned,
}: TieToCentre): string {
  if (relation === 'identical' || relation === 'same-text') return relation;
  if (relation === 'edited' && contains >= CONTAINED)
    return `longer, has ${percent(contains)} of it`;
  const shares = { 'near-duplicate': jaccard, contained: containment, edited: aligned };
  return `${relation} ${percent(shares[relation])}`;
}

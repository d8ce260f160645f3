import { CONTAINED } from '../group/copy-rules.js';
import type { ClusterMember, ClusterRecord, TieToCentre } from './records.js';

/** A copy in a cluster, with its relation to another article of it. */
export interface ComparedCopy extends ClusterMember {
  /** The article that the relation and the figures are about. */
  of: string;
}

/**
 * The copies of a cluster: all articles except the canonical one, in the order of `members`. Each was
 * compared with the centre; the centre itself is compared with the canonical article.
 */
export function comparedCopies(cluster: ClusterRecord): ComparedCopy[] {
  const { canonical, centre, canonicalToCentre, members } = cluster;
  return members.map((member) =>
    member.article === centre
      ? { article: centre, ...reversedTie(canonicalToCentre), of: canonical }
      : { ...member, of: centre },
  );
}

/** The tie of two articles, as seen from the other one. */
export function reversedTie(tie: TieToCentre): TieToCentre {
  const { relation, jaccard, containment, contains, aligned } = tie;
  const isDirected = relation === 'contained' || relation === 'edited';
  const turned = contains >= CONTAINED ? 'contained' : 'edited';
  return {
    relation: isDirected ? turned : relation,
    ...{ jaccard, containment: contains, contains: containment, aligned },
  };
}

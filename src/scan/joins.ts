import type { Engine } from '../kernel/engine.js';
import { findNearDuplicates, type NearDuplicateFinder } from '../match/candidates.js';
import { type FingerprintGrouper, groupPartition } from '../match/fingerprint-groups.js';

/** The implementation of the two joins: by the kernel's sorting, or by the reference. */
export interface JoinStrategy {
  findNearDuplicates: NearDuplicateFinder;
  groupPartition: FingerprintGrouper;
}

/** The joins of an engine. */
export async function joinStrategyFor(engine: Engine): Promise<JoinStrategy> {
  if (engine.name === 'kernel') return { findNearDuplicates, groupPartition };
  return import('../reference/joins.js');
}

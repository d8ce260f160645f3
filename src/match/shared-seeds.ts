import type { Engine } from '../kernel/engine.js';
import type { Bodies } from './bodies.js';

/** Places of one fingerprint in the text with fewer: in repetitive text there are thousands. */
const MOST_PLACES = 16;

/** Seeds of two texts from all fingerprints that both have, in the order of the first text. */
export function sharedSeeds(
  engine: Engine,
  bodies: Bodies,
  first: number,
  second: number,
): Uint32Array {
  return engine.sharedSeeds(bodies.fingerprints(first), bodies.fingerprints(second), MOST_PLACES);
}

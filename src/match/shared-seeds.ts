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
  const [a, b] = [bodies.fingerprints(engine, first), bodies.fingerprints(engine, second)];
  return engine.sharedSeeds(a, b, MOST_PLACES);
}

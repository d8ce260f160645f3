import type { Engine } from '../kernel/engine.js';
import type { ComparedTexts } from './compared-texts.js';

/** The most places of one fingerprint in the text with fewer; repetitive text has thousands. */
export const MOST_PLACES = 16;

/** Seeds of two texts from all their shared fingerprints, in the order of the first text. */
export function sharedSeeds(
  engine: Engine,
  bodies: ComparedTexts,
  first: number,
  second: number,
): Uint32Array {
  const [a, b] = [bodies.fingerprints(engine, first), bodies.fingerprints(engine, second)];
  return engine.sharedSeeds(a, b, MOST_PLACES);
}

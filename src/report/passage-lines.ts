/** Passages in words for people. */
import type { PassageRecord } from '../records/records.js';

/** The reason why a passage is of a house. */
export const HOUSE_WORDS = 'within one source alone, or the headline of another article';

/** Whether a passage travelled: it is neither boilerplate nor of a house. */
export function isShared({
  boilerplate,
  house,
}: Pick<PassageRecord, 'boilerplate' | 'house'>): boolean {
  return !boilerplate && !house;
}

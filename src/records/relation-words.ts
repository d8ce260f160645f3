import { CONTAINED } from '../group/copy-rules.js';
import type { ComparedCopy } from './compared-copies.js';
import { percent } from './figures.js';
import type { TieToCentre } from './records.js';
import { haveSameWords, shareOf } from './tie.js';

/**
 * The relation of an article to the centre of its cluster, with the share that decided: `contained
 * 93%`.
 */
export function relationWords(tie: TieToCentre): string {
  const { relation, contains } = tie;
  if (haveSameWords(tie)) return relation;
  if (isLonger(tie)) return `longer, has ${percent(contains)} of it`;
  return `${relation} ${percent(shareOf(tie))}`;
}

/**
 * The relation of a copy, with the article that it was compared with if that is not the canonical
 * one: `edited 81% of a`.
 */
export function comparedWords(copy: ComparedCopy, canonical: string): string {
  const words = relationWords(copy);
  if (copy.of === canonical) return words;
  if (isLonger(copy)) return `longer, has ${percent(copy.contains)} of ${copy.of}`;
  return `${words} ${haveSameWords(copy) ? 'to' : 'of'} ${copy.of}`;
}

function isLonger({ relation, contains }: TieToCentre): boolean {
  return relation === 'edited' && contains >= CONTAINED;
}

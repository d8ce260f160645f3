import type { Chain } from './chain.js';
import type { Rewritten } from './rewritten.js';
import { hull, longerSide, type TokenSpan, touch } from './token-span.js';

/**
 * A passage found by its sentences of which so much is copied word for word ends where the words
 * do; of which less, where its sentences do. Where the pair shows long exact copying, half is enough.
 */
const VERBATIM_SHARE = 0.75;
const VERBATIM_SHARE_IF_COPIED = 0.5;

/** A chain lies in a passage when more than half of it does, in both texts. */
const INSIDE = 0.5;

/** A passage as it is told. */
export interface SettledPassage extends TokenSpan {
  isSummary: boolean;
}

/**
 * One list of passages from those found by words and those found by sentences: fragments that a
 * rewritten passage holds together are one passage, and nothing is told twice.
 * @param isCopied whether the pair shows long exact copying: what is merely alike is then left out.
 */
export function settlePassages(
  chains: readonly Chain[],
  rewritten: readonly Rewritten[],
  isCopied: boolean,
): SettledPassage[] {
  const share = isCopied ? VERBATIM_SHARE_IF_COPIED : VERBATIM_SHARE;
  const settled: SettledPassage[] = [];
  const open = new Set(chains);
  for (const passage of rewritten) {
    const inside = chains.filter((chain) => isInside(chain, passage));
    if (inside.length === 0) {
      const isApart = !isCopied && !chains.some((chain) => touch(chain, passage));
      if (isApart) settled.push({ ...hull([passage]), isSummary: passage.isSummary });
      continue;
    }
    const matches = inside.reduce((sum, chain) => sum + chain.matches, 0);
    const copied = hull(inside);
    const isVerbatim = matches >= share * longerSide(passage);
    if (isVerbatim && (inside.length === 1 || matches < share * longerSide(copied))) continue;
    for (const chain of inside) open.delete(chain);
    const whole = isVerbatim ? copied : hull([passage, copied]);
    settled.push({ ...whole, isSummary: passage.isSummary && !isVerbatim });
  }
  for (const chain of open) settled.push({ ...hull([chain]), isSummary: false });
  return settled;
}

function isInside(chain: Chain, passage: TokenSpan): boolean {
  const { aStart, aEnd, bStart, bEnd } = chain;
  const inA = Math.min(aEnd, passage.aEnd) - Math.max(aStart, passage.aStart);
  const inB = Math.min(bEnd, passage.bEnd) - Math.max(bStart, passage.bStart);
  return inA > INSIDE * (aEnd - aStart) && inB > INSIDE * (bEnd - bStart);
}

import type { Chain } from './chain.js';
import type { EditCount } from './count-edits.js';
import type { Rewritten } from './rewritten.js';
import { hull, longerSide, shorterSide, type TokenSpan, touch } from './token-span.js';

/**
 * A passage found by its sentences of which so much is copied word for word ends where the words
 * do; of which less, where its sentences do. Where the pair shows long exact copying, half is enough.
 */
const VERBATIM_SHARE = 0.75;
const VERBATIM_SHARE_IF_COPIED = 0.5;

/** A chain lies in a passage when more than half of it does, in both texts. */
const INSIDE = 0.5;

/**
 * A statement quoted word for word among rewritten sentences is a passage of its own: an exact run
 * of one and a half times --min-passage, around which less is kept than of a rewritten sentence.
 */
const QUOTED_RUN = 1.5;
const LEAST_AROUND = 0.28;

/** A passage as it is told. */
export interface SettledPassage extends TokenSpan {
  isSummary: boolean;
}

/** What is known of a pair, by which its passages are settled. */
export interface PairFacts {
  minPassage: number;
  /** The pair shows long exact copying: what is merely alike elsewhere is left out. */
  isCopied: boolean;
  editsOf: (span: TokenSpan) => EditCount;
  /** Whether a span has enough in common to be told alone. */
  isTold: (span: TokenSpan) => boolean;
}

/**
 * One list of passages from those found by words and those found by sentences: fragments that a
 * rewritten passage holds together are one passage, and nothing is told twice.
 */
export function settlePassages(
  chains: readonly Chain[],
  alike: readonly Rewritten[],
  facts: PairFacts,
): SettledPassage[] {
  const { isCopied } = facts;
  const share = isCopied ? VERBATIM_SHARE_IF_COPIED : VERBATIM_SHARE;
  const settled: SettledPassage[] = [];
  const open = new Set(chains);
  for (const passage of alike) {
    const inside = chains.filter((chain) => isInside(chain, passage));
    const { isSummary } = passage;
    if (inside.length === 0) {
      const isApart = !isCopied && !chains.some((chain) => touch(chain, passage));
      if (isApart) settled.push({ ...hull([passage]), isSummary });
      continue;
    }
    const matches = inside.reduce((sum, chain) => sum + chain.matches, 0);
    const copied = hull(inside);
    const isVerbatim = matches >= share * longerSide(passage);
    if (isVerbatim && (inside.length === 1 || matches < share * longerSide(copied))) continue;
    const whole = isVerbatim ? copied : hull([passage, copied]);
    const around = isVerbatim || isSummary ? null : aroundQuote(inside, whole, facts);
    if (around) {
      settled.push(...around.filter(facts.isTold).map((span) => ({ ...span, isSummary: false })));
      continue;
    }
    for (const chain of inside) open.delete(chain);
    settled.push({ ...whole, isSummary: isSummary && !isVerbatim });
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

/** What stands before and behind the only chain of a passage, where that chain is a quotation. */
function aroundQuote(
  [chain, ...others]: readonly Chain[],
  whole: TokenSpan,
  { minPassage, editsOf }: PairFacts,
): TokenSpan[] | null {
  if (!chain || others.length > 0 || chain.longestRun < QUOTED_RUN * minPassage) return null;
  const { aStart, aEnd, bStart, bEnd } = whole;
  const before = { aStart, aEnd: chain.aStart, bStart, bEnd: chain.bStart };
  const behind = { aStart: chain.aEnd, aEnd, bStart: chain.bEnd, bEnd };
  const counts = [before, behind].map(editsOf);
  const matches = counts.reduce((sum, count) => sum + count.matches, 0);
  const columns = counts.reduce((sum, count) => sum + count.matches + count.edits, 0);
  if (matches >= LEAST_AROUND * columns) return null;
  return [before, behind].filter((span) => shorterSide(span) >= minPassage);
}

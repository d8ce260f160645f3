import type { Chain } from '../align/chain.js';
import type { EditCount } from '../align/count-edits.js';
import { hull, longerSide, shorterSide, type TokenSpan, touch } from '../align/token-span.js';
import type { Rewritten } from './rewritten.js';

/**
 * A passage found by its sentences ends where its copied words end if at least this share of it is
 * copied word for word; else it ends where its sentences end. Half is enough if the pair shows long
 * exact copying.
 */
const VERBATIM_SHARE = 0.75;
const VERBATIM_SHARE_IF_COPIED = 0.5;

/** A chain is inside a passage if more than half of it is, in both texts. */
const INSIDE = 0.5;

/**
 * A statement quoted word for word among rewritten sentences is a passage of its own. It is an
 * exact run of one and a half times --min-passage, or a run that is most of its side (a teaser cut
 * off within a sentence), and the text around it keeps less than a rewritten sentence would.
 */
const QUOTED_RUN = 1.5;
const QUOTED_SIDE = 0.75;
const LEAST_AROUND = 0.28;

/**
 * Copied pieces in another order are passages of their own if less than this share of their matches
 * is in order: read in order, five equal paragraphs that were moved are "29 % the same". Pieces
 * count as copied if most of their matches are in runs as long as a quotation, or if hardly any of
 * their words differ. Words shuffled within a rewritten passage pass neither test, and summaries
 * are left alone: no kind of PAN 2013 loses plagdet by this rule, and two gain 0.001.
 */
const IN_ORDER = 0.9;
const MOVED_IN_LONG_RUNS = 0.75;
const MOVED_IDENTITY = 0.9;

/** A passage as it is reported. */
export interface SettledPassage extends TokenSpan {
  isSummary: boolean;
}

/** The facts of a pair by which its passages are settled. */
export interface PairFacts {
  minPassage: number;
  /**
   * Whether the pair shows long exact copying; then passages that are only similar are left out.
   */
  isCopied: boolean;
  editsOf: (span: TokenSpan) => EditCount;
  /** Whether a span has enough in common to be reported alone. */
  isReportable: (span: TokenSpan) => boolean;
}

/**
 * Makes one list of the passages found by words and those found by sentences: fragments inside one
 * rewritten passage become one passage, and nothing is reported twice.
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
    if ((isVerbatim || isCopied) && areMoved(inside, matches, facts.minPassage)) continue;
    if (isVerbatim && (inside.length === 1 || matches < share * longerSide(copied))) continue;
    const whole = isVerbatim ? copied : hull([passage, copied]);
    const around = isVerbatim || isSummary ? null : aroundQuote(inside, whole, facts);
    if (around) {
      for (const span of around)
        if (facts.isReportable(span)) settled.push({ ...span, isSummary: false });
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

/** Whether chains with `matches` matching tokens are copied pieces in another order. */
function areMoved(chains: readonly Chain[], matches: number, minPassage: number): boolean {
  let inLongRuns = 0;
  let columns = 0;
  for (const chain of chains) {
    columns += chain.columns;
    if (chain.longestRun >= QUOTED_RUN * minPassage) inLongRuns += chain.matches;
  }
  const areCopied =
    inLongRuns >= MOVED_IN_LONG_RUNS * matches || matches >= MOVED_IDENTITY * columns;
  return areCopied && matchesInOrder(chains) < IN_ORDER * matches;
}

/**
 * The most matches of chains that follow each other in both texts: the heaviest increasing
 * subsequence, by a tree of prefix maxima (Fenwick, Software: Practice and Experience 24, 1994).
 * Cost: n log n for n chains.
 */
function matchesInOrder(chains: readonly Chain[]): number {
  const byFirst = chains.slice().sort((x, y) => x.aStart - y.aStart || y.bStart - x.bStart);
  const bStarts = Uint32Array.from(chains, (chain) => chain.bStart).sort();
  const rankOf = new Map(Array.from(bStarts, (bStart, rank) => [bStart, rank + 1]));
  const most = new Float64Array(chains.length + 1);
  let heaviest = 0;
  for (const { bStart, matches } of byFirst) {
    const rank = rankOf.get(bStart) ?? 0;
    let before = 0;
    for (let at = rank - 1; at > 0; at -= at & -at) before = Math.max(before, most[at] ?? 0);
    const sum = before + matches;
    for (let at = rank; at <= chains.length; at += at & -at) {
      most[at] = Math.max(most[at] ?? 0, sum);
    }
    heaviest = Math.max(heaviest, sum);
  }
  return heaviest;
}

/** The spans before and after the only chain of a passage, if that chain is a quotation. */
function aroundQuote(
  [chain, ...others]: readonly Chain[],
  whole: TokenSpan,
  { minPassage, editsOf }: PairFacts,
): TokenSpan[] | null {
  if (!chain || others.length > 0) return null;
  const quotedRun = Math.min(
    QUOTED_RUN * minPassage,
    Math.max(minPassage, QUOTED_SIDE * shorterSide(whole)),
  );
  if (chain.longestRun < quotedRun) return null;
  const { aStart, aEnd, bStart, bEnd } = whole;
  const before = { aStart, aEnd: chain.aStart, bStart, bEnd: chain.bStart };
  const after = { aStart: chain.aEnd, aEnd, bStart: chain.bEnd, bEnd };
  const counts = [before, after].map(editsOf);
  const matches = counts.reduce((sum, count) => sum + count.matches, 0);
  const columns = counts.reduce((sum, count) => sum + count.matches + count.edits, 0);
  if (matches >= LEAST_AROUND * columns) return null;
  return [before, after].filter((span) => shorterSide(span) >= minPassage);
}

import { ALIGNMENT } from '../kernel/abi.js';

/** A passage of two token sequences: aligned spans, joined over gaps. Places count tokens. */
export interface Chain {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
  /** Tokens that match. */
  matches: number;
  /** Aligned tokens: matching, changed, inserted and dropped ones. */
  columns: number;
  /** Tokens of the longest exact run. */
  longestRun: number;
  /** The alignments, without the gaps between them. */
  parts: Part[];
}

/** Aligned spans without a gap. */
export interface Part {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/** An inserted or rewritten sentence or two (some 25 tokens each) does not end a passage. */
const LONGEST_GAP = 50;

/** The least share of a chain that must match, gaps included. */
const LEAST_IDENTITY = 0.6;

/**
 * The latest chains, which a further alignment may continue: passages may come in another order.
 */
const OPEN_CHAINS = 8;

/**
 * Joins alignments that follow each other in both sequences. A gap may be as long as the shorter of
 * its two neighbours, so long passages bridge a sentence and short ones only a few words.
 * @param alignments as {@link Engine.align} gives them, in any order.
 * @param within whether a sequence was aligned with itself: then the two places of a chain never
 *   overlap (p1 p1 p2 p2 is two repeats, not p1 to p2 with itself).
 * @returns chains in the order of their first places.
 */
export function chainAlignments(alignments: Uint32Array, within = false): Chain[] {
  const links: Chain[] = [];
  for (let at = 0; at < alignments.length; at += ALIGNMENT.length) {
    const number = (field: number) => alignments[at + field] ?? 0;
    const matches = number(ALIGNMENT.matches);
    const [aStart, aEnd] = [number(ALIGNMENT.aStart), number(ALIGNMENT.aEnd)];
    const [bStart, bEnd] = [number(ALIGNMENT.bStart), number(ALIGNMENT.bEnd)];
    links.push({
      aStart,
      aEnd,
      bStart,
      bEnd,
      parts: [{ aStart, aEnd, bStart, bEnd }],
      matches,
      columns: matches + number(ALIGNMENT.edits),
      longestRun: number(ALIGNMENT.longestRun),
    });
  }
  links.sort((x, y) => x.aStart - y.aStart || x.bStart - y.bStart);
  const parts = links.map((link) => link.parts[0] as Part);
  const chains: Chain[] = [];
  for (const link of links) {
    const chain = openChain(chains, link, parts, within);
    if (chain) append(chain, link);
    else chains.push(link);
  }
  return chains;
}

/** The latest chain that a link continues. */
function openChain(
  chains: readonly Chain[],
  link: Chain,
  parts: readonly Part[],
  within: boolean,
): Chain | undefined {
  const first = Math.max(0, chains.length - OPEN_CHAINS);
  for (let n = chains.length - 1; n >= first; n--) {
    const chain = chains[n]!;
    if (follows(chain, link, within) && !parts.some((part) => fills(part, chain, link)))
      return chain;
  }
  return undefined;
}

/**
 * Whether a part fills half of the gap or more, in either sequence: then the link belongs
 * elsewhere.
 */
function fills(part: Part, chain: Chain, link: Chain): boolean {
  const inA = Math.min(part.aEnd, link.aStart) - Math.max(part.aStart, chain.aEnd);
  const inB = Math.min(part.bEnd, link.bStart) - Math.max(part.bStart, chain.bEnd);
  return 2 * Math.max(inA, inB) > gapBetween(chain, link);
}

function gapBetween(chain: Chain, link: Chain): number {
  return Math.max(link.aStart - chain.aEnd, link.bStart - chain.bEnd);
}

function follows(chain: Chain, link: Chain, within: boolean): boolean {
  if (link.aStart < chain.aEnd || link.bStart < chain.bEnd) return false;
  if (within && link.aEnd > chain.bStart) return false;
  const gap = gapBetween(chain, link);
  if (gap > Math.min(LONGEST_GAP, chain.matches, link.matches)) return false;
  const matches = chain.matches + link.matches;
  return matches >= LEAST_IDENTITY * (chain.columns + gap + link.columns);
}

function append(chain: Chain, link: Chain): void {
  chain.columns += gapBetween(chain, link) + link.columns;
  chain.matches += link.matches;
  chain.aEnd = link.aEnd;
  chain.bEnd = link.bEnd;
  for (const part of link.parts) chain.parts.push(part);
  chain.longestRun = Math.max(chain.longestRun, link.longestRun);
}

/** An edited copy without a long run needs half as many matching tokens again as an exact run. */
const EDITED_EVIDENCE = 1.5;
const EDITED_IDENTITY = 0.7;

/** The rule that makes a chain a passage or rejects it. */
export type PassageRule = 'exact-run' | 'edited-copy' | 'too-few-matches' | 'too-many-edits';

/** The limits that chains are judged by, for passages of `minPassage` tokens. */
export function passageLimits(minPassage: number) {
  return { run: minPassage, matches: EDITED_EVIDENCE * minPassage, identity: EDITED_IDENTITY };
}

/**
 * Judges a chain. It is a passage if it has an exact run of `minPassage` tokens; or as an edited
 * copy, if it has more matching tokens than that and most of its tokens match.
 */
export function judgeChain(chain: Chain, minPassage: number): PassageRule {
  return judge(chain.longestRun, chain.matches, chain.columns, minPassage);
}

/** Whether a chain is a passage. */
export function isPassage(chain: Chain, minPassage: number): boolean {
  return isPassageOf(chain.longestRun, chain.matches, chain.columns, minPassage);
}

/** Whether a chain with these numbers is a passage. */
export function isPassageOf(
  longestRun: number,
  matches: number,
  columns: number,
  minPassage: number,
): boolean {
  const rule = judge(longestRun, matches, columns, minPassage);
  return rule === 'exact-run' || rule === 'edited-copy';
}

function judge(
  longestRun: number,
  matches: number,
  columns: number,
  minPassage: number,
): PassageRule {
  const limits = passageLimits(minPassage);
  if (longestRun >= limits.run) return 'exact-run';
  if (matches < limits.matches) return 'too-few-matches';
  return matches >= limits.identity * columns ? 'edited-copy' : 'too-many-edits';
}

import type { Chain, Part } from '../align/chain.js';
import { ALIGNMENT } from '../kernel/abi.js';

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

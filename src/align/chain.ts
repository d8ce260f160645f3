import { CHAIN, PART } from '../kernel/abi.js';

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

/**
 * Chains as objects, for the few texts that are examined closely.
 * @param rows as an engine gives them.
 */
export function chainsOf(rows: Uint32Array): Chain[] {
  const chains: Chain[] = [];
  for (let at = 0; at < rows.length; ) {
    const end = at + CHAIN.length + PART.length * rows[at + CHAIN.parts]!;
    const parts: Part[] = [];
    for (let part = at + CHAIN.length; part < end; part += PART.length) {
      parts.push(spanAt(rows, part));
    }
    chains.push({
      ...spanAt(rows, at),
      matches: rows[at + CHAIN.matches]!,
      columns: rows[at + CHAIN.columns]!,
      longestRun: rows[at + CHAIN.longestRun]!,
      parts,
    });
    at = end;
  }
  return chains;
}

function spanAt(rows: Uint32Array, at: number): Part {
  return {
    aStart: rows[at + PART.aStart]!,
    aEnd: rows[at + PART.aEnd]!,
    bStart: rows[at + PART.bStart]!,
    bEnd: rows[at + PART.bEnd]!,
  };
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

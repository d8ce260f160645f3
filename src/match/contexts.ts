import type { Plan } from '../options/plan.js';
import { type Column, loadColumn } from '../store/stored-columns.js';
import type { ComparedTexts } from './compared-texts.js';
import type { FingerprintGroups } from './fingerprint-groups.js';
import type { TextPlaces } from './text-places.js';

/** The places of groups by the blocks that hold their texts. */
export interface PlacesByBlock {
  /** The token of its block where each place is, block after block. */
  tokens: Column;
  /** Where the places of each block end. */
  ends: Uint32Array;
  /** The row of each place of the groups in `tokens`; 0 if it has none. */
  rows: Column;
}

/** The tokens around the places of groups, so that linking them need not read their texts. */
export interface Contexts {
  /** The tokens of each place; {@link reachOf} gives their number. */
  tokens: Uint32Array;
  /** The context of each place of the groups. */
  rows: Uint32Array;
}

/** The numbers of tokens that linking reads before a place and from it on. */
export function reachOf({ minPassage, shape }: Plan): { back: number; ahead: number } {
  return { back: minPassage - shape.seed, ahead: minPassage };
}

/**
 * Puts the places of groups in the order of blocks. Groups of two places are left out, because they
 * are linked without comparing. Cost: two looks at each; 8 bytes per place.
 */
export function placesByBlock(
  { set, blocks, starts }: TextPlaces,
  groups: FingerprintGroups,
): PlacesByBlock & { tokens: Uint32Array; rows: Uint32Array } {
  const { texts, positions } = groups;
  const ends = new Uint32Array(set.blockCount);
  visitPlaces(groups, (place) => ends[blocks[texts[place]!]!]!++);
  const next = new Uint32Array(ends.length);
  for (let block = 1; block < ends.length; block++) {
    next[block] = ends[block - 1]!;
    ends[block]! += ends[block - 1]!;
  }
  const tokens = new Uint32Array(ends.at(-1) ?? 0);
  const rows = new Uint32Array(texts.length);
  visitPlaces(groups, (place) => {
    const text = texts[place]!;
    const row = next[blocks[text]!]!++;
    tokens[row] = starts[text]! + positions[place]!;
    rows[place] = row;
  });
  return { tokens, ends, rows };
}

function visitPlaces({ starts }: FingerprintGroups, visit: (place: number) => void): void {
  for (let group = 0; group + 1 < starts.length; group++) {
    const end = starts[group + 1]!;
    if (end - starts[group]! === 2) continue;
    for (let place = starts[group]!; place < end; place++) visit(place);
  }
}

/**
 * The contexts of places of one block, whose tokens are read once for all partitions of groups.
 * @param lists tokens of the block, by partition.
 * @returns contexts, and where the contexts of each list end. A context that extends beyond its
 *   text is padded.
 */
export function contextsOfBlock(
  places: TextPlaces,
  bodies: ComparedTexts,
  block: number,
  lists: readonly Column[],
  plan: Plan,
): { words: Uint32Array; ends: Uint32Array } {
  const { back, ahead } = reachOf(plan);
  places.scratch.reset();
  const column = places.set.blockTokens(block, places.scratch);
  const whose = places.set.placesOf(block);
  const textsOf = places.textsOf(block);
  const bodyOf: Uint32Array[] = [];
  const read = lists.map(loadColumn);
  const words = new Uint32Array(read.reduce((sum, list) => sum + list.length, 0) * (back + ahead));
  const ends = new Uint32Array(lists.length);
  let row = 0;
  for (const [list, tokens] of read.entries()) {
    for (const token of tokens) {
      const local = whose.localAt(token);
      const text = textsOf[local]!;
      const start = whose.start(local);
      const position = bodies.cut.toBody(text, token - start);
      if (position >= 0) {
        bodyOf[local] ??= bodies.bodyIn(column.subarray(start), text);
        const body = bodyOf[local];
        const to = Math.min(body.length, position + ahead);
        let out = row + back - Math.min(back, position);
        for (let at = Math.max(0, position - back); at < to; at++) words[out++] = body[at]!;
      }
      row += back + ahead;
    }
    ends[list] = row;
  }
  return { words, ends };
}

/** Two texts as rows beside each other: shared text is in one row, with its edits marked. */
import { diffArrays } from 'diff';
import type { Block } from './shared-blocks.js';
import { tokensOf } from './tokens.js';

/** A piece of a text. `moved` is shared with another row, an `edit` has no equal on the other side. */
export interface Piece {
  text: string;
  kind: 'plain' | 'edit' | 'moved';
  /** Number of the block of a moved piece. */
  block?: number;
}

/** A row; one of its sides may be empty. */
export interface Row {
  left: Piece[];
  right: Piece[];
  /** Number of the shared block, from 0; null for a row that is not shared. */
  block: number | null;
}

/** Edits of a block that are searched for; a block with more is shown as edited as a whole. */
const MOST_EDITS = 4000;

/**
 * The rows of two texts. Blocks that keep their order are aligned; the others are marked as moved where
 * they are on each side.
 */
export function rowsOf(left: string, right: string, blocks: readonly Block[]): Row[] {
  const aligned = inOrder(blocks);
  const moved = blocks
    .map((block, number) => ({ ...block, number }))
    .filter(({ number }) => !aligned.includes(number));
  const rows: Row[] = [];
  let [leftAt, rightAt] = [0, 0];
  const between = (leftEnd: number, rightEnd: number) => {
    const row: Row = {
      left: marked(
        left,
        leftAt,
        leftEnd,
        moved.map(({ left, number }) => ({ ...left, number })),
      ),
      right: marked(
        right,
        rightAt,
        rightEnd,
        moved.map(({ right, number }) => ({ ...right, number })),
      ),
      block: null,
    };
    if (isVisible(row)) rows.push(row);
  };
  for (const number of aligned) {
    const block = blocks[number]!;
    between(block.left.start, block.right.start);
    rows.push(...sharedRows(left, right, block, number));
    [leftAt, rightAt] = [block.left.end, block.right.end];
  }
  between(left.length, right.length);
  return rows;
}

/** The blocks of the longest sequence that has the same order in both texts, without overlaps. */
export function inOrder(blocks: readonly Block[]): number[] {
  const order = [...blocks.keys()].sort((x, y) => blocks[x]!.left.start - blocks[y]!.left.start);
  const best: { length: number; before: number }[] = [];
  let last = -1;
  for (const [at, number] of order.entries()) {
    const { left, right } = blocks[number]!;
    best[at] = { length: 0, before: -1 };
    for (let earlier = 0; earlier < at; earlier++) {
      const other = blocks[order[earlier]!]!;
      if (other.left.end > left.start || other.right.end > right.start) continue;
      if (best[earlier]!.length > best[at]!.length)
        best[at] = { length: best[earlier]!.length, before: earlier };
    }
    best[at]!.length += left.end - left.start;
    if (last < 0 || best[at]!.length > best[last]!.length) last = at;
  }
  const chosen: number[] = [];
  for (let at = last; at >= 0; at = best[at]!.before) chosen.unshift(order[at]!);
  return chosen;
}

/** A stretch of a shared block: equal text, or an edit, of which one side may be empty. */
interface Step {
  left: string;
  right: string;
  isEdit: boolean;
}

/** The rows of one shared block, a row for each paragraph that both have. */
function sharedRows(left: string, right: string, block: Block, number: number): Row[] {
  const steps = block.edits ? givenSteps(left, right, block) : foundSteps(left, right, block);
  const rows: Row[] = [{ left: [], right: [], block: number }];
  for (const step of steps) {
    if (!step.isEdit) {
      addEqual(rows, step);
      continue;
    }
    const row = rows.at(-1)!;
    if (step.left !== '') row.left.push({ text: step.left, kind: 'edit' });
    if (step.right !== '') row.right.push({ text: step.right, kind: 'edit' });
  }
  return rows.filter(isVisible);
}

/** The stretches between and at the edits that the results have. */
function givenSteps(left: string, right: string, block: Block): Step[] {
  const steps: Step[] = [];
  let [leftAt, rightAt] = [block.left.start, block.right.start];
  const upTo = (leftEnd: number, rightEnd: number) => {
    const texts = { left: left.slice(leftAt, leftEnd), right: right.slice(rightAt, rightEnd) };
    [leftAt, rightAt] = [leftEnd, rightEnd];
    return texts;
  };
  for (const edit of block.edits ?? []) {
    steps.push({ ...upTo(edit.left.start, edit.right.start), isEdit: false });
    steps.push({ ...upTo(edit.left.end, edit.right.end), isEdit: true });
  }
  return [...steps, { ...upTo(block.left.end, block.right.end), isEdit: false }];
}

/** The edits of a block for which the results have none, word by word. */
function foundSteps(left: string, right: string, block: Block): Step[] {
  const a = tokensOf(left, block.left.start, block.left.end).texts;
  const b = tokensOf(right, block.right.start, block.right.end).texts;
  const changes = diffArrays(a, b, { comparator: isAlike, maxEditLength: MOST_EDITS });
  if (!changes) return [{ left: a.join(''), right: b.join(''), isEdit: true }];
  let [atA, atB] = [0, 0];
  return changes.map(({ count, added, removed }) => {
    const [fromA, fromB] = [atA, atB];
    if (!added) atA += count;
    if (!removed) atB += count;
    const isEdit = added || removed;
    return { left: a.slice(fromA, atA).join(''), right: b.slice(fromB, atB).join(''), isEdit };
  });
}

/** Equal words; white space of any length is equal. */
function isAlike(a: string, b: string): boolean {
  return a === b || (/^\s/.test(a) && /^\s/.test(b));
}

/** Adds equal text; after the end of a paragraph, a new row begins. */
function addEqual(rows: Row[], { left, right }: Step): void {
  const [a, b] = [left, right].map((text) => text.split(/(?<=\n\s*)(?=\S)/));
  const parts = a!.length === b!.length ? a! : [left];
  for (const [i, part] of parts.entries()) {
    if (i > 0) rows.push({ left: [], right: [], block: rows.at(-1)!.block });
    const row = rows.at(-1)!;
    addPlain(row.left, part);
    addPlain(row.right, parts.length === 1 ? right : b![i]!);
  }
  const ends = [left, right].every((text) => /\n\s*$/.test(text));
  if (ends) rows.push({ left: [], right: [], block: rows.at(-1)!.block });
}

function addPlain(pieces: Piece[], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === 'plain') last.text += text;
  else if (text !== '') pieces.push({ text, kind: 'plain' });
}

/** `text[start, end)` with the spans that moved. */
function marked(
  text: string,
  start: number,
  end: number,
  spans: readonly { start: number; end: number; number: number }[],
): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const span of spans.toSorted((x, y) => x.start - y.start)) {
    const [from, to] = [Math.max(at, span.start), Math.min(end, span.end)];
    if (from >= to) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), kind: 'plain' });
    pieces.push({ text: text.slice(from, to), kind: 'moved', block: span.number });
    at = to;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), kind: 'plain' });
  return pieces;
}

function isVisible({ left, right }: Row): boolean {
  return [...left, ...right].some(({ text }) => text.trim() !== '');
}

/** The blocks that two articles share: the spans of the results where there are any. */
import type { EditedSpans } from '../../src/records/lineage.js';
import type { ClusterRecord, PassageRecord } from '../../src/records/records.js';
import type { ArticleText } from '../data/article-text.js';
import type { Results } from '../data/results.js';
import { type Block, type SpanPair, sharedBlocks } from './shared-blocks.js';

/** Two articles with their texts and the blocks that they share. */
export interface Pair {
  texts: [left: string, right: string];
  /** Whether both texts are whole. */
  isWhole: boolean;
  blocks: Block[];
  /** Where the blocks are from. */
  from: 'passages' | 'lineage' | 'page';
}

type Texts = readonly [left: ArticleText, right: ArticleText];

/** Null if the page does not have both texts. */
export async function pairOf(results: Results, left: number, right: number): Promise<Pair | null> {
  const [a, b] = [await results.textOf(left), await results.textOf(right)];
  if (a === null || b === null) return null;
  const both: Texts = [a, b];
  const texts: Pair['texts'] = [a.string, b.string];
  const isWhole = a.isWhole && b.isWhole;
  const cluster = await clusterOf(results, left, right);
  const ids: [string, string] = [results.idOf(left), results.idOf(right)];
  const lineage = cluster && lineageBlocks(cluster, ids, both);
  if (lineage) return { texts, isWhole, blocks: lineage, from: 'lineage' };
  const passages = await commonPassages(results, left, right);
  const blocks = passages.flatMap((passage) => passageBlocks(passage, ids, both));
  if (cluster || blocks.length === 0)
    return { texts, isWhole, blocks: sharedBlocks(...texts), from: 'page' };
  return { texts, isWhole, blocks, from: 'passages' };
}

/** The cluster that both are in. */
async function clusterOf(
  results: Results,
  left: number,
  right: number,
): Promise<ClusterRecord | null> {
  const { cluster } = results.index.articles;
  const [one = -1, other = -1] = [cluster[left], cluster[right]];
  return one >= 0 && one === other ? results.cluster(one) : null;
}

async function commonPassages(
  results: Results,
  left: number,
  right: number,
): Promise<PassageRecord[]> {
  const others = new Set(results.passagesOf(right));
  const common = results.passagesOf(left).filter((passage) => others.has(passage));
  return Promise.all(common.map((passage) => results.record('passage', passage)));
}

/** The first place of a passage in each of the two; in one article, the first two places. */
function passageBlocks(
  { id, occurrences }: PassageRecord,
  [leftId, rightId]: readonly [string, string],
  [left, right]: Texts,
): Block[] {
  const a = occurrences.find(({ article }) => article === leftId);
  const b = occurrences.findLast(({ article }) => article === rightId);
  if (!a || !b || a === b) return [];
  return [
    {
      left: { start: left.at(a.start), end: left.at(a.end) },
      right: { start: right.at(b.start), end: right.at(b.end) },
      passage: id,
    },
  ];
}

/**
 * The kept text between the edits of a copy, if one of the two is the origin of the other; null if the
 * lineage does not say it, or if text moved.
 */
function lineageBlocks(
  cluster: ClusterRecord,
  [leftId, rightId]: readonly [string, string],
  [left, right]: Texts,
): Block[] | null {
  const origin = cluster.origin?.article;
  const copyId = origin === leftId ? rightId : leftId;
  if (origin == null || (origin !== leftId && origin !== rightId)) return null;
  const changes = cluster.lineage?.find(({ article }) => article === copyId)?.changes;
  // Where text moved, the order of the edits shows no pairs of places.
  if (!changes || changes.moved.length > 0) return null;
  const isOriginLeft = origin === leftId;
  const [source, copy] = isOriginLeft ? [left, right] : [right, left];
  const pairOfSpans = ([a, b, c, d]: EditedSpans): SpanPair => {
    const from = { start: source.at(a), end: source.at(b) };
    const to = { start: copy.at(c), end: copy.at(d) };
    return isOriginLeft ? { left: from, right: to } : { left: to, right: from };
  };
  const edits = changes.edits.map(pairOfSpans);
  return betweenLongEdits(edits, [left.string, right.string]);
}

/** An edit that is longer than this on one side separates two blocks. */
const INNER_UNITS = 160;

/** The blocks of kept text, with their short edits. */
function betweenLongEdits(edits: readonly SpanPair[], [left, right]: Pair['texts']): Block[] {
  const blocks: Block[] = [];
  let block: Block & { edits: SpanPair[] };
  const open = (leftAt: number, rightAt: number) => {
    block = {
      left: { start: leftAt, end: leftAt },
      right: { start: rightAt, end: rightAt },
      passage: '',
      edits: [],
    };
  };
  const close = (leftEnd: number, rightEnd: number) => {
    block.left.end = leftEnd;
    block.right.end = rightEnd;
    const texts = [left.slice(block.left.start, leftEnd), right.slice(block.right.start, rightEnd)];
    if (texts.every((text) => text.trim() !== '')) blocks.push(block);
  };
  open(0, 0);
  for (const edit of edits) {
    const isShort = [edit.left, edit.right].every(({ start, end }) => end - start <= INNER_UNITS);
    if (isShort) {
      block!.edits.push(edit);
      continue;
    }
    const [ofLeft, ofRight] = [withStop(edit.left, left), withStop(edit.right, right)];
    close(ofLeft.start, ofRight.start);
    open(ofLeft.end, ofRight.end);
  }
  close(left.length, right.length);
  return blocks;
}

/**
 * A span with the full stop and the space after it, which are not words: they end the text that was cut
 * or added, or, on the side that has none, the text before it.
 */
function withStop({ start, end }: SpanPair['left'], text: string): SpanPair['left'] {
  const [stop] = /^[^\s\p{L}\p{N}]{0,5}\s{0,5}/u.exec(text.slice(end, end + 10))!;
  return { start: start === end ? end + stop.length : start, end: end + stop.length };
}

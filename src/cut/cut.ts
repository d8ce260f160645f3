import { comesOnce } from '../article/address.js';
import { readFile } from '../kernel/bytes.js';
import type { RepeatRecord } from '../records/records.js';
import { isDoubled } from '../records/repeat-lines.js';
import type { OpenScan } from '../scan/scan.js';
import { type CuttableArticle, cutFile } from './cut-file.js';
import type { CutText } from './cut-repeats.js';
import { applyEdits, unifiedDiff } from './unified-diff.js';

/** A file with repeats, and the result of cutting it. */
export interface CutFile {
  /** Path below the folder that was scanned, with `/`: the first part of the ids of its articles. */
  id: string;
  /** Number of words that the copy lacks; 0 if nothing is cut. */
  words: number;
  /** Repeats that stay, each with the reason. */
  left: CutText['left'];
  /** Why articles with doubled text were not cut. */
  refused: string[];
  /** The file without the doubled text; null if nothing is cut. */
  copy: Uint8Array | null;
  /** The same change as a unified diff of the file; null if nothing is cut. */
  patch: Uint8Array | null;
}

/**
 * Cuts text that a fault has doubled from the files of a scan, and writes nothing. Yields the files
 * with repeats one at a time, in the order of their ids. Articles that are not in files are left out.
 *
 * Each cut is checked on the text: the second copy equals the first apart from case, spacing and
 * punctuation. Cost: one read of each file with repeats.
 */
export function* cut(
  result: Pick<OpenScan, 'repeats' | 'addressOf' | 'summary'>,
): Generator<CutFile> {
  for (const file of filesOf(result)) yield cutOne(file, result.summary.offsets);
}

/** A file, and its articles that have repeats. */
interface RepeatingFile {
  path: string;
  id: string;
  articles: CuttableArticle[];
}

/** The files with repeats, in the order of their ids. */
function filesOf(result: Pick<OpenScan, 'repeats' | 'addressOf'>): RepeatingFile[] {
  const files = new Map<string, RepeatingFile>();
  for (const [article, repeats] of groupByArticle(result.repeats)) {
    const address = result.addressOf(article);
    if (comesOnce(address)) continue;
    const { path, fileId: id } = address;
    const known = files.get(path) ?? { path, id, articles: [] };
    known.articles.push({ ...address, repeats });
    files.set(path, known);
  }
  return [...files.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
}

function groupByArticle(repeats: readonly RepeatRecord[]): Map<string, RepeatRecord[]> {
  const groups = new Map<string, RepeatRecord[]>();
  for (const repeat of repeats) {
    const group = groups.get(repeat.article);
    if (group) group.push(repeat);
    else groups.set(repeat.article, [repeat]);
  }
  return groups;
}

function cutOne(
  { path, id, articles }: RepeatingFile,
  offsets: OpenScan['summary']['offsets'],
): CutFile {
  try {
    const bytes = readFile(path);
    const { edits, words, left, refused } = cutFile(bytes, articles, offsets);
    const isCut = edits.length > 0;
    return {
      ...{ id, words, left },
      refused: articles.some(({ repeats }) => repeats.some(isDoubled)) ? refused : [],
      copy: isCut ? applyEdits(bytes, edits) : null,
      patch: isCut ? unifiedDiff(id, bytes, edits) : null,
    };
  } catch (error) {
    // The file may be gone, or too large for one buffer.
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const refused = [`it cannot be read again (${code})`];
    return { id, words: 0, left: [], refused, copy: null, patch: null };
  }
}

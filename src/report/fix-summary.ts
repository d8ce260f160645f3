/** What `repeats --fix` did, for people. */

import type { CutText, LeftReason } from '../cut/cut-repeats.js';
import { andMore, count, percent, thousands } from '../records/figures.js';
import { cutMiddle, printable } from '../records/quote.js';
import { describePurposeful } from '../records/repeat-lines.js';
import type { TextLook } from './reporter.js';
import { wrapText } from './wrap.js';

/** The cuts of a run, the files without a cut, and the reasons. */
export interface FixReport {
  /** Paths of the copies and of the patch; '' if they were not requested. */
  folder: string;
  patch: string;
  /** Files with a cut copy, by id. */
  files: { id: string; words: number }[];
  left: CutText['left'];
  /** Files with something to cut that were left unchanged. */
  refused: { id: string; reason: string }[];
}

const ID_WIDTH = 48;

const REASONS: Record<Exclude<LeftReason, 'on-purpose'>, string> = {
  edited: 'the second copy is edited',
  'within-sentence': 'it begins or ends within a sentence',
  'open-tags': 'to cut it would leave tags open',
};

/** The summary: cut files, saved words, and the repeats left with the reasons. */
export function describeFix(report: FixReport, { top, width }: TextLook): string {
  const shorten = (lines: readonly string[]) => firstOf(lines, top);
  const { files, folder, patch, left, refused } = report;
  const words = files.reduce((sum, file) => sum + file.words, 0);
  const places = [folder && `copies in ${printable(folder)}`, patch && `patch ${printable(patch)}`];
  const where = places.filter(Boolean).join(', ');
  const lines = [
    '',
    files.length === 0
      ? 'Nothing to cut'
      : `Cut  ${count(files.length, 'file')}, ${count(words, 'word')} fewer; ${where}`,
    ...shorten(
      files.map(({ id, words: saved }) => `  ${shown(id)}  ${count(saved, 'word')} fewer`),
    ),
  ];
  const onPurpose = describePurposeful(left.map(({ repeat }) => repeat));
  const others = left.flatMap(({ repeat, reason }) => {
    if (reason === 'on-purpose') return [];
    const { article, first, again, identity } = repeat;
    const alike = identity < 1 ? `, ${percent(identity)} the same` : '';
    return `  ${shown(article)}  lines ${first.line} and ${again.line}: ${REASONS[reason]}${alike}`;
  });
  if (left.length > 0) lines.push(`Left alone  ${thousands(left.length)}`);
  for (const line of shorten(others)) lines.push(line);
  if (onPurpose !== '') lines.push(`  ${onPurpose}, there on purpose`);
  if (refused.length > 0) lines.push(`Not cut  ${thousands(refused.length)}`);
  const reasons = refused.map(({ id, reason }) => `  ${shown(id)}: ${reason}`);
  for (const line of shorten(reasons)) lines.push(line);
  return `${lines.flatMap((line) => wrapped(line, width)).join('\n')}\n`;
}

function wrapped(line: string, width: number): string[] {
  const indent = line.search(/\S|$/);
  return wrapText(line.trimStart(), { indent, hanging: indent + 2, width });
}

function shown(id: string): string {
  return cutMiddle(id, ID_WIDTH);
}

function firstOf(lines: readonly string[], top: number): string[] {
  if (lines.length <= top) return [...lines];
  return [...lines.slice(0, top), `  ${andMore(lines.length - top)}`];
}

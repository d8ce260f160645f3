/** The commands that lead on from the findings of a scan, with its own ids, paths and options. */
import fs from 'node:fs';
import path from 'node:path';
import type { OpenScan } from '../index.js';
import {
  COMPARE_OPTIONS,
  type CommandOption,
  OPTIONS,
  REPEATS_OPTIONS,
} from '../options/command-options.js';
import { displayWidth } from '../records/display-width.js';
import { printable } from '../records/quote.js';
import { isDoubled } from '../records/repeat-lines.js';
import { haveSameWords } from '../records/tie.js';
import { painter, STYLE } from '../report/paint.js';
import { isShared } from '../report/passage-lines.js';
import type { TextLook } from '../report/reporter.js';

/** A run as the user wrote it. */
export interface Invocation {
  command: 'scan' | 'repeats';
  paths: readonly string[];
  given: Readonly<Record<string, unknown>>;
}

/** The findings, and the files of their articles. */
type Found = Pick<OpenScan, 'clusters' | 'passages' | 'repeats' | 'addressOf'>;

/** A command, and its purpose in a few words. */
interface Step {
  words: readonly string[];
  purpose: string;
}

/** The steps as lines; '' if there are none. */
export function describeNextSteps(found: Found, run: Invocation, look: TextLook): string {
  const steps = [compareStep(found, run), fixStep(found, run), reportStep(found, run)];
  const lines = steps.filter((step) => step !== null).flatMap((step) => linesOf(step, look));
  if (lines.length === 0) return '';
  return `\n${painter(look)(STYLE.bold, 'Next')}\n${lines.join('\n')}\n`;
}

/** The first copy with other words and its canonical article, else two articles with one passage. */
function compareStep(found: Found, { given }: Invocation): Step | null {
  for (const pair of pairsOf(found)) {
    const names = pair.map((id) => nameOf(id, found));
    if (names.some((name) => name === null)) continue;
    const words = [
      'wirecopy',
      'compare',
      ...(names as string[]),
      ...flagsOf(given, COMPARE_OPTIONS),
    ];
    return { words, purpose: 'two articles side by side' };
  }
  return null;
}

function* pairsOf({ clusters, passages }: Found): Generator<[string, string]> {
  for (const { canonical, members, stub } of clusters.toSorted(
    (x, y) => y.members.length - x.members.length,
  )) {
    const edited = members.find((member) => !haveSameWords(member));
    if (!stub && edited) yield [canonical, edited.article];
  }
  for (const passage of passages) {
    const [first, ...others] = passage.occurrences;
    const other = others.find(({ article }) => article !== first?.article);
    if (isShared(passage) && first && other) yield [first.article, other.article];
  }
}

/** An article as `compare` takes it; null if no path leads to it. */
function nameOf(id: string, { addressOf }: Found): string | null {
  const { path: file, fileId, line, member } = addressOf(id);
  if (!path.isAbsolute(file) || member !== undefined) return null;
  const relative = path.relative('', file);
  const shown = relative.length < file.length ? relative : file;
  if (line === 0) return shown;
  return `${shown}#${id.startsWith(`${fileId}#`) ? id.slice(fileId.length + 1) : id}`;
}

function fixStep({ repeats, addressOf }: Found, { paths, given }: Invocation): Step | null {
  const canBeCut = ({ article }: { article: string }) => {
    const { path: file, reader, member } = addressOf(article);
    return path.isAbsolute(file) && member === undefined && ['text', 'records'].includes(reader);
  };
  const isDone = given.fix !== undefined || given.patch !== undefined;
  if (isDone || !repeats.some((repeat) => isDoubled(repeat) && canBeCut(repeat))) return null;
  const words = [...inputs('repeats', paths, given, REPEATS_OPTIONS), '--fix', freeFolder('clean')];
  return { words, purpose: 'copies without doubled text' };
}

/** A name that no file has yet. */
function freeFolder(name: string): string {
  let free = name;
  for (let number = 2; fs.existsSync(free); number++) free = `${name}-${number}`;
  return `${free}/`;
}

function reportStep(found: Found, { command, paths, given }: Invocation): Step | null {
  const { clusters, passages, repeats } = found;
  const isEmpty = clusters.length + passages.length + repeats.length === 0;
  const isOfRepeats = command === 'repeats' || given.only === 'repeats';
  // Standard input comes only once.
  const canBeRead = !paths.includes('-');
  if (isOfRepeats || isEmpty || !canBeRead || given.report !== undefined) return null;
  const words = [...inputs('scan', paths, given, OPTIONS), '--report', 'report.html'];
  return { words, purpose: 'all of it in a browser' };
}

function inputs(
  command: string,
  paths: readonly string[],
  given: Invocation['given'],
  options: readonly CommandOption[],
): string[] {
  return ['wirecopy', command, ...paths, ...flagsOf(given, options)];
}

/** The options of a scan that were given and that another command takes, too. */
function flagsOf(given: Invocation['given'], options: readonly CommandOption[]): string[] {
  return options
    .filter(({ name, cliOnly }) => !cliOnly && given[name] !== undefined)
    .flatMap(({ name, flag, value }) => (value === '' ? [flag] : [flag, String(given[name])]));
}

/** The longest command that is shown, in UTF-16 units. */
const MOST_SHOWN = 600;

/** A command in lines that a shell takes as one, with its purpose if it fits. */
function linesOf({ words, purpose }: Step, look: TextLook): string[] {
  const quoted = words.map(shellWord);
  const whole = quoted.join(' ');
  // A name with signs that a terminal obeys cannot be shown as it is.
  if (whole.length > MOST_SHOWN || printable(whole) !== whole) return [];
  const lines: string[] = [];
  let line = ' ';
  for (const word of quoted) {
    const isFull = displayWidth(line) + displayWidth(word) + 3 > look.width;
    if (isFull && line.trim() !== '') {
      lines.push(`${line} \\`);
      line = '   ';
    }
    line += ` ${word}`;
  }
  const comment = `  # ${purpose}`;
  const isFit = displayWidth(line) + comment.length <= look.width;
  return [...lines, isFit ? line + painter(look)(STYLE.dim, comment) : line];
}

/** A word as a shell takes it. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

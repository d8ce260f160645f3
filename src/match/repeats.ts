import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import { REPEAT } from '../sketch/block.js';
import { type Chain, chainAlignments, isPassage } from './chain.js';
import {
  classifyRepeats,
  layOutArticle,
  REPEAT_CLASSES,
  type RepeatClass,
} from './repeat-classes.js';
import { beginsLine, trimToLines } from './trim-repeat.js';

/** Fewest tokens of a whole paragraph whose repetition is reported, whatever the shortest passage. */
const LEAST_PARAGRAPH = 5;
/** A paragraph repeated with less than this matching is another paragraph. */
const PARAGRAPH_IDENTITY = 0.8;
/** Line of each token, from 0: lines are what stands between line ends. */
type Lines = Uint32Array;

/**
 * Finds what the article that was sketched last says twice: an exact run of `minPassage` tokens,
 * edited copy of more, or a whole paragraph of five tokens and more; case, punctuation and spacing
 * never count. Both places are whole spans of tokens and never overlap.
 * @param text the article's text.
 * @returns {@link REPEAT.length} numbers each, in the order of the second places.
 */
export function findRepeats(engine: Engine, text: Uint8Array, plan: Plan): number[] {
  const runs = engine.lastRepeats();
  const seeds = new Uint32Array((runs.length / 3) * 2);
  for (let run = 0; run < runs.length / 3; run++) {
    seeds[2 * run] = runs[3 * run] ?? 0;
    seeds[2 * run + 1] = runs[3 * run + 1] ?? 0;
  }
  const tokens = engine.lastTokens().slice();
  const chains = chainAlignments(engine.align(tokens, null, seeds), true).filter(
    (chain) => chain.matches >= LEAST_PARAGRAPH,
  );
  if (chains.length === 0) return [];
  const lineOf = linesOf(text, engine.byteSpans(text));
  for (const chain of chains) trimToLines(chain, tokens, lineOf);
  const repeats = chains.filter(
    (chain) => isPassage(chain, plan.minPassage) || isWholeParagraph(chain, lineOf),
  );
  if (repeats.length === 0) return [];
  repeats.sort((x, y) => x.bStart - y.bStart || x.aStart - y.aStart);
  const string = Buffer.from(text.buffer, text.byteOffset, text.length).toString();
  const classes = classifyRepeats(repeats, layOutArticle(string, lineOf));
  return repeats.flatMap((repeat, i) => encode(repeat, classes[i] ?? 'refrain', lineOf));
}

/** Line of each token, from 0. */
function linesOf(text: Uint8Array, spans: Uint32Array): Lines {
  const lines = new Uint32Array(spans.length / 2);
  let line = 0;
  let next = text.indexOf(10);
  for (let token = 0; token < lines.length; token++) {
    while (next !== -1 && next < (spans[2 * token] ?? 0)) {
      line++;
      next = text.indexOf(10, next + 1);
    }
    lines[token] = line;
  }
  return lines;
}

/** Whether both places begin and end with a line. */
function isWholeParagraph(chain: Chain, lineOf: Lines): boolean {
  const { aStart, aEnd, bStart, bEnd, matches, columns } = chain;
  const ends = [aStart, aEnd, bStart, bEnd];
  const isWhole = ends.every((token) => beginsLine(token, lineOf));
  return isWhole && matches >= PARAGRAPH_IDENTITY * columns;
}

function encode(repeat: Chain, kind: RepeatClass, lineOf: Lines): number[] {
  const numbers = new Array<number>(REPEAT.length).fill(0);
  numbers[REPEAT.firstStart] = repeat.aStart;
  numbers[REPEAT.firstEnd] = repeat.aEnd;
  numbers[REPEAT.againStart] = repeat.bStart;
  numbers[REPEAT.againEnd] = repeat.bEnd;
  numbers[REPEAT.matches] = repeat.matches;
  numbers[REPEAT.columns] = repeat.columns;
  numbers[REPEAT.kind] = REPEAT_CLASSES.indexOf(kind);
  numbers[REPEAT.firstLine] = (lineOf[repeat.aStart] ?? 0) + 1;
  numbers[REPEAT.againLine] = (lineOf[repeat.bStart] ?? 0) + 1;
  return numbers;
}

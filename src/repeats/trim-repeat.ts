import type { Chain } from '../align/chain.js';

/** Most tokens past the end of a line that may match by chance; more are copied text. */
const MOST_SPILL = 40;
/** Equal tokens in a row which show that two places continue alike. */
const EVIDENCE = 5;
/** In an edited copy 2 * EVIDENCE tokens must match, and this share of all; less is chance. */
const COPY_IDENTITY = 0.7;

/** How far an end of a chain is moved. */
interface Spill {
  a: number;
  b: number;
}

/**
 * Trims a repeat, in place, at line ends over which it runs by chance: both places are followed by
 * paragraphs that begin with "The", or follow paragraphs that end with "in the end". Only the ends
 * move: the caller counts the matches between them.
 * @param tokens the tokens of the article.
 * @param lineOf the line of each token.
 */
export function trimToLines(chain: Chain, tokens: Uint32Array, lineOf: Uint32Array): void {
  const head = spillAt(chain, 1, tokens, lineOf);
  chain.aStart += head.a;
  chain.bStart += head.b;
  if (head.a > 0) extendEnd(chain, tokens);
  const tail = spillAt(chain, -1, tokens, lineOf);
  chain.aEnd -= tail.a;
  chain.bEnd -= tail.b;
}

/**
 * Extends the end of a repeat whose places touched, so that neither could grow. In P P, if the text
 * before the first P ends as P does, the alignment begins a few tokens early and ends early, too.
 */
function extendEnd(chain: Chain, tokens: Uint32Array): void {
  while (
    chain.aEnd < chain.bStart &&
    chain.bEnd < tokens.length &&
    tokens[chain.aEnd] === tokens[chain.bEnd]
  ) {
    chain.aEnd++;
    chain.bEnd++;
  }
}

/** Whether a line begins at the token; the end of the text counts as well. */
export function beginsLine(token: number, lineOf: Uint32Array): boolean {
  return token === 0 || token === lineOf.length || lineOf[token - 1] !== lineOf[token];
}

const NONE: Spill = { a: 0, b: 0 };

/**
 * The tokens to trim at the start (`step` 1) or the end (-1): up to the nearest line end of either
 * place from which both continue alike. An exact run over that line end is cut only if both places have
 * a line end there: in wrapped text all of the run is copied.
 */
function spillAt(chain: Chain, step: 1 | -1, tokens: Uint32Array, lineOf: Uint32Array): Spill {
  const from = step === 1 ? [chain.aStart, chain.bStart] : [chain.aEnd, chain.bEnd];
  const [aFrom = 0, bFrom = 0] = from;
  const spare = Math.min(chain.aEnd - chain.aStart, chain.bEnd - chain.bStart) - EVIDENCE;
  const most = Math.min(MOST_SPILL, spare);
  const isInStep = (a: number, b: number) => {
    const [aAt, bAt] = [aFrom + step * a, bFrom + step * b];
    const first = step === 1 ? 0 : -1;
    for (let n = 0; n < EVIDENCE; n++) {
      if (tokens[aAt + first + step * n] !== tokens[bAt + first + step * n]) return false;
    }
    return true;
  };
  for (let own = 0; own <= most; own++) {
    const isInA = beginsLine(aFrom + step * own, lineOf);
    const isInB = beginsLine(bFrom + step * own, lineOf);
    if (!isInA && !isInB) continue;
    for (let other = 0; other <= most; other++) {
      if (own + other === 0) {
        if (isInStep(0, 0)) return NONE;
        continue;
      }
      if (isInA && isInStep(own, other)) return judge(own, other);
      if (isInB && isInStep(other, own)) return judge(other, own);
    }
  }
  return NONE;

  function judge(a: number, b: number): Spill {
    const [aAt, bAt] = [aFrom + step * a, bFrom + step * b];
    const { matches, edits } = leastEdits(
      step === 1 ? tokens.subarray(aFrom, aAt) : tokens.subarray(aAt, aFrom),
      step === 1 ? tokens.subarray(bFrom, bAt) : tokens.subarray(bAt, bFrom),
    );
    const columns = matches + edits;
    const isCopy =
      edits === 0
        ? matches >= EVIDENCE || !(beginsLine(aAt, lineOf) && beginsLine(bAt, lineOf))
        : matches >= 2 * EVIDENCE && matches >= COPY_IDENTITY * columns;
    return isCopy ? NONE : { a, b };
  }
}

/** Fewest edits between two short sequences, and the matches that remain (Levenshtein, 1966). */
function leastEdits(a: Uint32Array, b: Uint32Array): { matches: number; edits: number } {
  let row = Array.from({ length: b.length + 1 }, (_, edits) => ({ edits, matches: 0 }));
  for (const token of a) {
    const next = [{ edits: (row[0]?.edits ?? 0) + 1, matches: 0 }];
    for (const [j, other] of b.entries()) {
      const [diagonal = NOTHING, above = NOTHING] = row.slice(j, j + 2);
      const left = next[j] ?? NOTHING;
      const same = Number(token === other);
      const ways = [
        { edits: diagonal.edits + 1 - same, matches: diagonal.matches + same },
        { edits: above.edits + 1, matches: above.matches },
        { edits: left.edits + 1, matches: left.matches },
      ];
      ways.sort((x, y) => x.edits - y.edits || y.matches - x.matches);
      next.push(ways[0] ?? NOTHING);
    }
    row = next;
  }
  return row.at(-1) ?? NOTHING;
}

const NOTHING = { edits: 0, matches: 0 };

/** The common figures of the best alignments of two whole token sequences. */
export interface EditAlignment {
  /** Fewest changed, dropped and inserted tokens. */
  edits: number;
  /** Matching tokens over all alignments with the fewest edits: at most ... */
  mostMatches: number;
  /** ... and at least. */
  fewestMatches: number;
}

/** Aligns two whole token sequences by dynamic programming over all pairs of places. */
export function editAlignment(a: ArrayLike<unknown>, b: ArrayLike<unknown>): EditAlignment {
  let above: EditAlignment[] = [];
  for (let i = 0; i <= a.length; i++) {
    const row: EditAlignment[] = [];
    for (let j = 0; j <= b.length; j++) {
      const ways: EditAlignment[] = i === 0 && j === 0 ? [exact(0)] : [];
      if (i > 0) ways.push(step(above[j]!, 1, 0));
      if (j > 0) ways.push(step(row[j - 1]!, 1, 0));
      if (i > 0 && j > 0) {
        ways.push(a[i - 1] === b[j - 1] ? step(above[j - 1]!, 0, 1) : step(above[j - 1]!, 1, 0));
      }
      row.push(ways.reduce(better));
    }
    above = row;
  }
  return above[b.length]!;
}

function exact(matches: number): EditAlignment {
  return { edits: 0, mostMatches: matches, fewestMatches: matches };
}

function step(from: EditAlignment, edits: number, matches: number): EditAlignment {
  return {
    edits: from.edits + edits,
    mostMatches: from.mostMatches + matches,
    fewestMatches: from.fewestMatches + matches,
  };
}

function better(one: EditAlignment, other: EditAlignment): EditAlignment {
  if (one.edits !== other.edits) return one.edits < other.edits ? one : other;
  return {
    edits: one.edits,
    mostMatches: Math.max(one.mostMatches, other.mostMatches),
    fewestMatches: Math.min(one.fewestMatches, other.fewestMatches),
  };
}

/** A maximal run of equal tokens at two places; `length` in tokens. */
export interface SharedRun {
  a: number;
  b: number;
  length: number;
}

/**
 * Every maximal run of at least `least` tokens that two token sequences share, by comparing all
 * pairs of places; in the order of a, then b.
 */
export function sharedRuns(
  a: ArrayLike<unknown>,
  b: ArrayLike<unknown>,
  least: number,
): SharedRun[] {
  const runs: SharedRun[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      if (i > 0 && j > 0 && a[i - 1] === b[j - 1]) continue;
      const length = runAt(a, b, i, j, Number.POSITIVE_INFINITY);
      if (length >= least) runs.push({ a: i, b: j, length });
    }
  }
  return runs;
}

/**
 * Every maximal run of at least `least` tokens that occurs at two places of one sequence, `a`
 * before `b`, cut short at the second place so that the two never overlap.
 */
export function runsWithin(tokens: ArrayLike<unknown>, least: number): SharedRun[] {
  const runs: SharedRun[] = [];
  for (let i = 0; i < tokens.length; i++) {
    for (let j = i + 1; j < tokens.length; j++) {
      if (i > 0 && tokens[i - 1] === tokens[j - 1]) continue;
      const length = runAt(tokens, tokens, i, j, j - i);
      if (length >= least) runs.push({ a: i, b: j, length });
    }
  }
  return runs;
}

function runAt(
  a: ArrayLike<unknown>,
  b: ArrayLike<unknown>,
  i: number,
  j: number,
  most: number,
): number {
  let length = 0;
  while (
    length < most &&
    i + length < a.length &&
    j + length < b.length &&
    a[i + length] === b[j + length]
  ) {
    length++;
  }
  return length;
}

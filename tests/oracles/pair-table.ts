/** All pairs of articles, listed, by whether each of two labellings puts them together. */
export interface PairTable {
  both: number;
  onlyFound: number;
  onlyTruth: number;
  neither: number;
}

export function pairTable(found: readonly number[], truth: readonly number[]): PairTable {
  const table = { both: 0, onlyFound: 0, onlyTruth: 0, neither: 0 };
  for (let i = 0; i < truth.length; i++) {
    for (let j = 0; j < i; j++) {
      const inFound = found[i] === found[j];
      const inTruth = truth[i] === truth[j];
      if (inFound && inTruth) table.both++;
      else if (inFound) table.onlyFound++;
      else if (inTruth) table.onlyTruth++;
      else table.neither++;
    }
  }
  return table;
}

/** The adjusted Rand index in the form of a table of pairs; 1 if no other result is possible. */
export function randIndexOfPairs({ both, onlyFound, onlyTruth, neither }: PairTable): number {
  const denominator =
    (both + onlyTruth) * (onlyTruth + neither) + (both + onlyFound) * (onlyFound + neither);
  return denominator === 0 ? 1 : (2 * (both * neither - onlyFound * onlyTruth)) / denominator;
}

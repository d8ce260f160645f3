/** Edits and matches by the whole table, in plain numbers. */

/**
 * Among all alignments, the one with the least edits minus twice the matches; then with the most
 * matches.
 */
export function naiveEditCount(
  a: readonly number[],
  b: readonly number[],
): { matches: number; edits: number } {
  type Cell = { matches: number; edits: number };
  const better = (x: Cell, y: Cell) => {
    const [costX, costY] = [x.edits - 2 * x.matches, y.edits - 2 * y.matches];
    return costX !== costY ? costX < costY : x.matches > y.matches;
  };
  const table: Cell[][] = [];
  for (let i = 0; i <= a.length; i++) {
    table.push([]);
    for (let j = 0; j <= b.length; j++) {
      const choices: Cell[] = [];
      const from = (i: number, j: number, matches: number, edits: number) => {
        const cell = table[i]?.[j];
        if (cell) choices.push({ matches: cell.matches + matches, edits: cell.edits + edits });
      };
      if (i > 0 && j > 0)
        from(i - 1, j - 1, a[i - 1] === b[j - 1] ? 1 : 0, a[i - 1] === b[j - 1] ? 0 : 1);
      from(i - 1, j, 0, 1);
      from(i, j - 1, 0, 1);
      const best = choices.reduce(
        (x, y) => (better(y, x) ? y : x),
        choices[0] ?? { matches: 0, edits: 0 },
      );
      table[i]![j] = best;
    }
  }
  return table[a.length]![b.length]!;
}

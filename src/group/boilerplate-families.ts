import type { Engine } from '../kernel/engine.js';
import type { SetAside } from '../match/boilerplate-cut.js';
import { runKey } from '../match/group-linker.js';
import { type Families, gatherFamilies } from './families.js';

/**
 * The families of boilerplate: spans of different texts with the same tokens. They are joined by a
 * hash, and compared token by token.
 * @param tokensOf the tokens of a whole text.
 * @returns families of at least two texts, in the order of their first occurrences.
 */
export function boilerplateFamilies(
  engine: Engine,
  setAside: SetAside,
  tokensOf: (text: number) => Uint32Array,
): Families {
  const count = setAside.length / 3;
  const column = (field: number) =>
    new Uint32Array(count).map((_, span) => setAside[3 * span + field]!);
  const [texts, starts, ends] = [column(0), column(1), column(2)];
  const tokens = (span: number) => tokensOf(texts[span]!).subarray(starts[span], ends[span]);
  const keys = new Uint32Array(count);
  const spans = new Uint32Array(count);
  for (let span = 0; span < count; span++) {
    const own = tokens(span);
    keys[span] = runKey(own, 0, own.length);
    spans[span] = span;
  }
  engine.sortPairs(keys, spans);
  const firsts = spans.slice();
  for (let from = 0, to = 0; from < count; from = to) {
    const distinct: number[] = [];
    for (to = from; to < count && keys[to] === keys[from]; to++) {
      const span = spans[to]!;
      const same = distinct.find((first) => isEqual(tokens(first), tokens(span)));
      if (same === undefined) distinct.push(span);
      firsts[span] = same ?? span;
    }
  }
  const identities = new Float64Array(count).fill(1);
  return gatherFamilies(firsts, { texts, starts, ends, identities, edits: new Uint32Array(count) });
}

function isEqual(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

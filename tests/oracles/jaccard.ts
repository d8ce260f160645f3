/** The distinct shingles of k tokens, as text; fewer than k tokens make one shingle. */
export function shingleSet(tokens: ArrayLike<unknown>, k: number): Set<string> {
  const all = Array.from(tokens);
  const count = all.length === 0 ? 0 : Math.max(1, all.length - k + 1);
  return new Set(Array.from({ length: count }, (_, at) => all.slice(at, at + k).join(' ')));
}

/** The number of members that two sets share. */
export function shared<Member>(a: ReadonlySet<Member>, b: ReadonlySet<Member>): number {
  return [...a].filter((member) => b.has(member)).length;
}

/** Jaccard similarity of two sets, 0 to 1; 0 for two empty sets. */
export function jaccard<Member>(a: ReadonlySet<Member>, b: ReadonlySet<Member>): number {
  const both = shared(a, b);
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

/** The share of a that occurs in b, 0 to 1; 0 for an empty set. */
export function containment<Member>(a: ReadonlySet<Member>, b: ReadonlySet<Member>): number {
  return a.size === 0 ? 0 : shared(a, b) / a.size;
}

/** Numbers from 0 to below 1 that only depend on the seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Copies of a sample with some bytes changed, cut out or doubled. */
export function* mutated(sample: Uint8Array, count: number): Generator<Uint8Array> {
  const random = randomFrom(1);
  const upTo = (most: number) => Math.floor(random() * most);
  for (let n = 0; n < count; n++) {
    let bytes = Uint8Array.from(sample);
    for (let change = upTo(4); change >= 0; change--) {
      const at = upTo(bytes.length);
      const kind = upTo(4);
      if (kind < 2) bytes[at] = upTo(256);
      else {
        const end = Math.min(bytes.length, at + 1 + upTo(40));
        const [from, to] = kind === 2 ? [at, end] : [end, at];
        bytes = Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(to)]);
      }
    }
    yield bytes;
  }
}

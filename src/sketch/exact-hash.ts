import xxhash from 'xxhash-wasm';

const { h64Raw, create64 } = await xxhash();

/** 64-bit xxHash of bytes, as [low, high] words. */
export function exactHash(bytes: Uint8Array): [low: number, high: number] {
  const hash = h64Raw(bytes);
  return [Number(hash & 0xffff_ffffn), Number(hash >> 32n)];
}

/** A 64-bit xxHash of what is given piece by piece; `digest` gives it in hexadecimal. */
export function exactHasher(): { update(piece: string | Uint8Array): void; digest(): string } {
  const hash = create64();
  return {
    update: (piece) => void hash.update(piece),
    digest: () => hash.digest().toString(16).padStart(16, '0'),
  };
}

import xxhash from 'xxhash-wasm';

const { create64 } = await xxhash();

/** A 64-bit xxHash of what is given piece by piece; `digest` gives it in hexadecimal. */
export function exactHasher(): { update(piece: string | Uint8Array): void; digest(): string } {
  const hash = create64();
  return {
    update: (piece) => void hash.update(piece),
    digest: () => hash.digest().toString(16).padStart(16, '0'),
  };
}

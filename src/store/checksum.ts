/**
 * Checksums of results and of kept files, with the package xxhash-wasm: XXH64, in 16 hexadecimal
 * digits.
 */

/** A checksum of bytes, and of texts as UTF-8, that are added piece by piece. */
export interface Checksum {
  update(piece: string | Uint8Array): void;
  /** The checksum of all pieces so far. */
  digest(): string;
}

/**
 * Loads the package, and returns a function that begins a checksum. It is loaded only if a checksum
 * is needed: a summary for people has none, and the package takes some milliseconds to compile.
 */
export async function loadChecksums(): Promise<() => Checksum> {
  const { default: xxhash } = await import('xxhash-wasm');
  const { create64 } = await xxhash();
  return () => {
    const hash = create64();
    return {
      update(piece) {
        hash.update(piece);
      },
      digest: () => hash.digest().toString(16).padStart(16, '0'),
    };
  };
}

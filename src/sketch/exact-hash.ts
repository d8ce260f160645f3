import xxhash from 'xxhash-wasm';

const { h64Raw, create64 } = await xxhash();

/** 64-bit xxHash of bytes, as [low, high] words. */
export function exactHash(bytes: Uint8Array): [low: number, high: number] {
  const hash = h64Raw(bytes);
  return [Number(hash & 0xffff_ffffn), Number(hash >> 32n)];
}

/** 64-bit xxHash of all strings together, in hexadecimal. */
export function digestOf(strings: Iterable<string>): string {
  const hash = create64();
  for (const string of strings) hash.update(string);
  return hash.digest().toString(16).padStart(16, '0');
}

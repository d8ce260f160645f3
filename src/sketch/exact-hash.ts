import xxhash from 'xxhash-wasm';

const { create64 } = await xxhash();

/** 64-bit xxHash of all strings together, in hexadecimal. */
export function digestOf(strings: Iterable<string>): string {
  const hash = create64();
  for (const string of strings) hash.update(string);
  return hash.digest().toString(16).padStart(16, '0');
}

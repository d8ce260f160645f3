/** Fails for a format that has no way back to a single text. */
export function notSeekable(): never {
  throw new Error('a text of this format cannot be read again');
}

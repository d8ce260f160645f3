/** `text` with U+FFFD for halves of surrogate pairs, which UTF-8 and URIs cannot have. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

import { stringOf } from '../../kernel/bytes.js';
import type { Head, Refusal } from '../reader.js';

const NO_LINES: Refusal = {
  what: 'JSON that is not an article a line',
  advice: "make it lines, such as with jq -c '.[]'",
};

/** Whether each line of a file is an object of JSON; other JSON is refused. */
export function acceptsRecords({ bytes, isWhole }: Head): boolean | Refusal {
  if (!mayBeJson(bytes)) return false;
  const begin = stringOf(bytes).replace(/^\ufeff?\s*/, '');
  if (!/^[{[]/.test(begin)) return false;
  const lines = begin.split(/\r?\n/).filter((line) => line.trim() !== '');
  // The last line may continue after the bytes read.
  const whole = isWhole || lines.length === 1 ? lines : lines.slice(0, -1);
  if (whole.some(isObject)) return true;
  if (isWhole) return isJson(begin) ? NO_LINES : false;
  if (lines.length === 1) return begin.startsWith('{') ? true : NO_LINES;
  return /^[{[]\s*(?:[[{"\]}]|$)/.test(begin) ? NO_LINES : false;
}

function isObject(line: string): boolean {
  return line.trimStart().startsWith('{') && isJson(line);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the first character of a text may begin JSON; decoding 64 KB would cost more. */
function mayBeJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20 && byte < 0x80);
  return first === 0x7b || first === 0x5b;
}

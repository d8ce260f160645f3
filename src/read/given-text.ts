import { UsageError } from '../errors.js';
import { kindOf } from './fields/article-strings.js';

/**
 * Checks a text that is given to a function of the library: JavaScript would make `[object Object]` of an
 * article, and compare that.
 * @param taker the function, `compare`; `name` says which of its texts it is, `its first text`.
 * @throws {UsageError} if it is not a string.
 */
export function checkText(text: unknown, taker: string, name: string): void {
  if (typeof text === 'string') return;
  const advice = typeof text === 'object' && text !== null ? '; pass the text of the article' : '';
  throw new UsageError(`${taker} takes a string as ${name}, got ${kindOf(text)}${advice}`);
}

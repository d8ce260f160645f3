/** JSON as programs write it, with Python's words for numbers that JSON does not have. */

/** A string, or a word that Python writes in place of a number. */
const STRING_OR_WORD = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/gs;

/**
 * The value of JSON, in which `NaN` and `Infinity` count as null. Each reader of records uses it, also
 * where a record is read again: otherwise a text is lost between two reads of one file.
 * Cost: `JSON.parse`, twice if it fails.
 * @throws {SyntaxError} the error of `JSON.parse`.
 */
export function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    if (!/NaN|Infinity/.test(source)) throw error;
    try {
      return JSON.parse(source.replace(STRING_OR_WORD, asNull));
    } catch {
      throw error;
    }
  }
}

function asNull(found: string): string {
  return found.startsWith('"') ? found : 'null';
}

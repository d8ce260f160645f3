/** The place of a value in JSON, in UTF-16 units. */
interface Span {
  start: number;
  end: number;
}

/**
 * The place of a field's value in an object that is known to be valid JSON; undefined if it has no
 * such field. A dot leads into an object, as for `valueAt`, but not into a list.
 */
export function spanAt(json: string, name: string): Span | undefined {
  const own = valueSpan(json, name);
  if (own) return own;
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const outer = valueSpan(json, name.slice(0, dot));
    if (outer === undefined || json[outer.start] !== '{') continue;
    const inner = spanAt(json.slice(outer.start, outer.end), name.slice(dot + 1));
    if (inner) return { start: outer.start + inner.start, end: outer.start + inner.end };
  }
  return undefined;
}

/** The span of the value of one key. If a key occurs twice, the last one counts, as for `JSON.parse`. */
function valueSpan(line: string, field: string): Span | undefined {
  let found: Span | undefined;
  let at = line.indexOf('{') + 1;
  for (;;) {
    at = afterSpace(line, at);
    if (line[at] !== '"') return found;
    const keyEnd = stringEnd(line, at);
    const key: unknown = JSON.parse(line.slice(at, keyEnd));
    const start = afterSpace(line, afterSpace(line, keyEnd) + 1);
    const end = valueEnd(line, start);
    if (key === field) found = { start, end };
    at = afterSpace(line, end);
    if (line[at] !== ',') return found;
    at++;
  }
}

function afterSpace(line: string, from: number): number {
  let at = from;
  while (line[at] === ' ' || line[at] === '\t' || line[at] === '\r' || line[at] === '\n') at++;
  return at;
}

/** The place after the closing quote of the string that begins at `from`. */
function stringEnd(line: string, from: number): number {
  let at = from + 1;
  while (line[at] !== '"') at += line[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** The place after the value that begins at `from`. */
function valueEnd(line: string, from: number): number {
  let depth = 0;
  let at = from;
  for (;;) {
    const sign = line[at];
    if (sign === '"') at = stringEnd(line, at);
    else {
      if (depth === 0 && (sign === ',' || sign === '}' || sign === ']')) {
        return from + line.slice(from, at).trimEnd().length;
      }
      if (sign === '{' || sign === '[') depth++;
      if (sign === '}' || sign === ']') depth--;
      at++;
    }
    if (depth === 0 && (sign === '"' || sign === '}' || sign === ']')) return at;
  }
}

/** Changes of a file in the unified format, which `patch -p1` and `git apply` read. */

/** Bytes `[start, end)` of a file, and the bytes that replace them. */
export interface ByteEdit {
  start: number;
  end: number;
  bytes: Uint8Array;
}

/** Applies edits to a file; they must be in order and must not overlap. */
export function applyEdits(before: Uint8Array, edits: readonly ByteEdit[]): Buffer {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { start, end, bytes } of edits) {
    parts.push(before.subarray(from, start), bytes);
    from = end;
  }
  return Buffer.concat([...parts, before.subarray(from)]);
}

/** Unchanged lines shown around a change, as in `diff -u`; patch finds the change by them. */
const CONTEXT = 3;

const LINE_FEED = 0x0a;

/** Lines `[from, to)` of a file, and the lines that replace them. */
interface LineChange {
  from: number;
  to: number;
  lines: Uint8Array[];
}

/**
 * The patch that makes the edits. It is made of bytes, because the lines around a change may be in any
 * encoding.
 * @param id path of the file below the folder in which the patch is applied, with `/`.
 */
export function unifiedDiff(id: string, before: Uint8Array, edits: readonly ByteEdit[]): Buffer {
  const lines = splitLines(before);
  const changes = lineChanges(before, lines, edits);
  if (changes.length === 0) return Buffer.alloc(0);
  const parts: Uint8Array[] = [Buffer.from(`--- ${fileName('a', id)}\n+++ ${fileName('b', id)}\n`)];
  let shift = 0;
  for (let i = 0, next = 0; i < changes.length; i = next) {
    // Changes whose contexts touch share one hunk.
    for (next = i + 1; next < changes.length; next++) {
      if ((changes[next]?.from ?? 0) - (changes[next - 1]?.to ?? 0) > 2 * CONTEXT) break;
    }
    shift += pushHunk(parts, lines, changes.slice(i, next), shift);
  }
  return Buffer.concat(parts);
}

function pushHunk(
  parts: Uint8Array[],
  lines: readonly Uint8Array[],
  changes: readonly LineChange[],
  shift: number,
): number {
  const from = Math.max(0, (changes[0]?.from ?? 0) - CONTEXT);
  const to = Math.min(lines.length, (changes.at(-1)?.to ?? 0) + CONTEXT);
  const body: Uint8Array[] = [];
  let at = from;
  let grown = 0;
  for (const change of changes) {
    for (; at < change.from; at++) pushLine(body, ' ', lines[at]);
    for (; at < change.to; at++) pushLine(body, '-', lines[at]);
    for (const line of change.lines) pushLine(body, '+', line);
    grown += change.lines.length - (change.to - change.from);
  }
  for (; at < to; at++) pushLine(body, ' ', lines[at]);
  const range = (start: number, count: number) => `${count === 0 ? start : start + 1},${count}`;
  const old = range(from, to - from);
  const fresh = range(from + shift, to - from + grown);
  parts.push(Buffer.from(`@@ -${old} +${fresh} @@\n`));
  for (const piece of body) parts.push(piece);
  return grown;
}

function pushLine(body: Uint8Array[], sign: string, line: Uint8Array | undefined): void {
  if (line === undefined) return;
  body.push(Buffer.from(sign), line);
  if (line.at(-1) !== LINE_FEED) body.push(Buffer.from('\n\\ No newline at end of file\n'));
}

/** Edits as changes of whole lines, without unchanged lines at either end. */
function lineChanges(
  before: Uint8Array,
  lines: readonly Uint8Array[],
  edits: readonly ByteEdit[],
): LineChange[] {
  const changes: LineChange[] = [];
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length);
  let from = 0;
  for (let i = 0, next = 0; i < edits.length; i = next) {
    while ((starts[from + 1] ?? 0) <= (edits[i]?.start ?? 0) && from + 1 < lines.length) from++;
    const start = starts[from] ?? 0;
    let fresh: Uint8Array = new Uint8Array();
    let to = from;
    next = i;
    // Takes whole lines with every edit on them, and the next line, too, if a line end is taken out.
    do {
      to++;
      for (; next < edits.length && (edits[next]?.start ?? 0) < (starts[to] ?? 0); next++) {
        while ((starts[to] ?? 0) < (edits[next]?.end ?? 0)) to++;
      }
      const within = edits
        .slice(i, next)
        .map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
      fresh = applyEdits(before.subarray(start, starts[to]), within);
    } while (fresh.length > 0 && fresh.at(-1) !== LINE_FEED && to < lines.length);
    changes.push(trimChange({ from, to, lines: splitLines(fresh) }, lines));
    from = to;
  }
  return changes.filter((change) => change.to > change.from || change.lines.length > 0);
}

function trimChange(change: LineChange, old: readonly Uint8Array[]): LineChange {
  let { from, to } = change;
  const lines = [...change.lines];
  const isSame = (one: Uint8Array | undefined, other: Uint8Array | undefined) =>
    one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
  while (from < to && isSame(old[from], lines[0])) {
    from++;
    lines.shift();
  }
  while (from < to && isSame(old[to - 1], lines.at(-1))) {
    to--;
    lines.pop();
  }
  return { from, to, lines };
}

/** Lines with their line feeds; the last one may lack it. */
function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, from);
    const to = feed === -1 ? bytes.length : feed + 1;
    lines.push(bytes.subarray(from, to));
    from = to;
  }
  return lines;
}

const ESCAPES: Record<string, string> = { '\n': '\\n', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

/** A name as git writes it: in quotes if it has characters that would end it. */
function fileName(side: 'a' | 'b', id: string): string {
  const name = `${side}/${id}`;
  const isPlain = !/[\p{Cc}"\\]/u.test(name);
  // In this format a time may follow the name, so a tab must end a name with spaces.
  if (isPlain) return name.includes(' ') ? `${name}\t` : name;
  const escaped = name.replace(
    /[\p{Cc}"\\]/gu,
    (sign) => ESCAPES[sign] ?? `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}

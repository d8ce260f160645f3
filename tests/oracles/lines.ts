/** A line of a stream, by definition: it ends before the next line feed, or at the end. */
interface Line {
  start: number;
  end: number;
  text: string;
}

/** All lines of some bytes in Latin-1; a line feed at the end begins no further line. */
export function linesIn(bytes: Buffer): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed;
    lines.push({ start, end, text: bytes.toString('latin1', start, end) });
    start = end + 1;
  }
  return lines;
}

/**
 * The instances of the kernel that a thread keeps between calls. Only this file makes them, on
 * first use. Each has a memory of its own for a reason: a shared one that grew would detach the
 * views that its other callers hold.
 */
import { LineScanner } from './line-scanner.js';
import { Probe } from './probe.js';

const SEPARATOR = '\0';

let texts: Probe | undefined;
let articles: Probe | undefined;
let scanner: { names: string; scanner: LineScanner } | undefined;

/** For questions about any text: the answers are numbers, and no view outlives a call. */
export function textProbe(): Probe {
  texts ??= new Probe();
  return texts;
}

/** Its memory holds the article that is being read, unless a scanner read it. */
export function articleProbe(): Probe {
  articles ??= new Probe();
  return articles;
}

/**
 * Its memory holds the lines that are being read. Only one stream at a time may use it: a stream
 * that stays open while others are read needs a scanner of its own.
 * @param names as {@link LineScanner} takes them; other names than before give a new scanner.
 */
export function lineScanner(names: readonly string[]): LineScanner {
  const joined = names.join(SEPARATOR);
  if (scanner?.names !== joined) scanner = { names: joined, scanner: new LineScanner(names) };
  return scanner.scanner;
}

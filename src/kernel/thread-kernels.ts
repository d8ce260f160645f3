/**
 * The instances of the kernel that a thread keeps from one call to the next: made when they are first asked
 * for, and only here. Each has a reason to have a memory of its own: another one that grew would detach the
 * views that its callers hold.
 */
import { LineScanner } from './line-scanner.js';
import { Probe } from './probe.js';

const SEPARATOR = '\0';

let texts: Probe | undefined;
let articles: Probe | undefined;
let scanner: { names: string; scanner: LineScanner } | undefined;

/** For questions about any text: what is asked is a number, and no view outlives a call. */
export function textProbe(): Probe {
  texts ??= new Probe();
  return texts;
}

/** Its memory holds the article that is being read, if that was not read by a scanner. */
export function articleProbe(): Probe {
  articles ??= new Probe();
  return articles;
}

/**
 * Its memory holds the lines that are being read. Only one stream at a time may use it: a stream during
 * which others are read needs a scanner of its own.
 * @param names as {@link LineScanner} takes them; with others than before it is another scanner.
 */
export function lineScanner(names: readonly string[]): LineScanner {
  const joined = names.join(SEPARATOR);
  if (scanner?.names !== joined) scanner = { names: joined, scanner: new LineScanner(names) };
  return scanner.scanner;
}

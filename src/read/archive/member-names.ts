/** Names of members for ids and messages: nothing is ever written to a path. */

/** Characters that a terminal obeys, or that change the order of others; and separators of lines. */
const UNSAFE = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Gives each member of an archive a name of its own that is a relative path. */
export class MemberNames {
  /** The names, each with the highest number that was added to it. */
  readonly #used = new Map<string, number>();

  /** The name under which a member is known. Its parts are as in the archive, if they are safe. */
  nameOf(written: string): string {
    const parts = written
      .replaceAll('\\', '/')
      .split('/')
      .map((part) => part.replace(UNSAFE, '\ufffd'))
      .filter((part) => part !== '' && part !== '.' && part !== '..');
    const safe = parts.join('/') || 'unnamed';
    // The extension stays: it may show the format.
    const dot = /\.[^./]*$/.exec(safe)?.index ?? safe.length;
    let name = safe;
    for (let count = this.#used.get(safe) ?? 1; this.#used.has(name); ) {
      name = `${safe.slice(0, dot)} (${++count})${safe.slice(dot)}`;
      this.#used.set(safe, count);
    }
    this.#used.set(name, 1);
    return name;
  }
}

/** Whether a member is one of those that a folder leaves out: hidden, or of a system. */
export function isHidden(name: string): boolean {
  return /(?:^|\/)(?:\.[^/]|__MACOSX\/|node_modules\/)/.test(name);
}

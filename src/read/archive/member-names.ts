/** Names of members for ids and messages: nothing is ever written to a path. */

/** Characters that a terminal obeys, or that change the order of others; and separators of lines. */
const UNSAFE = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Gives each member of an archive a name of its own that is a relative path. */
export class MemberNames {
  readonly #used = new Set<string>();

  /** The name under which a member is known. Its parts are as in the archive, if they are safe. */
  nameOf(written: string): string {
    const parts = written
      .replaceAll('\\', '/')
      .split('/')
      .map((part) => part.replace(UNSAFE, '\ufffd'))
      .filter((part) => part !== '' && part !== '.' && part !== '..');
    const safe = parts.join('/') || 'unnamed';
    let name = safe;
    for (let count = 2; this.#used.has(name); count++) name = `${safe} (${count})`;
    this.#used.add(name);
    return name;
  }
}

/** Whether a member is one of those that a folder leaves out: hidden, or of a system. */
export function isHidden(name: string): boolean {
  return /(?:^|\/)(?:\.[^/]|__MACOSX\/|node_modules\/)/.test(name);
}

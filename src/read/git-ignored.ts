import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type Ignore from 'ignore';

/**
 * The `.gitignore` files of a folder and of the folders above it, up to the one that was named. The
 * package `ignore` has the rules of git; it is loaded if there is such a file.
 */
export class GitIgnored {
  /** From the outermost folder to the innermost. */
  readonly #rules: readonly { folder: string; rules: Ignore.Ignore }[];

  constructor(rules: readonly { folder: string; rules: Ignore.Ignore }[] = []) {
    this.#rules = rules;
  }

  /** With the rules of a folder, if it has any that can be read. */
  in(folder: string): GitIgnored {
    let text: string;
    try {
      text = fs.readFileSync(path.join(folder, '.gitignore'), 'utf8');
    } catch {
      return this;
    }
    const make = createRequire(import.meta.url)('ignore') as typeof Ignore;
    return new GitIgnored([...this.#rules, { folder, rules: make().add(text) }]);
  }

  /**
   * Whether an entry is ignored: the innermost rule that is about it decides.
   * @param file absolute path; the path of a folder ends with a separator.
   */
  has(file: string): boolean {
    let isIgnored = false;
    for (const { folder, rules } of this.#rules) {
      const name = file.slice(folder.length + 1).replaceAll(path.sep, '/');
      const { ignored, unignored } = rules.test(name);
      if (ignored || unignored) isIgnored = ignored;
    }
    return isIgnored;
  }
}

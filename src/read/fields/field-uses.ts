import type { RecordFields } from './guess-fields.js';

/** Files whose records have the same fields. */
export interface FieldUse extends Omit<RecordFields, 'names'> {
  /** The first of the files, as messages show it. */
  first: string;
  /** The number of files. */
  files: number;
}

/** Collects the fields of files, those with the same guess together, in the order of the files. */
export class FieldUses {
  readonly #uses = new Map<string, FieldUse>();

  get all(): FieldUse[] {
    return [...this.#uses.values()];
  }

  /** Notes the fields of a file. */
  note({ assumed, there }: RecordFields, shown: string): void {
    this.merge({ assumed, there, first: shown, files: 1 });
  }

  /** Adds files. */
  merge(use: FieldUse): void {
    const key = JSON.stringify(use.assumed);
    const known = this.#uses.get(key);
    if (known) known.files += use.files;
    else this.#uses.set(key, { ...use });
  }

  /** Adds a part of a file that gave an article, if the first part of that file was added. */
  mergePart(use: FieldUse): void {
    if (!this.#uses.has(JSON.stringify(use.assumed))) this.merge(use);
  }
}

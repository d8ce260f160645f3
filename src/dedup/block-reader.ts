import type { Reading } from '../read/reader.js';
import { AddedField } from './output-lines.js';
import { type PackedLines, packLines } from './packed-lines.js';
import { LineRecords, type SketchArticle } from './record-lines.js';

/** The facts that are the same for all blocks of an input. */
export interface BlockSetup {
  /** A block that shows the names of the fields. */
  first: Uint8Array;
  /** The name of the input in messages. */
  shown: string;
  /** Name of the field that records get. */
  field: string;
}

/** Reads and sketches blocks of lines, in their order. */
export class BlockReader {
  readonly #records: LineRecords;
  readonly #field: AddedField;

  constructor({ first, shown, field }: BlockSetup, reading: Reading, sketch: SketchArticle) {
    this.#records = new LineRecords(first, shown, reading, sketch);
    this.#field = new AddedField(field);
  }

  /** The records of a block. */
  read(block: Uint8Array): PackedLines {
    const records = this.#records.take(block, 0);
    for (const record of records) {
      if (record.article !== null && record.line !== null) {
        record.hasField = this.#field.isIn(record.line);
      }
    }
    return packLines(records);
  }

  /** Gives its memory back. */
  close(): void {
    this.#records.close();
  }
}

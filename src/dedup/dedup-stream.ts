/** Judges a stream of records, which go out in their order once they are in the index for good. */
import type { SourceFile } from '../article/address.js';
import { type SkippedRecord, skip } from '../article/skipped.js';
import type { Incoming } from '../judge/incoming.js';
import { COPIES, type Verdict } from '../judge/verdict.js';
import type { Abortion } from '../pool/abort.js';
import type { Reading } from '../read/reader.js';
import { ByteWriter } from '../seen/byte-writer.js';
import type { Deduplicator } from './deduplicator.js';
import { inputRecords } from './input.js';
import type { Sketching } from './line-sketcher.js';
import {
  AddedField,
  lostAnswer,
  type SkippedAnswer,
  skippedAnswer,
  type WrittenAnswer,
} from './output-lines.js';
import type { InputRecord } from './record-lines.js';

/** Takes lines; false if nobody reads them any more. */
export type TakeLines = (lines: Uint8Array) => Promise<boolean>;

/** How records go out. */
export interface DedupOutput {
  /** Name of the added field. */
  field: string;
  /** Copies go here; null if they go with the others, 'drop' if they go nowhere. */
  copies: TakeLines | 'drop' | null;
  others: TakeLines;
}

/** Numbers of a run. */
export interface DedupCounts {
  records: number;
  verdicts: Partial<Record<Verdict | 'skipped', number>>;
  replayed: number;
  /** Dates that are not understood or may mean several days, and the first of them. */
  unreadDates: number;
  unreadDate: string;
}

/** The hooks of a run. */
export interface DedupHooks {
  /** Takes a fault; returns whether the run goes on, or ends with the records before it. */
  onFault: (fault: SkippedRecord) => boolean;
  signal: Abortion;
}

/** Bytes of lines that may wait for the disk or for their reader. */
const MOST_WAITING = 8 * 2 ** 20;

/**
 * Judges all records of some inputs, one input after another, or those before the fault that ends the run.
 * @throws the error of an output, of the index, or of the signal.
 */
export async function dedupStream(
  inputs: readonly SourceFile[],
  reading: Reading,
  dedup: Deduplicator,
  output: DedupOutput,
  hooks: DedupHooks,
): Promise<DedupCounts> {
  const run = new DedupRun(dedup, output, hooks);
  const sketching: Sketching = {
    sketch: (article) => dedup.sketch(article),
    shape: dedup.shape,
    field: output.field,
  };
  for (const input of inputs) {
    for await (const batch of inputRecords(input, reading, sketching)) {
      hooks.signal.throwIfAborted();
      await run.take(batch, input);
      if (run.isOver) return run.finish();
    }
  }
  return run.finish();
}

class DedupRun {
  readonly counts: DedupCounts = {
    ...{ records: 0, verdicts: {}, replayed: 0 },
    ...{ unreadDates: 0, unreadDate: '' },
  };
  /** Whether nobody reads the output any more, or a fault has ended the run. */
  isOver = false;
  readonly #dedup: Deduplicator;
  readonly #output: DedupOutput;
  readonly #hooks: DedupHooks;
  readonly #field: AddedField;
  readonly #copies = new ByteWriter();
  readonly #others = new ByteWriter();
  #waiting = 0;
  #written: Promise<void> = Promise.resolve();
  #fault: { error: unknown } | null = null;

  constructor(dedup: Deduplicator, output: DedupOutput, hooks: DedupHooks) {
    this.#dedup = dedup;
    this.#output = output;
    this.#field = new AddedField(output.field);
    this.#hooks = hooks;
  }

  /** Judges a batch; resolves as soon as the next one may come. */
  async take(batch: readonly InputRecord[], input: SourceFile): Promise<void> {
    for (const record of batch) {
      if (record.hasField) record.faults.push(this.#fieldFault(record, input));
      if (!record.faults.every((fault) => this.#hooks.onFault(fault))) {
        this.isOver = true;
        break;
      }
      if (record.line === null && record.strings === null) continue;
      const written = this.#judge(record, input);
      const { verdict } = written.answer;
      const isCopy = verdict !== 'skipped' && COPIES.has(verdict);
      if (!isCopy || this.#output.copies === null) this.#put(this.#others, record, written);
      else if (this.#output.copies !== 'drop') this.#put(this.#copies, record, written);
    }
    // A kill between the two leaves records in the index that did not go out: they are replayed.
    this.#dedup.record();
    this.#send(this.#others.take(), this.#copies.take());
    if (this.#waiting > MOST_WAITING) await this.#written;
    this.#throwFault();
  }

  /** Resolves after all that was judged is on the disk and went out. */
  async finish(): Promise<DedupCounts> {
    await this.#written;
    this.#throwFault();
    return this.counts;
  }

  #judge(record: InputRecord, input: SourceFile): WrittenAnswer {
    this.counts.records++;
    const written = this.#answer(record, input);
    if (record.article !== null) this.#countDate(record.article);
    const { verdict } = written.answer;
    this.counts.verdicts[verdict] = (this.counts.verdicts[verdict] ?? 0) + 1;
    if ('replayed' in written.answer) this.counts.replayed++;
    return written;
  }

  #countDate({ strings: { date }, moment }: Incoming): void {
    if (!Number.isNaN(moment) || date.trim() === '') return;
    if (this.counts.unreadDates++ === 0) this.counts.unreadDate = date.trim();
  }

  #answer({ line, article, hasField, faults }: InputRecord, { shown }: SourceFile): WrittenAnswer {
    if (article === null || hasField) {
      const fault = faults.at(-1) ?? skip(shown, 'no-text', 'it has no text');
      return written(line?.length === 0 ? lostAnswer(fault) : skippedAnswer(fault));
    }
    return this.#dedup.take(article);
  }

  #fieldFault({ number }: InputRecord, { shown }: SourceFile): SkippedRecord {
    const name = JSON.stringify(this.#output.field);
    const message = `it has a field ${name} already; choose another name with --field`;
    return skip(shown, 'bad-field', message, number);
  }

  #put(out: ByteWriter, { line, strings }: InputRecord, written: WrittenAnswer): void {
    const { answer } = written;
    if (line === null) this.#field.putStrings(out, strings!, written);
    else if (answer.verdict === 'skipped' && answer.reason === 'bad-field') {
      out.append(line);
      out.append(LINE_END);
    } else this.#field.put(out, line, written);
  }

  /** Lines go out after the records of their batch are on the disk, and after all lines before. */
  #send(others: Uint8Array, copies: Uint8Array): void {
    const bytes = others.length + copies.length;
    this.#waiting += bytes;
    const synced = this.#dedup.seen.sync();
    // The error is thrown at the next batch, or at the end.
    this.#written = this.#written
      .then(() => synced)
      .then(() => this.#write(others, copies))
      .catch((error: unknown) => {
        this.#fault ??= { error };
      })
      .finally(() => {
        this.#waiting -= bytes;
      });
  }

  async #write(others: Uint8Array, copies: Uint8Array): Promise<void> {
    if (this.#fault) return;
    const { copies: takeCopies } = this.#output;
    if (copies.length > 0 && typeof takeCopies === 'function') await takeCopies(copies);
    if (others.length > 0 && !(await this.#output.others(others))) this.isOver = true;
  }

  #throwFault(): void {
    if (this.#fault) throw this.#fault.error;
  }
}

const LINE_END = Uint8Array.of(0x0a);

function written(answer: SkippedAnswer): WrittenAnswer {
  return { answer, json: JSON.stringify(answer) };
}

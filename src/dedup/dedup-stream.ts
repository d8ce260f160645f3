/** Judges a stream of records, which go out in their order once they are in the index for good. */
import type { SourceFile } from '../article/address.js';
import { type SkippedRecord, skip } from '../article/skipped.js';
import { COPIES, type Verdict } from '../judge/verdict.js';
import type { Abortion } from '../pool/abort.js';
import type { Reading } from '../read/reader.js';
import type { Answer } from './answer.js';
import type { Deduplicator } from './deduplicator.js';
import { inputRecords } from './input.js';
import {
  hasField,
  lineOfStrings,
  lineWithField,
  lostAnswer,
  type SkippedAnswer,
  skippedAnswer,
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
}

/** The hooks of a run. */
export interface DedupHooks {
  onFault: (fault: SkippedRecord) => void;
  signal: Abortion;
}

/** Bytes of lines that may wait for the disk or for their reader. */
const MOST_WAITING = 8 * 2 ** 20;

/**
 * Judges all records of some inputs, one input after another.
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
  for (const input of inputs) {
    for await (const batch of inputRecords(input, reading, (article) => dedup.sketch(article))) {
      hooks.signal.throwIfAborted();
      await run.take(batch, input);
      if (run.isUnread) return run.counts;
    }
  }
  await run.finish();
  return run.counts;
}

class DedupRun {
  readonly counts: DedupCounts = { records: 0, verdicts: {}, replayed: 0 };
  /** Whether nobody reads the output any more. */
  isUnread = false;
  readonly #dedup: Deduplicator;
  readonly #output: DedupOutput;
  readonly #hooks: DedupHooks;
  #waiting = 0;
  #written: Promise<void> = Promise.resolve();
  #fault: { error: unknown } | null = null;

  constructor(dedup: Deduplicator, output: DedupOutput, hooks: DedupHooks) {
    this.#dedup = dedup;
    this.#output = output;
    this.#hooks = hooks;
  }

  /** Judges a batch; resolves as soon as the next one may come. */
  async take(batch: readonly InputRecord[], input: SourceFile): Promise<void> {
    const copies: Uint8Array[] = [];
    const others: Uint8Array[] = [];
    for (const record of batch) {
      const isJudged = record.line !== null || record.strings !== null;
      for (const fault of record.faults) this.#hooks.onFault(fault);
      if (!isJudged) continue;
      const answer = this.#judge(record, input);
      const isCopy = answer.verdict !== 'skipped' && COPIES.has(answer.verdict);
      const line = this.#lineOf(record, answer);
      if (!isCopy || this.#output.copies === null) others.push(line);
      else if (this.#output.copies !== 'drop') copies.push(line);
    }
    // A kill between the two leaves records in the index that did not go out: they are replayed.
    this.#dedup.record();
    this.#send(concat(others), concat(copies));
    if (this.#waiting > MOST_WAITING) await this.#written;
    this.#throwFault();
  }

  async finish(): Promise<void> {
    await this.#written;
    this.#throwFault();
  }

  #judge(record: InputRecord, input: SourceFile): Answer | SkippedAnswer {
    this.counts.records++;
    const answer = this.#answer(record, input);
    const { verdicts } = this.counts;
    verdicts[answer.verdict] = (verdicts[answer.verdict] ?? 0) + 1;
    if ('replayed' in answer) this.counts.replayed++;
    return answer;
  }

  #answer(record: InputRecord, { shown }: SourceFile): Answer | SkippedAnswer {
    const { line, number, article, faults } = record;
    if (article === null) {
      const fault = faults.at(-1) ?? skip(shown, 'no-text', 'it has no text');
      return line?.length === 0 ? lostAnswer(fault) : skippedAnswer(fault);
    }
    const { field } = this.#output;
    if (line !== null && hasField(line, field)) {
      const message = `it has a field ${JSON.stringify(field)} already; choose another name with --field`;
      const fault = skip(shown, 'bad-field', message, number);
      this.#hooks.onFault(fault);
      return skippedAnswer(fault);
    }
    return this.#dedup.take(article).answer;
  }

  #lineOf({ line, strings }: InputRecord, answer: Answer | SkippedAnswer): Uint8Array {
    const { field } = this.#output;
    if (line === null) return lineOfStrings(strings!, field, answer);
    if (answer.verdict !== 'skipped' || answer.reason !== 'bad-field') {
      return lineWithField(line, field, answer);
    }
    return concat([line, LINE_END]);
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
    if (others.length > 0 && !(await this.#output.others(others))) this.isUnread = true;
  }

  #throwFault(): void {
    if (this.#fault) throw this.#fault.error;
  }
}

const LINE_END = Uint8Array.of(0x0a);

function concat(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const part of parts) {
    all.set(part, filled);
    filled += part.length;
  }
  return all;
}

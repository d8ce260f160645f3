/** Judges records of requests, and adds them to the index. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { skip } from '../article/skipped.js';
import type { Answer } from '../dedup/answer.js';
import type { Deduplicator, JudgedArticle } from '../dedup/deduplicator.js';
import type { ArticleIndex } from '../dedup/open-index.js';
import { type SkippedAnswer, skippedAnswer } from '../dedup/output-lines.js';
import { type InputRecord, isBlank, LineRecords } from '../dedup/record-lines.js';
import type { Incoming } from '../judge/incoming.js';
import { TextKernel } from '../kernel/text-kernel.js';
import type { ReadOptions } from '../read/reader.js';
import { skipLarge } from '../read/records/read-records.js';

/** The answer to a record of a request. */
export type RecordAnswer = ({ id: string } & Answer) | ({ line: number } & SkippedAnswer);

/** The answers to some lines. */
export interface LineAnswers {
  /** One for each line that is not blank. */
  answers: RecordAnswer[];
  /** The number of lines, with the blank ones. */
  lines: number;
}

/** The name of the input in faults. */
const SHOWN = 'the body';

/**
 * All requests judge by one index, one after another. Records that come in one turn of the event loop
 * share an entry of the journal, and those that come while the disk works share its next sync.
 */
export class Intake {
  readonly #dedup: Deduplicator;
  readonly #records: LineRecords;
  #recording: Promise<void> | null = null;
  /** Whether records that were judged could not be recorded yet. */
  #isBehind = false;
  #fault: unknown = null;

  constructor(index: ArticleIndex, options: ReadOptions) {
    this.#dedup = index.deduplicator;
    // The options name the fields: a guess would depend on the first request.
    this.#records = new LineRecords(
      new Uint8Array(0),
      SHOWN,
      { options, kernel: new TextKernel() },
      (article) => this.#dedup.sketch(article),
    );
  }

  /** Whether a sync of the disk failed: nobody knows which records are on it, until a restart. */
  get isBroken(): boolean {
    return this.#fault !== null;
  }

  /**
   * Judges lines of JSON and adds them. Resolves after they are in the index for good.
   * @param before the number of lines before them.
   * @throws {RunError} if the disk cannot hold them; if it was full, they may be sent again.
   */
  async add(lines: Uint8Array, before: number): Promise<LineAnswers> {
    // Otherwise a full disk would fill the memory.
    if (this.#isBehind) await this.recorded();
    const found = this.#judge(lines, before, (article) => this.#dedup.take(article));
    await this.recorded();
    return found;
  }

  /** Judges lines of JSON without adding them. */
  query(lines: Uint8Array, before: number): LineAnswers {
    return this.#judge(lines, before, (article) => this.#dedup.query(article));
  }

  /** Resolves after all that was judged is in the index for good. */
  async recorded(): Promise<void> {
    if (this.#fault !== null) throw this.#fault;
    this.#recording ??= this.#record();
    await this.#recording;
  }

  close(): void {
    this.#records.close();
  }

  async #record(): Promise<void> {
    await nextTurn();
    this.#recording = null;
    // If the disk is full, the records stay with those that are recorded the next time.
    this.#isBehind = true;
    this.#dedup.record();
    this.#isBehind = false;
    try {
      await this.#dedup.seen.sync();
    } catch (error) {
      this.#fault = error;
      throw error;
    }
  }

  #judge(
    lines: Uint8Array,
    before: number,
    judge: (article: Incoming) => JudgedArticle,
  ): LineAnswers {
    const records = this.#records.take(lines, before);
    const answers: RecordAnswer[] = [];
    for (const [at, record] of records.entries()) {
      if (record.article !== null) {
        const { id, answer } = judge(record.article);
        answers.push({ id, ...answer });
      } else if (record.line !== null && !isBlank(record.line)) {
        answers.push(refusalOf(record, before + at + 1));
      }
    }
    return { answers, lines: records.length };
  }
}

/** The answer to a line that has no article. */
function refusalOf({ faults }: InputRecord, line: number): RecordAnswer {
  const fault = faults.at(-1) ?? skip(SHOWN, 'no-text', 'it has no text');
  return { line, ...skippedAnswer(fault) };
}

/** The answer to a line that was too long to be read. */
export function tooLongAnswer(line: number, bytes: number, mostBytes: number): RecordAnswer {
  return { line, ...skippedAnswer(skipLarge(SHOWN, bytes, mostBytes, line)) };
}

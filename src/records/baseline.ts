/** The findings of an earlier scan, and the new ones since then. */
import { UsageError } from '../errors.js';
import type { OffsetUnit } from '../kernel/engine.js';
import type {
  ClusterRecord,
  FormRecord,
  LazyResult,
  PassageRecord,
  RepeatRecord,
  SummaryRecord,
} from './records.js';
import { type ParsedRecord, parseResultLine, resultFault } from './result-line.js';

/**
 * The findings of an earlier scan. They are known again by their articles, relations and texts and not by
 * their numbers: a cluster or a form by its articles and their relations, a passage by its articles and
 * the length that it has in each, a repeat by its article, class and length. So it does not matter where
 * in an article a text is. A finding that has lost articles since is not new.
 */
export class Baseline {
  readonly #clusters = new KnownSets();
  readonly #forms = new KnownSets();
  readonly #passages = new KnownSets();
  readonly #repeats = new Map<string, number>();
  #unit: OffsetUnit | null = null;

  /**
   * Reads results; holds a key for each place of a finding.
   * @param lines NDJSON of a scan.
   * @throws UsageError that names a line without a record of a scan, or if the summary is missing.
   */
  constructor(lines: Iterable<string>) {
    let number = 0;
    for (const line of lines) {
      number++;
      if (line.trim() === '') continue;
      const record = parseResultLine(line, number);
      try {
        this.#add(record);
      } catch {
        throw resultFault(number, `expected a whole record of type ${record.type}`);
      }
    }
    if (this.#unit === null) {
      throw new UsageError('--baseline takes whole results of a scan: got no summary at their end');
    }
  }

  /**
   * The result without the findings that the earlier scan has; articles, sources, skipped input and
   * notices stay.
   * @throws UsageError if spans of the earlier scan have another unit.
   */
  newIn(result: LazyResult): LazyResult {
    const unit = result.summary.offsets;
    if (unit !== this.#unit) {
      throw new UsageError(`--baseline takes results with --offsets ${unit}, got ${this.#unit}`);
    }
    const seen = new Map(this.#repeats);
    const clusters = result.clusters.filter((one) => !this.#clusters.has(clusterKeys(one)));
    const forms = result.forms.filter((one) => !this.#forms.has(formKeys(one)));
    const passages = result.passages.filter((one) => !this.#passages.has(passageKeys(one)));
    const repeats = result.repeats.filter((one) => !takeOne(seen, repeatKey(one)));
    const numbers = { clusters, forms, passages, repeats };
    return { ...result, ...numbers, summary: { ...result.summary, ...lengthsOf(numbers) } };
  }

  #add(record: ParsedRecord): void {
    const one: unknown = record;
    if (record.type === 'cluster') this.#clusters.add(clusterKeys(one as ClusterRecord));
    else if (record.type === 'form') this.#forms.add(formKeys(one as FormRecord));
    else if (record.type === 'passage') this.#passages.add(passageKeys(one as PassageRecord));
    else if (record.type === 'summary') this.#unit = (one as SummaryRecord).offsets;
    else if (record.type === 'repeat') {
      const key = repeatKey(one as RepeatRecord);
      this.#repeats.set(key, (this.#repeats.get(key) ?? 0) + 1);
    }
  }
}

type Counted = Record<'clusters' | 'forms' | 'passages' | 'repeats', readonly unknown[]>;

function lengthsOf(lists: Counted): Record<keyof Counted, number> {
  const { clusters, forms, passages, repeats } = lists;
  return {
    ...{ clusters: clusters.length, forms: forms.length },
    ...{ passages: passages.length, repeats: repeats.length },
  };
}

/** Takes one of a number of equal things; false if none is left. */
function takeOne(numbers: Map<string, number>, key: string): boolean {
  const left = numbers.get(key) ?? 0;
  if (left > 0) numbers.set(key, left - 1);
  return left > 0;
}

function clusterKeys({ canonical, canonicalToCentre, members }: ClusterRecord): string[] {
  const ties = [{ article: canonical, relation: canonicalToCentre.relation }, ...members];
  return ties.map(({ article, relation }) => JSON.stringify([article, relation]));
}

function formKeys({ article, members }: FormRecord): string[] {
  return [article, ...members.map((member) => member.article)];
}

function passageKeys({ boilerplate, house, occurrences }: PassageRecord): string[] {
  return occurrences.map(({ article, start, end }) =>
    JSON.stringify([article, end - start, boilerplate, house]),
  );
}

function repeatKey({ article, class: kind, first, again }: RepeatRecord): string {
  return JSON.stringify([article, kind, first.end - first.start, again.end - again.start]);
}

/** Sets of strings; a set is known if one of them contains it. */
class KnownSets {
  /** The numbers of the sets of each string. */
  readonly #setsOf = new Map<string, number[]>();
  #count = 0;

  add(keys: readonly string[]): void {
    for (const key of new Set(keys)) {
      const sets = this.#setsOf.get(key);
      if (sets) sets.push(this.#count);
      else this.#setsOf.set(key, [this.#count]);
    }
    this.#count++;
  }

  has(keys: readonly string[]): boolean {
    let common: readonly number[] | null = null;
    for (const key of keys) {
      const sets: readonly number[] = this.#setsOf.get(key) ?? [];
      common = common === null ? sets : bothHave(common, sets);
      if (common.length === 0) return false;
    }
    return common !== null;
  }
}

/** The numbers in both of two ascending lists. */
function bothHave(x: readonly number[], y: readonly number[]): number[] {
  const known = new Set(y);
  return x.filter((number) => known.has(number));
}

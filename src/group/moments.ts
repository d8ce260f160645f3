/** Finds when articles were published, from the dates of their records. */
import { expression } from '../expression.js';
import type { SketchSet } from '../store/sketch-set.js';
import { type DateReading, readDate } from '../text/dates.js';

/** Dates of one form that name no moment, or no certain one. */
export interface UnreadDates {
  /** Whether nothing shows the meaning of these dates. */
  isAmbiguous: boolean;
  /**
   * An example (the first such date in the order of articles), its article, and the number of
   * dates.
   */
  sample: string;
  article: number;
  count: number;
}

/**
 * The moments of all articles in milliseconds since 1970, NaN if unknown; and the dates that were
 * not understood.
 */
export interface Moments {
  dates: Float64Array;
  unread: UnreadDates[];
}

/** The number of forms of dates that are distinguished; further forms count as one. */
const MOST_FORMS = 20;

/**
 * Reads the dates of all articles. A date with several meanings (`05/06/2024`, `6 listopada`) gets
 * the meaning that the unambiguous dates of its source agree on. The order of the articles only
 * decides which date is the sample of its form.
 * @param source the name of an article's source; '' if it is not known, which counts as one source.
 */
export function momentsOf(
  set: Pick<SketchSet, 'count' | 'moment' | 'stringBytes' | 'string'>,
  source: (article: number) => string,
): Moments {
  const dates = new Float64Array(set.count);
  const unread = new UnreadForms();
  const unsettled: { article: number; text: string; source: string; reading: DateReading }[] = [];
  const habits = new Map<string, Map<string, number>>();
  for (let article = 0; article < set.count; article++) {
    dates[article] = set.moment(article);
    if (!Number.isNaN(dates[article]) || set.stringBytes(article, 'date') === 0) continue;
    const text = set.string(article, 'date');
    const reading = readDate(text);
    if (!reading) {
      if (text.trim() !== '') unread.add({ isAmbiguous: false, sample: text.trim(), article });
    } else if (reading.moments.length > 1) {
      unsettled.push({ article, text, source: source(article), reading });
    } else {
      dates[article] = reading.moments[0]!;
      for (const habit of reading.habits[0]!) countHabit(habits, source(article), habit);
    }
  }
  for (const { article, text, source: name, reading } of unsettled) {
    const moment = settle(reading, habits.get(name));
    if (moment === undefined) unread.add({ isAmbiguous: true, sample: text.trim(), article });
    else dates[article] = moment;
  }
  return { dates, unread: unread.forms };
}

function countHabit(habits: Map<string, Map<string, number>>, source: string, habit: string): void {
  const counts = habits.get(source) ?? new Map<string, number>();
  habits.set(source, counts.set(habit, (counts.get(habit) ?? 0) + 1));
}

/** The one meaning that a habit of the source supports; undefined if there is none or several. */
function settle(
  { moments, habits, hasDefault }: DateReading,
  counts: ReadonlyMap<string, number> | undefined,
): number | undefined {
  const supported = moments.filter((_, i) => habits[i]!.some((habit) => counts?.has(habit)));
  if (supported.length === 1) return supported[0];
  return hasDefault ? moments[0] : undefined;
}

const WORDS = expression(String.raw`[\p{L}\p{M}]+`, 'gu');

/** Dates that were not read, by their forms, in which all letters and all digits are alike. */
class UnreadForms {
  readonly #byForm = new Map<string, UnreadDates>();

  add(date: Omit<UnreadDates, 'count'>): void {
    const { isAmbiguous, sample } = date;
    const form = sample
      .slice(0, 60)
      .replace(WORDS(), 'a')
      .replace(/\p{Nd}+/gu, '0');
    const ofKind = `${isAmbiguous} ${form}`;
    const isKnown = this.#byForm.has(ofKind) || this.#byForm.size < MOST_FORMS;
    const key = isKnown ? ofKind : `${isAmbiguous}`;
    const known = this.#byForm.get(key);
    if (known) known.count++;
    else this.#byForm.set(key, { ...date, count: 1 });
  }

  get forms(): UnreadDates[] {
    return [...this.#byForm.values()];
  }
}

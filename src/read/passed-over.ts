/** Entries of a folder that nobody wants read: their number, and why they were left out. */

/** Entries that were left out of a folder. */
export interface PassedOver {
  /** The folder, as it was given. */
  shown: string;
  count: number;
  /** One sentence: the number of entries, the reason, and the remedy. */
  message: string;
}

/** Why an entry of a folder is left out. */
export type LeftOut = 'node_modules' | '.gitignore';

/** Counts entries that were left out of a folder; null if there are none. */
export function passOver(shown: string, leftOut: readonly LeftOut[]): PassedOver | null {
  const count = leftOut.length;
  if (count === 0) return null;
  const named = leftOut.filter((reason) => reason === '.gitignore').length;
  const reasons = [
    ...(named > 0 ? [`${named} named by .gitignore`] : []),
    ...(named < count ? [`${count - named} called node_modules`] : []),
  ];
  const entries = count === 1 ? '1 file or folder was' : `${count} files and folders were`;
  const message = `${entries} left out (${reasons.join(', ')}): name them to read them`;
  return { shown, count, message };
}

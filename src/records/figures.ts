/** Figures as a person reads them, the same in every locale. */

/** A size in bytes, KB, MB or GB, of 1000 each. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  const digits = unit > 0 && size < 9.95 ? 1 : 0;
  return `${size.toFixed(digits)} ${units[unit]}`;
}

/** `1 article`, `2,851 words`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${thousands(number)} ${number === 1 ? one : many}`;
}

/** `2,851`. */
export function thousands(number: number): string {
  // Without a locale, whose first use costs more than a small scan.
  const digits = String(number);
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) {
    groups.unshift(digits.slice(Math.max(0, end - 3), end));
  }
  return groups.join(',');
}

/** A share in percent; prints 100% and 0% only for exactly 1 and 0. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return '99%';
  return rounded === 0 && share > 0 ? '<1%' : `${rounded}%`;
}

/** The last line of a list that leaves a number of items out, with the option that shows them. */
export function andMore(number: number): string {
  return `and ${thousands(number)} more; --top all shows all`;
}

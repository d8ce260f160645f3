/** Lists of agencies in credit lines and datelines: `AP, Reuters/dpa and DW`. */
import { agencyNamed } from './agencies.js';

/** Words of a photo credit, which does not name the source of the text. */
const PHOTO = /\b(?:photo|photos|photograph|picture|pic|image|images|getty|file|foto)\b/i;

/** Length limit of credit lines. */
export const MAX_LINE = 160;

/**
 * The agencies of a list such as `AP, Reuters/dpa and DW`. The list may hold `others` other names,
 * each short, such as the newspaper's own desk. A list with more, or with words of a photo credit, is
 * not a list of sources.
 */
export function agenciesOf(list: string, others = 2): string[] {
  if (list.length > MAX_LINE) return [];
  const items = list.split(/[,;/|&+]|\s(?:and|und|y|e|et|with)\s/);
  const names: string[] = [];
  let strange = 0;
  for (const item of items) {
    const name = canonicalOf(item);
    if (name !== undefined) names.push(name);
    else if (item.trim().length > 12 || ++strange > others) return [];
  }
  // This test is last, because most lists have no names at this point.
  return names.length > 0 && PHOTO.test(list) ? [] : names;
}

/** The agency that a text names and nothing else, with or without an article before it and a stop after it. */
export function canonicalOf(text: string): string | undefined {
  const named = text.trim().replace(/^the\s/i, '');
  const bare = withoutEnd(named, 1, /[.:*]?$/).trim();
  return agencyNamed(bare) ?? agencyNamed(`${bare}.`);
}

/** A text without its end that `end` matches; the expression sees only the last `most` units. */
export function withoutEnd(text: string, most: number, end: RegExp): string {
  const last = text.slice(-most);
  return text.slice(0, text.length - last.length + last.search(end));
}

/**
 * Finds front matter: metadata in YAML, TOML or JSON between two lines of signs at the beginning of a text,
 * as Hugo, Jekyll, Eleventy, Astro and Obsidian have it.
 */
import { latin1Of } from '../../kernel/bytes.js';
import { candidatesOf, comparable } from '../fields/candidates.js';

/** A block of metadata before a text. */
export interface FrontMatter {
  language: 'YAML' | 'TOML' | 'JSON';
  /** Its bytes between the lines of signs, `[start, end)`; for JSON, between the braces. */
  start: number;
  end: number;
  /** Byte at which the text after it begins; empty lines are passed over. */
  bodyStart: number;
}

/** Bytes in which the block must end: hostile YAML takes time by the square of its length, here 0.1 s. */
const MOST_BYTES = 16 * 1024;
const OPENING = /^(?:\u00ef\u00bb\u00bf)?\s*(---|\+\+\+|\{)[ \t]*\r?\n/;
const YAML = {
  language: 'YAML',
  closing: /^(?:---|\.\.\.)[ \t]*\r?$/m,
  key: /^["']?([\w-]+)["']?[ \t]*:/gm,
} as const;
const TOML = {
  language: 'TOML',
  closing: /^\+\+\+[ \t]*\r?$/m,
  key: /^["']?([\w-]+)["']?[ \t]*=/gm,
} as const;

const JSON_BLOCK = {
  language: 'JSON',
  closing: /^\}[ \t]*\r?$/m,
  key: /^[ \t]*"([\w-]+)"[ \t]*:/gm,
} as const;

/** Names that only front matter has; it also has the names of the fields of an article. */
const OTHERS = ['layout', 'draft', 'tags', 'categories', 'slug', 'lang', 'language', 'description'];
const NAMES: ReadonlySet<string> = new Set([
  ...(['title', 'date', 'url', 'source', 'byline'] as const).flatMap(candidatesOf),
  ...OTHERS,
]);

/**
 * The front matter of a text; null if it has none. It has a key with a known name: the rules around
 * the first lines of a text, which look alike, have none between them. After JSON there is text, and no
 * other value.
 * @param text its beginning, in an encoding with the bytes of ASCII.
 */
export function frontMatterOf(text: Uint8Array): FrontMatter | null {
  const begin = latin1Of(text.subarray(0, MOST_BYTES));
  const [opening, sign] = OPENING.exec(begin) ?? [];
  if (opening === undefined) return null;
  const { language, closing, key } = sign === '---' ? YAML : sign === '{' ? JSON_BLOCK : TOML;
  const inner = begin.slice(opening.length);
  const last = closing.exec(inner);
  if (last === null) return null;
  const names = [...inner.slice(0, last.index).matchAll(key)].map(([, name = '']) => name);
  if (!names.some((name) => NAMES.has(comparable(name)))) return null;
  const start = opening.length;
  const end = start + last.index;
  const rest = inner.slice(last.index + last[0].length);
  const [after = ''] = /^(?:[ \t\r]*\n)*/.exec(rest) ?? [];
  if (language === 'JSON' && !/^[^,{]/.test(rest.slice(after.length))) return null;
  return { language, start, end, bodyStart: end + last[0].length + after.length };
}

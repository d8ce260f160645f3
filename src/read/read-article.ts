/** One article that the user names: a file, or a record of a file. */
import fs from 'node:fs';
import path from 'node:path';
import type { Metadata } from '../article/fields.js';
import type { SkippedRecord } from '../article/skipped.js';
import { RunError } from '../errors.js';
import { readTexts } from './read-texts.js';
import type { Reading } from './reader.js';

/** A requested article, and the faults of its file. */
export interface NamedArticle {
  /** As the user named it. */
  id: string;
  text: Uint8Array;
  /** Number of the encoding that it was read in; 0 for UTF-8. */
  encoding: number;
  metadata: Metadata;
  skipped: SkippedRecord[];
}

/**
 * Reads the article that `name` names: the path of a file, or the path of a file of records, `#`,
 * and the id of a record, or its line if it has no id. Records with the same id are named by `#`,
 * the id, `:` and the line. A path that contains a `#` is taken as it is if such a file exists.
 * @throws {RunError} that names similar articles, if there is no such article.
 */
export async function readArticle(name: string, reading: Reading): Promise<NamedArticle> {
  const { path: file, id } = splitName(name);
  // The name by which a scan of the file qualifies it.
  const place = `${path.basename(file)}#${id}`;
  const isWanted = (found: string) => id === null || found === id || found === place;
  const { texts, shared, encodings, metadata, skipped } = await readTexts(
    [file],
    reading,
    isWanted,
  );
  if (id !== null && texts.size === 0) throw notFound(file, id, shared.get(id) ?? []);
  const named = id !== null && texts.has(id) ? id : place;
  const [first, ...others] = texts.keys();
  if (!texts.has(named) && others.length > 0) {
    throw new RunError(
      `${file} holds ${texts.size} articles: name one of them, such as ${nameIn(file, first ?? '')}`,
    );
  }
  const found = texts.has(named) ? named : (first ?? '');
  const text = texts.get(found);
  if (text === undefined) {
    const why = skipped[0] ? `${skipped[0].reason}, ${skipped[0].message}` : 'it holds no article';
    throw new RunError(`${file} cannot be compared: ${why}`);
  }
  const encoding = encodings.get(found) ?? 0;
  return { id: name, text, encoding, metadata: metadata.get(found) ?? {}, skipped };
}

/** How this command names a record; `found` is the name that a scan of the file gives it. */
function nameIn(file: string, found: string): string {
  const base = path.basename(file);
  return `${file}#${found.startsWith(`${base}#`) ? found.slice(base.length + 1) : found}`;
}

function notFound(file: string, id: string, sharing: readonly string[]): RunError {
  const shown = JSON.stringify(id);
  if (sharing.length === 0) return new RunError(`${file} has no record with the id ${shown}`);
  const such = sharing.slice(0, 2).map((other) => nameIn(file, other));
  return new RunError(
    `${file} has ${sharing.length} records with the id ${shown}: name one, such as ${such.join(' or ')}`,
  );
}

function splitName(name: string): { path: string; id: string | null } {
  if (fs.existsSync(name)) return { path: name, id: null };
  for (let at = name.indexOf('#'); at !== -1; at = name.indexOf('#', at + 1)) {
    const file = name.slice(0, at);
    if (file !== '' && fs.existsSync(file)) return { path: file, id: name.slice(at + 1) };
  }
  return { path: name, id: null };
}

/** One article that the user names: a file, or a record of a file. */
import fs from 'node:fs';
import { RunError } from '../errors.js';
import { readTexts } from './read-texts.js';
import type { FieldNames } from './record.js';
import type { SkippedRecord } from './skipped.js';

/** An article that was asked for, and what was amiss in its file. */
export interface NamedArticle {
  /** As the user named it. */
  id: string;
  text: Uint8Array;
  skipped: SkippedRecord[];
}

/**
 * Reads the article that `name` names: the path of a file, or that of a file of records, `#`, and
 * the id of one of them. A path that has a `#` of its own is taken as it is where there is such a
 * file.
 * @throws {RunError} where there is no such article, saying what there is.
 */
export async function readArticle(name: string, fields: FieldNames): Promise<NamedArticle> {
  const { path, id } = splitName(name);
  const { texts, skipped } = await readTexts(
    [path],
    fields,
    (found) => id === null || found === id,
  );
  if (id !== null && texts.size === 0) {
    throw new RunError(`${path} has no record with the id ${JSON.stringify(id)}`);
  }
  const [text, ...others] = texts.values();
  if (others.length > 0) {
    const first = [...texts.keys()][0];
    throw new RunError(
      `${path} holds ${texts.size} articles: name one of them, such as ${path}#${first}`,
    );
  }
  if (text === undefined) {
    const why = skipped[0] ? `${skipped[0].reason}, ${skipped[0].message}` : 'it holds no article';
    throw new RunError(`${path} cannot be compared: ${why}`);
  }
  return { id: name, text, skipped };
}

function splitName(name: string): { path: string; id: string | null } {
  if (fs.existsSync(name)) return { path: name, id: null };
  for (let at = name.indexOf('#'); at !== -1; at = name.indexOf('#', at + 1)) {
    const path = name.slice(0, at);
    if (path !== '' && fs.existsSync(path)) return { path, id: name.slice(at + 1) };
  }
  return { path: name, id: null };
}

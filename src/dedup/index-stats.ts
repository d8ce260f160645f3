import fs from 'node:fs';
import path from 'node:path';
import type { Seen } from '../seen/seen.js';

/** Numbers about an index. */
export interface IndexStats {
  /** Articles that were not removed. */
  articles: number;
  /** Segments, and the articles in none of them yet. */
  segments: number;
  recent: number;
  /** Fingerprints that are boilerplate, once for each source. */
  boilerplate: number;
  /** Bytes on disk by part; empty if it is in memory. */
  bytes: Record<string, number>;
}

/** Numbers about an index, in a folder or in memory. */
export function statsOf(seen: Seen, folder: string | null): IndexStats {
  const { segments, recent } = seen.parts;
  const bytes: Record<string, number> = {};
  if (folder !== null) {
    for (const { footer } of segments) {
      for (const [name, { length }] of Object.entries(footer.sections)) {
        bytes[name] = (bytes[name] ?? 0) + length;
      }
    }
    const others = fs.readdirSync(folder).filter((name) => name.startsWith('journal'));
    // A writer may remove the journal meanwhile.
    const sizeOf = (name: string) => {
      return fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
    };
    bytes.journal = others.reduce((sum, name) => sum + sizeOf(name), 0);
  }
  const boilerplate = seen.boilerplate.count;
  return { articles: seen.count, segments: segments.length, recent, boilerplate, bytes };
}

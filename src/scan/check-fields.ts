import { FIELDS, METADATA_FIELDS } from '../article/fields.js';
import { UsageError } from '../errors.js';
import type { ScanOptions } from '../options/scan-options.js';
import { SCAN_TABLE } from '../options/scan-table.js';
import { isNamed } from '../read/fields/candidates.js';
import type { Collection } from './collect.js';

/** The number of fields that a message lists. */
const MOST_LISTED = 20;

/**
 * Refuses the name of a field of metadata that no record has: it is misspelled. A text without its
 * field is skipped input, which names the fields.
 * @throws {UsageError} that lists the fields of the first records.
 */
export function checkFields({ set, fields }: Collection, options: ScanOptions): void {
  const there = [...new Set(fields.flatMap((use) => use.there))];
  if (there.length === 0) return;
  for (const field of METADATA_FIELDS) {
    const { option } = FIELDS[field];
    const name = options[option];
    const isUnused = !isNamed(field, name) || (field === 'source' && name === 'path');
    if (isUnused || there.includes(name)) continue;
    if (hasAny(set, field)) continue;
    const listed = there.slice(0, MOST_LISTED).map((found) => JSON.stringify(found));
    const more = there.length > MOST_LISTED ? ` and ${there.length - MOST_LISTED} more` : '';
    throw new UsageError(
      `${SCAN_TABLE[option].flag} ${JSON.stringify(name)}: no record has this field; there are ` +
        `${listed.join(', ')}${more}`,
    );
  }
}

function hasAny(set: Collection['set'], field: (typeof METADATA_FIELDS)[number]): boolean {
  for (let article = 0; article < set.count; article++) {
    if (set.string(article, field) !== '') return true;
  }
  return false;
}

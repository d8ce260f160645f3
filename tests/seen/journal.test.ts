import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { DamageError } from '../../src/seen/damage.js';
import { Journal, readJournal } from '../../src/seen/journal.js';
import type { Change } from '../../src/seen/journal-items.js';
import { hash } from '../fixtures/seen.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-journal-'));
const file = path.join(folder, 'journal-0');
afterAll(() => fs.rmSync(folder, { recursive: true }));

const removed = (...numbers: number[]): Change => ({
  kind: 'removed',
  numbers: Uint32Array.from(numbers),
});

/** Writes entries anew. @returns the bytes of the file after each, from 0. */
function write(entries: readonly Change[][]): number[] {
  fs.rmSync(file, { force: true });
  const journal = new Journal(file, 0, { hash, latency: 0 });
  const ends = [0];
  for (const changes of entries) {
    journal.append(changes);
    ends.push(journal.bytes);
  }
  journal.close();
  return ends;
}

const entries = fc.array(
  fc.array(
    fc.array(fc.nat()).map((numbers) => removed(...numbers)),
    { maxLength: 3 },
  ),
  { minLength: 1, maxLength: 6 },
);

describe('a journal', () => {
  test('that is cut anywhere keeps its whole entries, and counts the bytes of the others', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, place) => {
        const ends = write(list);
        const cut = place % (ends.at(-1)! + 1);
        fs.truncateSync(file, cut);
        const whole = ends.filter((end) => end <= cut).length - 1;
        const { changes, bytes, unfinished } = readJournal(file, null, hash);
        expect(changes).toEqual(list.slice(0, whole).flat());
        expect([bytes, unfinished]).toEqual([ends[whole], cut - ends[whole]!]);
      }),
      { numRuns: 60 },
    );
  });

  test('that was closed says so if it is cut anywhere', () => {
    const ends = write([[removed(1)], [removed(2, 3)], [removed(4)]]);
    const closedAt = ends.at(-1)!;
    expect(readJournal(file, closedAt, hash).changes).toHaveLength(3);
    for (let cut = closedAt - 1; cut >= 0; cut--) {
      fs.truncateSync(file, cut);
      expect(() => readJournal(file, closedAt, hash)).toThrow(DamageError);
    }
  });

  test('names a flipped bit before its last entry, and never gives other changes', () => {
    const ends = write([[removed(1)], [removed(2, 3)], [removed(4)]]);
    const bytes = fs.readFileSync(file);
    for (let bit = 0; bit < 8 * ends[2]!; bit++) {
      const flipped = Uint8Array.from(bytes);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      fs.writeFileSync(file, flipped);
      const entry = ends.findLast((end) => end <= bit >> 3)!;
      expect(() => readJournal(file, null, hash)).toThrow(`${file} is damaged at byte ${entry}:`);
    }
  });

  test('goes on after its whole entries, over the rest of one that was not finished', () => {
    const ends = write([[removed(1)], [removed(2, 3)]]);
    fs.truncateSync(file, ends[2]! - 1);
    const { bytes } = readJournal(file, null, hash);
    const journal = new Journal(file, bytes, { hash, latency: 0 });
    journal.append([removed(9)]);
    journal.close();
    const { changes, unfinished } = readJournal(file, journal.bytes, hash);
    expect(changes).toEqual([removed(1), removed(9)]);
    expect(unfinished).toBe(0);
  });

  test('that is missing is an error', () => {
    expect(() => readJournal(path.join(folder, 'none'), null, hash)).toThrow('ENOENT');
  });

  test('may be closed while it reaches the disk', async () => {
    fs.rmSync(file, { force: true });
    const journal = new Journal(file, 0, { hash, latency: 0 });
    journal.append([removed(1)]);
    const synced = [journal.sync(), journal.sync()];
    journal.append([removed(2)]);
    synced.push(journal.sync());
    journal.close();
    await Promise.all(synced);
    expect(readJournal(file, null, hash).changes).toEqual([removed(1), removed(2)]);
  });
});

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openIndex } from '../../src/dedup/open-index.js';
import { DamageError } from '../../src/seen/damage.js';
import { Prose } from '../fixtures/articles.js';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-damage-'));
afterAll(() => fs.rmSync(root, { recursive: true }));

const closed = path.join(root, 'closed');
const damaged = path.join(root, 'damaged');
/** Places at which each file is cut, and at which a bit is flipped; `PLACES=200` makes more of them. */
const PLACES = Number(process.env.PLACES ?? 40);

const prose = new Prose(200);
const stories = Array.from({ length: 12 }, () => prose.article(3, 50));
const articles = Array.from({ length: 48 }, (_, i) => {
  const story = stories[i % stories.length]!;
  const text = i < 24 ? prose.edited(story, 0.01 * i) : `${story}\n\n${prose.paragraph(40)}`;
  return { id: `a${i}`, text, source: `source ${i % 5}`, date: `2024-03-${10 + (i % 20)}` };
});
const probes = [...articles, ...stories.map((text, i) => ({ id: `probe ${i}`, text }))];

/** Answers of an index to all probes, and all that it says about each article. */
async function answersOf(folder: string): Promise<unknown[]> {
  const index = await openIndex(folder, { readOnly: true });
  try {
    const answers = probes.map((probe) => index.query(probe));
    return [
      index.stats().articles,
      ...answers,
      ...articles.map(({ id }) => [index.get(id), index.cluster(id)]),
    ];
  } finally {
    index.close();
  }
}

let undamaged: unknown[];

beforeAll(async () => {
  const index = await openIndex(closed);
  for (const [i, article] of articles.entries()) {
    await index.add(article);
    // Two segments, and some articles in the journal alone.
    if (i === 15 || i === 30) index.deduplicator.seen.flush();
  }
  index.close();
  const second = await openIndex(closed);
  await second.remove({ id: 'a3' });
  second.close();
  undamaged = await answersOf(closed);
});

/** The file of which an error says that it is damaged. @throws an error that does not. */
function namedBy(error: unknown): string {
  if (!(error instanceof DamageError)) throw error;
  return fileIn(error.message);
}

function fileIn(fault: string): string {
  return /^(\S+) is damaged at byte \d+: /.exec(fault)?.[1] ?? '';
}

/**
 * Changes a file of a copy of the index. The answers of the copy have to be right, or an error.
 * @returns the file that is named as damaged on opening or by `verify`, if one is.
 */
async function tryDamage(
  file: string,
  change: (bytes: Uint8Array) => Uint8Array,
): Promise<string | null> {
  fs.rmSync(damaged, { recursive: true, force: true });
  fs.cpSync(closed, damaged, { recursive: true });
  const bytes = Uint8Array.from(fs.readFileSync(path.join(closed, file)));
  fs.writeFileSync(path.join(damaged, file), change(bytes));
  try {
    expect(await answersOf(damaged)).toEqual(undamaged);
  } catch (error) {
    if (namedBy(error) !== path.join(damaged, file)) throw error;
  }
  try {
    const index = await openIndex(damaged, { readOnly: true });
    const [fault] = index.verify();
    index.close();
    return fault === undefined ? null : fileIn(fault);
  } catch (error) {
    return namedBy(error);
  }
}

describe('an index with damaged files', () => {
  test('names each file that was cut, wherever that was', { timeout: 400_000 }, async () => {
    for (const file of fs.readdirSync(closed)) {
      const { size } = fs.statSync(path.join(closed, file));
      for (let time = 0; time < PLACES; time++) {
        const cut = time === 0 ? 0 : prose.below(size);
        const named = await tryDamage(file, (bytes) => bytes.subarray(0, cut));
        // Without its last line feed the manifest is whole.
        const isWhole = file === 'index.json' && cut === size - 1;
        expect({ file, cut, named }).toEqual({
          file,
          cut,
          named: isWhole ? null : path.join(damaged, file),
        });
      }
    }
  });

  test('names each file in which a bit flipped, wherever that was', {
    timeout: 400_000,
  }, async () => {
    for (const file of fs.readdirSync(closed)) {
      const { size } = fs.statSync(path.join(closed, file));
      for (let time = 0; time < PLACES; time++) {
        const [at, bit] = [prose.below(size), prose.below(8)];
        const named = await tryDamage(file, (bytes) => {
          bytes[at]! ^= 1 << bit;
          return bytes;
        });
        // The manifest ends with a line feed that nothing depends on.
        const isWhole = file === 'index.json' && at === size - 1;
        if (!isWhole)
          expect({ file, at, bit, named }).toEqual({
            file,
            at,
            bit,
            named: path.join(damaged, file),
          });
      }
    }
  });

  test('names each file that is missing, and opens none of the others for changes', async () => {
    for (const file of fs.readdirSync(closed)) {
      fs.rmSync(damaged, { recursive: true, force: true });
      fs.cpSync(closed, damaged, { recursive: true });
      fs.rmSync(path.join(damaged, file));
      const left = fs.readdirSync(damaged);
      await expect(openIndex(damaged)).rejects.toThrow(
        `${path.join(damaged, file)} is damaged at byte 0`,
      );
      expect(fs.readdirSync(damaged)).toEqual(left);
    }
  });

  test('names each file that has bytes after its end', async () => {
    for (const file of fs.readdirSync(closed)) {
      const named = await tryDamage(file, (bytes) =>
        Uint8Array.from([...bytes, ...new Uint8Array(40)]),
      );
      expect([null, path.join(damaged, file)]).toContain(named);
    }
  });
});

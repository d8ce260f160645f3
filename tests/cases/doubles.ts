/** Runs `repeats --fix` over the inputs of a case. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { command } from '../cli/command.js';
import { recordsOf } from '../cli/records.js';

/** The `repeats` records of a file: class and words of each repeat, the lines of its places. */
export type Repeats = Record<string, [kind: unknown, words: unknown, lines: [number, number]][]>;

/**
 * The repeats of the files below a folder of `tests/fixtures/cases`, and the files that were cut.
 */
export async function doublesIn(name: string): Promise<{
  repeats: Repeats;
  cut: Record<string, string>;
  out: string;
}> {
  const folder = path.join('tests/fixtures/cases', name);
  const { stdout } = await command(['repeats', folder, '--json']);
  const repeats: Repeats = {};
  for (const record of recordsOf(stdout, 'repeat')) {
    const { article, class: kind, words } = record;
    const [first, again] = [record.first, record.again] as { line: number }[];
    const own = repeats[String(article)] ?? [];
    own.push([kind, words, [first?.line ?? 0, again?.line ?? 0]]);
    repeats[String(article)] = own;
  }
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-'));
  const target = path.join(home, 'cut');
  const { stdout: out } = await command(['repeats', folder, '--fix', target]);
  const files = fs.existsSync(target) ? fs.readdirSync(target) : [];
  const cut = files.map(
    (file) => [file, fs.readFileSync(path.join(target, file), 'utf8')] as const,
  );
  fs.rmSync(home, { recursive: true });
  return { repeats, cut: Object.fromEntries(cut), out };
}

/** A file of a case. */
export function caseFile(name: string, file: string): string {
  return fs.readFileSync(path.join('tests/fixtures/cases', name, file), 'utf8');
}

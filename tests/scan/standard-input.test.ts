import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Prose } from '../fixtures/articles.js';

// A child process has a standard input of its own; it runs the build.
const dist = new URL('../../dist/', import.meta.url).href;

const prose = new Prose(5);
const stories = Array.from({ length: 400 }, () => prose.article(8, 60));
/** Texts of 9 MB together: several pieces. */
const texts = Array.from({ length: 1100 }, () =>
  [prose.pick(stories), prose.pick(stories), prose.words(400).join(' ')].join('\n\n'),
);
const lines = texts.map((text, i) => `${JSON.stringify({ id: `r${i}`, text })}\n`).join('');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'standard-input-'));
const file = path.join(folder, 'records.jsonl');
fs.writeFileSync(file, lines);
afterAll(() => fs.rmSync(folder, { recursive: true }));

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Runs a program with the records on standard input, and returns its output. */
function run(program: string): string {
  const input = fs.openSync(file, 'r');
  try {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', program],
      { stdio: [input, 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 2 ** 28 },
    );
    if (status !== 0) throw new Error(stderr);
    return stdout;
  } finally {
    fs.closeSync(input);
  }
}

describe('standard input', () => {
  test.each([null, 1])('gives every text back, with --memory %s', (memory) => {
    const output = run(`
      import { createHash } from 'node:crypto';
      const { analyse } = await import('${dist}scan/analyse.js');
      const { validateOptions } = await import('${dist}options/validate.js');
      const settings = { ...validateOptions(), memory: ${memory} };
      let spilled = 0;
      const hooks = { onSpill: () => spilled++ };
      const wanted = { texts: true };
      const { collection, close } = await analyse(['-'], settings, hooks, wanted);
      const { ids, textOf } = collection;
      const hash = (text) => createHash('sha256').update(text).digest('hex');
      const texts = Object.fromEntries(ids.map((id, n) => [id, hash(textOf(n))]));
      await close();
      console.log(JSON.stringify({ spilled, texts }));
    `);
    const { spilled, texts: found } = JSON.parse(output);
    expect(spilled).toBe(memory === null ? 0 : 1);
    expect(found).toEqual(Object.fromEntries(texts.map((text, i) => [`r${i}`, hash(text)])));
  });

  test('gives the records of the same lines in a file, although its texts are not kept', () => {
    const output = run(`
      const { openScan } = await import('${dist}index.js');
      const texts = ${JSON.stringify({ texts: false })};
      for (const path of ['-', ${JSON.stringify(file)}]) {
        const found = await openScan([path], {}, {}, texts);
        let last = '';
        for await (const piece of found.lines()) last = piece;
        const { digest, articles } = JSON.parse(last);
        let failure = '';
        try { found.textOf('r7'); } catch (error) { failure = error.message; }
        console.log(JSON.stringify({ digest, articles, failure }));
        await found.close();
      }
    `);
    const [input, records] = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(input.articles).toBe(texts.length);
    expect(input.digest).toBe(records.digest);
    expect([input.failure, records.failure]).toEqual([
      'the texts of standard input were not kept',
      '',
    ]);
  });
});

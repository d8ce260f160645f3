import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';

/**
 * Arguments are on the stack: with a tenth of the usual stack, a tenth of the usual number ends a
 * program.
 */
const STACK = '--stack-size=110';
const MANY = 13_000;

/** Runs a module that has `scan` and MANY with a small stack; returns its output. */
function run(script: string, cwd = '.'): string {
  const library = JSON.stringify(path.resolve('dist/index.js'));
  const code = `import { scan } from ${library}; const MANY = ${MANY}; ${script}`;
  const args = [STACK, '--input-type=module', '-e', code];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd });
  expect(stderr).toBe('');
  return stdout.trim();
}

describe('a list as long as the input is never spread into arguments', () => {
  test('the stack of these tests is too small for that many arguments', () => {
    const script = `try { Math.max(...Array(MANY).keys()); } catch (e) { console.log(e.message); }`;
    expect(run(script)).toBe('Maximum call stack size exceeded');
  });

  test('pages of many sources in place of articles', () => {
    const script = `
      const text = 'Please log in or subscribe to read on. It takes a minute.';
      const pages = Array.from({ length: MANY }, (_, i) => ({ id: 'p' + i, text, source: 's' + i }));
      const { clusters } = await scan(pages);
      console.log(clusters.length, clusters[0].members.length);`;
    expect(run(script)).toBe(`1 ${MANY - 1}`);
  });

  test('doubled paragraphs in one article', () => {
    const script = `
      const line = (i) => 'Number ' + i + ' is the house of ' + (i * 7919) % 99991 + ' and of its sons.';
      const text = Array.from({ length: 0.75 * MANY }, (_, i) => line(i) + '\\n\\n' + line(i)).join('\\n\\n');
      const { repeats } = await scan([{ id: 'a', text }], { only: 'repeats' });
      console.log(repeats.length > MANY / 2);`;
    expect(run(script)).toBe('true');
  });

  test('lines of known boilerplate', () => {
    const lines = Array.from({ length: MANY }, (_, i) => `Line ${i} of what is known already`);
    const folder = makeFolder({ 'known.txt': lines.join('\n'), 'a.txt': 'one', 'b.txt': 'two' });
    const script = `
      const { articles } = await scan(['a.txt', 'b.txt'], { ignore: 'known.txt' });
      console.log(articles.length);`;
    expect(run(script, folder)).toBe('2');
  });

  test('files below a folder that a glob matches', () => {
    const folder = makeFolder({ 'news/x/a.txt': 'one' });
    for (let i = 0; i < MANY; i++)
      fs.linkSync(path.join(folder, 'news/x/a.txt'), path.join(folder, `news/x/${i}.txt`));
    const script = `
      const { articles } = await scan(['n*'], { only: 'documents' });
      console.log(articles.length);`;
    expect(run(script, folder)).toBe(String(MANY + 1));
  });
});

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { recordsOf } from './records.js';
import { wirecopy } from './run.js';

const A =
  'The harbour authority, which owns both piers, closed them on Tuesday after a survey found cracks.';
const B =
  'Engineers will need at least six weeks to replace the damaged beams, she said, and to paint them.';
const C =
  'Ferries to the islands leave from the fish market until then, twice every hour, as in winter.';

/** A page whose caption only one of the extractors takes for text. */
const page = (...texts: string[]) =>
  `<!doctype html><html><head><title>Piers</title></head><body><article>
${texts.map((text) => `<p>${text}</p>`).join('\n')}
<figure><img src="a.jpg"><figcaption>Workers on the northern pier on Tuesday morning, at low tide.</figcaption></figure>
</article></body></html>`;

/** The words of each article, by its id. */
function wordsOf(...args: string[]): Record<string, unknown> {
  const { stdout } = wirecopy(['scan', ...args, '--json']);
  return Object.fromEntries(recordsOf(stdout, 'article').map(({ id, words }) => [id, words]));
}

describe('--extractor', () => {
  test('readability reads pages in its own way, and other files as before', () => {
    const news = makeFolder({ 'a.html': page(A, B, C), 'b.txt': `${A}\n\n${B}\n\n${C}` });
    const ours = wordsOf(news);
    const theirs = wordsOf(news, '--extractor', 'readability');
    expect(theirs['a.html']).not.toBe(ours['a.html']);
    expect(theirs['b.txt']).toBe(ours['b.txt']);
  });

  test('--resume keeps the results of each extractor apart', () => {
    const news = makeFolder({ 'a.html': page(A, B, C) });
    const kept = path.join(makeFolder({}), 'kept');
    const ours = wordsOf(news, '--resume', kept);
    const theirs = wordsOf(news, '--resume', kept, '--extractor', 'readability');
    expect(theirs).toEqual(wordsOf(news, '--extractor', 'readability'));
    expect(theirs).not.toEqual(ours);
  });

  test('compare and repeats take it, too', () => {
    const news = makeFolder({ 'a.html': page(A, B, C), 'b.html': page(A, B, C, B, C) });
    const files = ['a.html', 'b.html'].map((name) => path.join(news, name));
    const compared = wirecopy(['compare', ...files, '--json', '--extractor', 'readability']);
    expect([compared.status, recordsOf(compared.stdout, 'passage').length]).toEqual([0, 1]);
    const repeats = wirecopy(['repeats', news, '--json', '--extractor', 'readability']);
    expect(recordsOf(repeats.stdout, 'repeat')).toMatchObject([{ article: 'b.html' }]);
  });

  test('where its packages are missing, the error says how to install them', () => {
    const folder = makeFolder({});
    for (const part of ['bin', 'dist', 'package.json']) {
      fs.cpSync(part, path.join(folder, part), { recursive: true });
    }
    const modules = path.join(folder, 'node_modules');
    fs.mkdirSync(modules);
    const { dependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    for (const name of Object.keys(dependencies)) {
      fs.symlinkSync(path.resolve('node_modules', name), path.join(modules, name), 'junction');
    }
    const news = makeFolder({ 'a.html': page(A, B, C) });
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [path.join(folder, 'bin/wirecopy.js'), 'scan', news, ...args], {
        encoding: 'utf8',
      });
    expect(run('--quiet').status).toBe(0);
    const { status, stderr } = run('--extractor', 'readability');
    expect([status, stderr]).toEqual([
      3,
      'wirecopy: --extractor readability takes packages that are missing: npm install @mozilla/readability linkedom\n',
    ]);
  });
});

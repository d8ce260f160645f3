import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Listing, listInputs } from '../../src/read/list.js';
import { makeFolder } from './folder.js';

const isWindows = process.platform === 'win32';

function ids(listing: Listing): string[] {
  return listing.inputs.map((input) => input.id);
}

function skips(listing: Listing, folder = ''): string[] {
  const shorten = (shown: string) => shown.replace(`${folder.replaceAll('\\', '/')}/`, '');
  return listing.skipped.map((record) => `${shorten(record.path)} ${record.reason}`);
}

describe('ids', () => {
  const files = { 'a.txt': 'a', 'b/c.txt': 'c', 'b/d.ndjson': '{}', 'b/e.png': 'e' };

  test('of a folder are relative to it', () => {
    const folder = makeFolder(files);
    expect(ids(listInputs([folder]))).toEqual(['a.txt', 'b/c.txt', 'b/d.ndjson', 'b/e.png']);
    expect(ids(listInputs([`${folder}/b/`]))).toEqual(['c.txt', 'd.ndjson', 'e.png']);
  });

  test('of one file are its name', () => {
    const folder = makeFolder(files);
    expect(ids(listInputs([path.join(folder, 'b', 'c.txt')]))).toEqual(['c.txt']);
  });

  test('of several paths are relative to their deepest common folder', () => {
    const folder = makeFolder({ ...files, 'b/deep/x.txt': '', 'bc/y.txt': '' });
    const at = (name: string) => path.join(folder, name);
    expect(ids(listInputs([at('b/deep'), at('b/c.txt')]))).toEqual(['c.txt', 'deep/x.txt']);
    // `b` and `bc` start alike, but are two folders.
    expect(ids(listInputs([at('b/deep'), at('bc')]))).toEqual(['b/deep/x.txt', 'bc/y.txt']);
  });

  test('of a glob are relative to its part without wildcards', () => {
    const folder = makeFolder(files);
    const pattern = `${folder.replaceAll('\\', '/')}/b/*.txt`;
    expect(ids(listInputs([pattern]))).toEqual(['c.txt']);
  });

  test('sort by code units, and so does the listing, for any order of the paths', () => {
    const folder = makeFolder({ 'B.txt': '', 'a.txt': '', 'ä.txt': '', 'Z/a.md': '' });
    const at = (name: string) => path.join(folder, name);
    const paths = [at('a.txt'), at('Z'), at('B.txt'), at('ä.txt'), at('gone')];
    const expected = listInputs(paths);
    expect(ids(expected)).toEqual(['B.txt', 'Z/a.md', 'a.txt', 'ä.txt']);
    expect(listInputs([...paths].reverse())).toEqual(expected);
  });
});

describe('the listing takes', () => {
  test('from a folder all files but hidden ones; only records are divided', () => {
    const folder = makeFolder({
      'a.TXT': '',
      'b.md': '',
      'c.jsonl': '{"text":"x"}',
      'd.ndjson': '{"text":"x"}',
      'empty.jsonl': '',
      'e.html': '',
      '.f.txt': '',
      '.git/g.txt': '',
      noext: '',
    });
    const { inputs, skipped } = listInputs([folder]);
    expect(inputs.map(({ id, divided }) => `${id} ${divided}`)).toEqual([
      'a.TXT null',
      'b.md null',
      'c.jsonl records',
      'd.ndjson records',
      'e.html null',
      'empty.jsonl null',
      'noext null',
    ]);
    expect(skipped).toEqual([]);
  });

  test('from a folder no node_modules and nothing that .gitignore names, unless named', () => {
    const folder = makeFolder({
      '.gitignore': 'drafts/\n*.log\n!keep.log\n/top.txt\n',
      'a.txt': '',
      'top.txt': '',
      'x.log': '',
      'keep.log': '',
      'drafts/b.txt': '',
      'news/top.txt': '',
      'news/.gitignore': '!y.log\nz.txt\n',
      'news/y.log': '',
      'news/z.txt': '',
      'node_modules/p/readme.md': '',
      'news/node_modules/q.md': '',
    });
    const { inputs, passedOver, skipped } = listInputs([folder]);
    expect(inputs.map(({ id }) => id)).toEqual(['a.txt', 'keep.log', 'news/top.txt', 'news/y.log']);
    expect(skipped).toEqual([]);
    expect(passedOver).toEqual([
      {
        shown: folder.replaceAll('\\', '/'),
        count: 6,
        message:
          '6 files and folders were left out (4 named by .gitignore, 2 called node_modules): ' +
          'name them to read them',
      },
    ]);
    const named = ['drafts', 'node_modules', 'top.txt'].map((name) => path.join(folder, name));
    expect(ids(listInputs(named))).toEqual(['drafts/b.txt', 'node_modules/p/readme.md', 'top.txt']);
  });

  test('a large file in ranges if its lines are records, whatever its extension', () => {
    const line = `${JSON.stringify({ text: 'x'.repeat(1000) })}\n`;
    const folder = makeFolder({
      'a.json': line.repeat(5000),
      'b.json': line,
      'c.txt': 'word '.repeat(1e6),
      'd.jsonl': Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), Buffer.alloc(20)]),
    });
    const { inputs } = listInputs([folder]);
    expect(inputs.map(({ divided }) => divided)).toEqual(['records', null, null, null]);
  });

  test('a file that is named, with any extension', () => {
    const folder = makeFolder({ 'page.html': 'x' });
    const file = path.join(folder, 'page.html');
    expect(listInputs([file]).inputs).toEqual([
      { path: file, shown: file.replaceAll('\\', '/'), id: 'page.html', bytes: 1, divided: null },
    ]);
  });

  test('files of the extension that a glob names; if it names none, they count as found', () => {
    const folder = makeFolder({ 'a.html': '', 'b.txt': '' }).replaceAll('\\', '/');
    const found = (pattern: string) =>
      listInputs([`${folder}/${pattern}`]).inputs.map(({ id, isFound }) => [id, isFound]);
    expect(found('*.html')).toEqual([['a.html', undefined]]);
    expect(found('*')).toEqual([
      ['a.html', true],
      ['b.txt', true],
    ]);
  });

  test('everything below a folder that a glob matches', () => {
    const folder = makeFolder({ '2020/a/b.txt': '', '2021/c.txt': '' }).replaceAll('\\', '/');
    expect(ids(listInputs([`${folder}/20*`]))).toEqual(['2020/a/b.txt', '2021/c.txt']);
    expect(ids(listInputs([`${folder}/**`]))).toEqual(['2020/a/b.txt', '2021/c.txt']);
  });

  test('a path that exists as it is, although it looks like a glob', () => {
    const folder = makeFolder({ 'a[1].txt': '', 'a1.txt': '' });
    expect(ids(listInputs([path.join(folder, 'a[1].txt')]))).toEqual(['a[1].txt']);
  });

  test('a file once, although it is named twice or by overlapping globs', () => {
    const folder = makeFolder({ 'a.txt': '', 'b/c.txt': '' }).replaceAll('\\', '/');
    const paths = [folder, `${folder}/a.txt`, `${folder}/*.txt`, `${folder}/b`, `${folder}/b/../b`];
    expect(ids(listInputs(paths))).toEqual(['a.txt', 'b/c.txt']);
  });

  test('standard input once, for -', () => {
    expect(listInputs(['-', '-']).inputs).toEqual([
      { path: '-', shown: '-', id: '-', bytes: 0, divided: null },
    ]);
  });
});

describe('the listing names each skipped entry:', () => {
  test('a missing path, a glob without match, and a path that no file can have', () => {
    const folder = makeFolder({ 'a.txt': '' }).replaceAll('\\', '/');
    const paths = ['gone.txt', 'gone/*.txt', '*.none', 'a.txt/x.txt', 'a.txt/*', 'nul\0'];
    const listing = listInputs(['', ...paths.map((name) => `${folder}/${name}`)]);
    expect(listing.inputs).toEqual([]);
    expect(skips(listing, folder)).toEqual([
      ' missing',
      '*.none missing',
      'a.txt/* missing',
      'a.txt/x.txt missing',
      'gone.txt missing',
      'gone/*.txt missing',
      'nul\0 missing',
    ]);
  });

  test.skipIf(isWindows)('pipes and sockets, which are never opened', () => {
    const folder = makeFolder();
    execFileSync('/usr/bin/env', [
      'mkfifo',
      path.join(folder, 'pipe.txt'),
      path.join(folder, 'pipe.log'),
    ]);
    expect(skips(listInputs([folder]), folder)).toEqual([
      'pipe.log not-a-file',
      'pipe.txt not-a-file',
    ]);
    const named = listInputs([path.join(folder, 'pipe.log'), '/dev/null']);
    expect(skips(named, folder)).toEqual(['/dev/null not-a-file', 'pipe.log not-a-file']);
  });

  test('a link to a folder above it: once, and the walk ends', () => {
    const folder = makeFolder({ 'a/b/c.txt': '', 'a/d.txt': '' });
    fs.symlinkSync(path.join(folder, 'a'), path.join(folder, 'a', 'b', 'up'), 'junction');
    const listing = listInputs([folder, path.join(folder, 'a')]);
    expect(ids(listing)).toEqual(['a/b/c.txt', 'a/d.txt']);
    expect(skips(listing, folder)).toEqual(['a/b/up link-loop']);
  });

  test.skipIf(isWindows)('links to each other, and links to nothing', () => {
    const folder = makeFolder();
    const link = (target: string, name: string) => fs.symlinkSync(target, path.join(folder, name));
    link('b.txt', 'a.txt');
    link('a.txt', 'b.txt');
    link('gone', 'c.txt');
    link('gone', 'folder');
    link('gone', 'logo.png');
    const expected = [
      ...['a.txt link-loop', 'b.txt link-loop', 'c.txt missing', 'folder missing'],
      'logo.png missing',
    ];
    expect(skips(listInputs([folder]), folder)).toEqual(expected);
    expect(skips(listInputs([path.join(folder, 'a.txt')]), folder)).toEqual(['a.txt link-loop']);
  });

  // Root may read everything: a child gives up that right and tries. It runs the build, beside
  // which the sources are, as they are published.
  const lister = path.resolve('dist/read/list.js');
  const canDrop = process.getuid?.() === 0 && fs.existsSync(lister);
  test.skipIf(!canDrop)('a folder and a file without the right to read them', () => {
    const folder = makeFolder({ 'in/a.txt': '', 'in/shut/b.txt': '' });
    fs.chmodSync(folder, 0o755);
    fs.chmodSync(path.join(folder, 'in', 'shut'), 0);
    const script = `
      process.setgid(65534); process.setuid(65534);
      const { listInputs } = await import(${JSON.stringify(lister)});
      console.log(JSON.stringify(listInputs(JSON.parse(process.argv[1]))));`;
    const paths = [`${folder}/in`, `${folder}/in/shut/b.txt`, `${folder}/in/shut/*.txt`];
    const args = ['--input-type=module', '-e', script, JSON.stringify(paths)];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(stderr).toBe('');
    const listing = JSON.parse(stdout) as Listing;
    expect(listing.inputs.map(({ id }) => id.split('/').at(-1))).toEqual(['a.txt']);
    expect(skips(listing, folder)).toEqual([
      'in/shut unreadable',
      'in/shut/*.txt unreadable',
      'in/shut/b.txt unreadable',
    ]);
  });
});

describe('links', () => {
  test('to folders and files outside are followed, under their own names', () => {
    const outside = makeFolder({ 'x.txt': 'xx' });
    const folder = makeFolder({ 'a.txt': '' });
    fs.symlinkSync(outside, path.join(folder, 'link'), 'junction');
    expect(ids(listInputs([folder]))).toEqual(['a.txt', 'link/x.txt']);
    expect(ids(listInputs([path.join(folder, 'link')]))).toEqual(['x.txt']);
  });

  test.skipIf(isWindows)('to a file that is listed anyway add nothing', () => {
    const folder = makeFolder({ 'z.txt': '' });
    fs.symlinkSync('z.txt', path.join(folder, 'a.txt'));
    expect(ids(listInputs([folder]))).toEqual(['z.txt']);
  });

  test('between folders, each to all others, cost no more than the folders do', () => {
    const names = Array.from({ length: 12 }, (_, index) => `f${index}`);
    const files = Object.fromEntries(names.map((name) => [`${name}/${name}.txt`, '']));
    const folder = makeFolder(files);
    for (const from of names) {
      for (const to of names) {
        const link = path.join(folder, from, `to-${to}`);
        if (from !== to) fs.symlinkSync(path.join(folder, to), link, 'junction');
      }
    }
    // There are 12! ways through the links: this ends only if each folder is read once.
    expect(listInputs([folder]).inputs).toHaveLength(12);
  });
});

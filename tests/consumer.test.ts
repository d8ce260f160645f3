import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from './read/folder.js';

const USE = `
import {
  type Article, compare, compareFiles, comparePairs, evaluate, explain, renderNdjson, scan,
  type ScanHooks, type ScanResult, sketch, tune,
} from 'wirecopy';
const articles: Article[] = [{ id: 'a', text: 'x' }];
const hooks: ScanHooks = { onProgress: ({ phase }) => void phase };
const result: ScanResult = await scan(articles, { threshold: 0.5 }, hooks);
export const used: unknown[] = [
  result.summary.digest, renderNdjson(result), compare('a', 'b').relation, sketch('a').signature,
  tune().memory.total, evaluate, explain, comparePairs, compareFiles,
];
`;

/** A package that depends only on this one, as it is built. */
function makeConsumer(files: Record<string, string>): string {
  const folder = makeFolder({ 'package.json': '{"type":"module"}', ...files });
  const installed = path.join(folder, 'node_modules/wirecopy');
  fs.mkdirSync(installed, { recursive: true });
  fs.copyFileSync('package.json', path.join(installed, 'package.json'));
  fs.cpSync('dist', path.join(installed, 'dist'), { recursive: true });
  return folder;
}

describe('a package that depends on wirecopy', () => {
  test.each([['["ES2023"]'], ['["ES2023", "DOM"]']])(
    'compiles with the libraries %s and without the types of Node',
    (lib) => {
      const options = `"module":"NodeNext","target":"ES2022","strict":true,"noEmit":true,
        "exactOptionalPropertyTypes":true,"types":[],"skipLibCheck":false,"lib":${lib}`;
      const folder = makeConsumer({
        'use.ts': USE,
        'tsconfig.json': `{"compilerOptions":{${options}}}`,
      });
      const tsc = path.resolve('node_modules/typescript/bin/tsc');
      const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], {
        encoding: 'utf8',
      });
      expect([stdout, status]).toEqual(['', 0]);
    },
  );

  test('has its comments in the declarations, where editors show them, and nowhere else', () => {
    const comment = /^\s*(?:\/\*\*|\*|\/\/) /m;
    expect(fs.readFileSync('dist/scan/scan.d.ts', 'utf8')).toMatch(comment);
    expect(fs.readFileSync('dist/scan/scan.js', 'utf8')).not.toMatch(comment);
  });

  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const canRequire = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);

  test.skipIf(!canRequire)('loads it by require, if Node supports that for modules', () => {
    const code = `
      const { compare, scan } = require('wirecopy');
      console.log(compare('one two', 'one two').relation);
      scan([{ id: 'a', text: 'x' }]).then(({ summary }) => console.log(summary.articles));`;
    // By its own name, from within, because its dependencies are installed beside it.
    const { stdout } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
    expect(stdout).toBe('identical\n1\n');
  });
});

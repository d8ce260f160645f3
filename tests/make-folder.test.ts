import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../src/make-folder.js';
import { wirecopy } from './cli/run.js';
import { makeFolder as temporaryFolder } from './read/folder.js';

const hasProc = process.platform === 'linux' && fs.existsSync('/proc/self');

test('makes the folders above, and leaves one that is there', () => {
  const folder = path.join(temporaryFolder({}), 'a/b/c');
  makeFolder(folder);
  makeFolder(folder);
  expect(fs.statSync(folder).isDirectory()).toBe(true);
});

test('fails if a file has the name, of the folder or of one above', () => {
  const file = path.join(temporaryFolder({ file: 'text' }), 'file');
  expect(() => makeFolder(file)).toThrow(/EEXIST/);
  expect(() => makeFolder(path.join(file, 'below'))).toThrow(/ENOTDIR/);
});

describe.skipIf(!hasProc)('a folder that takes no others ends a command with a message', () => {
  test.each([
    ['scan', ['scan', 'seeds', '--resume', '/proc/none']],
    ['repeats', ['repeats', 'seeds', '--fix', '/proc/none/below']],
  ])('%s', (_, args) => {
    const { status, stderr } = wirecopy(args);
    expect(status).toBe(3);
    expect(stderr).toContain('/proc/none');
  });
});

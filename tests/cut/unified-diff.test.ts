import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type ByteEdit, unifiedDiff } from '../../src/cut/unified-diff.js';
import { makeFolder } from '../read/folder.js';

const TOOLS = [
  ['patch', '--batch', '--binary', '-p1', '-i'],
  ['git', 'apply', '--whitespace=nowarn', '-p1'],
].filter(([tool = '']) => spawnSync(tool, ['--version']).status === 0);

/** The files of a folder after the tool has applied the patch. */
function patched(tool: string[], files: Record<string, Uint8Array>, patch: Uint8Array) {
  const folder = makeFolder(files);
  const file = path.join(makeFolder({ 'x.patch': patch }), 'x.patch');
  const [command = '', ...args] = tool;
  const { status, stderr, stdout } = spawnSync(command, [...args, file], {
    cwd: folder,
    encoding: 'utf8',
    // git apply must not use a repository in a folder above.
    env: { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(folder) },
  });
  expect([status, `${stdout}${stderr}`], patch.toString()).toEqual([0, expect.anything()]);
  return Object.fromEntries(
    Object.keys(files).map((id) => [id, fs.readFileSync(path.join(folder, id))]),
  );
}

/** Lines, some of them equal, and edits in order. */
const edited = fc
  .tuple(
    fc.array(fc.constantFrom('', 'one', 'two', 'three\r', 'ä 🎉'), { minLength: 1, maxLength: 30 }),
    fc.boolean(),
    fc.array(fc.tuple(fc.nat(60), fc.nat(9), fc.constantFrom('', 'x', 'new\n', 'a\nb\n'))),
  )
  .map(([lines, isEnded, cuts]) => {
    const bytes = Buffer.from(lines.join('\n') + (isEnded ? '\n' : ''));
    const edits: ByteEdit[] = [];
    let from = 0;
    for (const [skip, length, text] of cuts) {
      const start = from + skip;
      const end = start + length;
      if (end > bytes.length || length === 0) break;
      edits.push({ start, end, bytes: Buffer.from(text) });
      from = end;
    }
    return { bytes, edits };
  });

describe.each(TOOLS.map((tool) => [tool[0] ?? '', tool] as const))('a patch for %s', (_, tool) => {
  test('changes a file as the edits do', () => {
    fc.assert(
      fc.property(edited, ({ bytes, edits }) => {
        const patch = unifiedDiff('a.txt', bytes, edits);
        const expected = applyEdits(bytes, edits);
        if (patch.length === 0) expect(expected).toEqual(bytes);
        // patch removes a file that becomes empty; no cut makes one empty.
        else if (expected.length > 0) {
          expect(patched(tool, { 'a.txt': bytes }, patch)['a.txt']?.toString()).toBe(
            expected.toString(),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(['with space.txt', 'ünïcode/ñ.txt', 'quote".txt', 'tab\t.txt', 'a/b/c d.txt'])(
    'finds the file %j',
    (id) => {
      if (process.platform === 'win32' && /["\t]/.test(id)) return;
      const bytes = Buffer.from('one\ntwo\nthree\n');
      const edits = [{ start: 4, end: 8, bytes: new Uint8Array() }];
      const result = patched(tool, { [id]: bytes }, unifiedDiff(id, bytes, edits));
      expect(result[id]?.toString()).toBe('one\nthree\n');
    },
  );

  test('changes each of several files', () => {
    const bytes = Buffer.from('one\ntwo\n');
    const edits = [{ start: 0, end: 4, bytes: new Uint8Array() }];
    const patch = Buffer.concat(['a.txt', 'b.txt'].map((id) => unifiedDiff(id, bytes, edits)));
    const result = patched(tool, { 'a.txt': bytes, 'b.txt': bytes }, patch);
    expect(Object.values(result).map(String)).toEqual(['two\n', 'two\n']);
  });
});

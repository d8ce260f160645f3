/** Real folders for tests, which are removed after the test. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Makes a folder with `files` by relative path; their folders are made if necessary. */
export function makeFolder(files: Record<string, string | Uint8Array> = {}): string {
  // Without links on the way (on macOS /tmp is a link), because the paths that a walk finds are
  // compared with this one.
  const folder = fs.realpathSync.native(fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return folder;
}

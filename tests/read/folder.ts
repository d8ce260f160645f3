/** Real folders for tests, gone when the test is. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Makes a folder with `files` by relative path; their folders are made as needed. */
export function makeFolder(files: Record<string, string | Uint8Array> = {}): string {
  // Without links on the way (macOS has /tmp as one): what a walk finds is compared with this.
  const folder = fs.realpathSync.native(fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return folder;
}

import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder, and those above it that do not exist. The recursive way of Node never ends if a
 * folder exists and takes no others, such as /proc.
 * @throws the error of the system if it cannot be made, or if there is a file of its name.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const full = path.resolve(folder);
  const above = path.dirname(full);
  if (above !== full && !fs.existsSync(above)) makeFolder(above);
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(folder: string): boolean {
  return fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A module of the build that is not part of the public interface. `npm run check` checks that each
 * name is a file of `src/`, because the compiler cannot follow it.
 * @param dist the folder of the build.
 * @param module its path in that folder, such as `repair/repair.js`.
 */
export async function importBuilt(dist: string, module: string) {
  return import(pathToFileURL(join(dist, module)).href);
}

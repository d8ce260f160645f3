import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A module of the build that is no part of the public interface. `npm run check` holds each name to a
 * file of `src/`, for the compiler cannot follow it.
 * @param dist the folder of the build.
 * @param module its path in there, `repair/repair.js`.
 */
export async function importBuilt(dist: string, module: string) {
  return import(pathToFileURL(join(dist, module)).href);
}

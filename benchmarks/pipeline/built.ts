/** The parts of a scan as they are built in `dist/`: worker threads run nothing else. */
import { importBuilt } from '../import-built.js';

/** What {@link loadBuilt} gives. */
export type Built = typeof import('../../src/scan/parts.js');

/** @param dist the folder of the build. */
export function loadBuilt(dist: string): Promise<Built> {
  return importBuilt(dist, 'scan/parts.js');
}

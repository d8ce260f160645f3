/** The parameters of an index, which decide the meaning of its numbers. */
import { UNIT } from '../kernel/abi.js';
import type { SketchShape } from '../kernel/engine.js';
import { minPassageOf } from '../options/plan.js';
import { OFFSET_UNITS } from '../options/scan-table.js';
import { ALGORITHM } from '../store/block-header.js';

/** Tokens a shingle and a fingerprint, shingles a window, and the unit of spans. */
export interface IndexParameters {
  algorithm: number;
  shingle: number;
  seed: number;
  window: number;
  unit: number;
}

/** The parameters as options: the option that decides each, and its value. */
const SHOWN: Readonly<Record<string, (parameters: IndexParameters) => unknown>> = {
  algorithm: ({ algorithm }) => algorithm,
  shingle: ({ shingle }) => shingle,
  seed: ({ seed }) => seed,
  'min-passage': minPassageOf,
  offsets: ({ unit }) => OFFSET_UNITS.find((name) => UNIT[name] === unit),
};

/** The parameters of an index of articles with sketches of this shape. */
export function indexParameters({ shingle, seed, window, unit }: SketchShape): IndexParameters {
  return { algorithm: ALGORITHM, shingle, seed, window, unit: UNIT[unit] };
}

/** Each parameter in which two indexes differ, with the value found and the one asked for. */
export function differencesOf(found: IndexParameters, asked: IndexParameters): string[] {
  return Object.entries(SHOWN)
    .filter(([, shown]) => shown(found) !== shown(asked))
    .map(([name, shown]) => `${name} is ${shown(found)}, asked for ${shown(asked)}`);
}

/** The message of a refusal of a file or folder of another version. */
export function otherVersion(name: string, found: number, read: number): string {
  return `${name} is of version ${found}; this program reads version ${read}`;
}

/** The message of a refusal of a file or folder that differs. */
export function otherParameters(name: string, differences: readonly string[]): string {
  return `${name} was made with other parameters: ${differences.join('; ')}`;
}

/** The parameters of an index, which decide the meaning of its numbers. */
import { UNIT } from '../kernel/abi.js';
import type { SketchShape } from '../kernel/engine.js';
import { ALGORITHM } from '../store/block-header.js';

/** Tokens a shingle and a fingerprint, shingles a window, and the unit of spans. */
export interface IndexParameters {
  algorithm: number;
  shingle: number;
  seed: number;
  window: number;
  unit: number;
}

const NAMES = ['algorithm', 'shingle', 'seed', 'window', 'unit'] as const;

/** The parameters of an index of articles with sketches of this shape. */
export function indexParameters({ shingle, seed, window, unit }: SketchShape): IndexParameters {
  return { algorithm: ALGORITHM, shingle, seed, window, unit: UNIT[unit] };
}

/** Each parameter in which two indexes differ, with the value found and the one asked for. */
export function differencesOf(found: IndexParameters, asked: IndexParameters): string[] {
  return NAMES.filter((name) => found[name] !== asked[name]).map(
    (name) => `${name} is ${found[name]}, asked for ${asked[name]}`,
  );
}

import type { Engine, Fingerprints } from '../kernel/engine.js';
import type { BoilerplateKeys } from '../seen/boilerplate-keys.js';

/** A text as it is compared: without its boilerplate. */
export interface ComparedBody {
  tokens: Uint32Array;
  /** Fingerprints of the whole text; their places are in the body, negative if they are set aside. */
  fingerprints: Fingerprints;
  /** Place in the whole text of each token; null if nothing is set aside. */
  places: Uint32Array | null;
}

/** How a text is cut to its body. */
export interface ComparedBodyRule {
  engine: Engine;
  /** Tokens of the shortest span that is set aside. */
  minPassage: number;
  boilerplate: Pick<BoilerplateKeys, 'count' | 'has'>;
}

/**
 * The body of a text: spans between fingerprints in a row that are all boilerplate of its source are
 * set aside. A text that is only boilerplate is its own body.
 * @param fingerprints of the text.
 */
export function comparedBody(
  tokens: Uint32Array,
  fingerprints: Fingerprints,
  source: number,
  { engine, minPassage, boilerplate }: ComparedBodyRule,
): ComparedBody {
  const whole = { tokens, fingerprints, places: null };
  if (boilerplate.count === 0) return whole;
  const { keys, positions } = fingerprints;
  const aside: [start: number, end: number][] = [];
  for (let i = 0; i < keys.length; i++) {
    if (!boilerplate.has(keys[i]!, source)) continue;
    const start = positions[i]!;
    while (i + 1 < keys.length && boilerplate.has(keys[i + 1]!, source)) i++;
    const end = positions[i]! + engine.shape.seed;
    if (end - start >= minPassage) aside.push([start, end]);
  }
  if (aside.length === 0) return whole;
  const left = tokens.length - aside.reduce((sum, [start, end]) => sum + end - start, 0);
  return left === 0 ? whole : cutBody(whole, aside, left);
}

function cutBody(
  { tokens, fingerprints }: ComparedBody,
  aside: readonly [number, number][],
  left: number,
): ComparedBody {
  const placeInBody = new Int32Array(tokens.length);
  for (const [start, end] of aside) placeInBody.fill(-1, start, end);
  const body = new Uint32Array(left);
  const places = new Uint32Array(left);
  let filled = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (placeInBody[at] === -1) continue;
    body[filled] = tokens[at]!;
    places[filled] = at;
    placeInBody[at] = filled++;
  }
  const positions = fingerprints.positions.map((position) => placeInBody[position]!);
  return { tokens: body, fingerprints: { keys: fingerprints.keys, positions }, places };
}

/** The span of a whole text in which the tokens `[start, end)` of its body are. */
export function spanInText(
  { places }: ComparedBody,
  start: number,
  end: number,
): [start: number, end: number] {
  return places === null ? [start, end] : [places[start]!, places[end - 1]! + 1];
}

import type { Fingerprints } from '../kernel/engine.js';

/** Seeds of two articles from all their shared fingerprints, by the rules of the kernel. */
export function sharedSeeds(
  first: Fingerprints,
  second: Fingerprints,
  mostPlaces: number,
): Uint32Array {
  const isFirstLimited = first.keys.length <= second.keys.length;
  const ofFirst = placesByKey(first, isFirstLimited ? mostPlaces : Number.POSITIVE_INFINITY);
  const ofSecond = placesByKey(second, isFirstLimited ? Number.POSITIVE_INFINITY : mostPlaces);
  const seeds: [number, number][] = [];
  for (const [key, places] of ofFirst) {
    for (const place of places) {
      for (const other of ofSecond.get(key) ?? []) seeds.push([place, other]);
    }
  }
  seeds.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  return Uint32Array.from(seeds.flat());
}

function placesByKey({ keys, positions }: Fingerprints, most: number): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (const [i, key] of keys.entries()) {
    const position = positions[i] ?? -1;
    const known = places.get(key) ?? [];
    if (position >= 0 && known.length < most) places.set(key, [...known, position]);
  }
  return places;
}

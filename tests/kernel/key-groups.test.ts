import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyGroups } from '../../src/kernel/key-groups.js';
import { cases } from '../fixtures/articles.js';
import { describeBuilds } from './engines.js';

/** Keys of any kind: few different ones, such as begin alike, and such as end alike. */
const someKeys = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 40 })),
  fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 2000 }),
  fc.array(fc.integer({ min: 0xfff0_0000, max: 0xffff_ffff })),
  fc.array(fc.integer({ min: 0, max: 30 }).map((n) => n * 2 ** 27)),
);

/** The groups by one Map. */
function groupsByMap(keys: readonly number[]): number[] {
  const places = new Map<number, number[]>();
  for (const [place, key] of keys.entries()) {
    const known = places.get(key);
    if (known) known.push(place);
    else places.set(key, [place]);
  }
  const repeated = [...places].filter(([, own]) => own.length > 1).sort(([x], [y]) => x - y);
  return repeated.flatMap(([, own]) => [own.length, ...own]);
}

describeBuilds('groups of equal keys', (build) => {
  test('are those of a Map', () => {
    const keyGroups = new KeyGroups(build);
    fc.assert(
      fc.property(someKeys, (keys) => {
        keyGroups.room(keys.length + 3).set(keys);
        expect(Array.from(keyGroups.of(keys.length))).toEqual(groupsByMap(keys));
      }),
      cases(200),
    );
  });

  test('of a hundred thousand keys, half of which stand twice', () => {
    const keys = Array.from(
      { length: 100_000 },
      (_, i) => Math.imul(i % 66_667, 0x9e37_79b1) >>> 0,
    );
    const keyGroups = new KeyGroups(build);
    keyGroups.room(keys.length).set(keys);
    expect(Array.from(keyGroups.of(keys.length))).toEqual(groupsByMap(keys));
  });

  test('are none of no keys, and all places of one key', () => {
    const keyGroups = new KeyGroups(build);
    keyGroups.room(0);
    expect(keyGroups.of(0)).toHaveLength(0);
    keyGroups.room(70_000).fill(7);
    expect(Array.from(keyGroups.of(70_000))).toEqual([70_000, ...Array(70_000).keys()]);
  });
});

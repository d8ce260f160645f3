import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyGroups } from '../../src/kernel/key-groups.js';
import { cases } from '../fixtures/articles.js';
import { describeBuilds } from './engines.js';

/** Keys of several kinds: few distinct ones, some that begin alike, and some that end alike. */
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

function groupsOf(keyGroups: KeyGroups, keys: readonly number[]): number[] {
  keyGroups.buffer(keys.length).set(keys);
  keyGroups.keep(keys.length);
  return Array.from(keyGroups.group());
}

describeBuilds('groups of equal keys', (build) => {
  test('equal the groups of a Map', () => {
    const keyGroups = new KeyGroups(build);
    fc.assert(
      fc.property(someKeys, (keys) => {
        expect(groupsOf(keyGroups, keys)).toEqual(groupsByMap(keys));
      }),
      cases(200),
    );
  });

  test('include a hundred thousand keys, half of which occur twice', () => {
    const keys = Array.from(
      { length: 100_000 },
      (_, i) => Math.imul(i % 66_667, 0x9e37_79b1) >>> 0,
    );
    expect(groupsOf(new KeyGroups(build), keys)).toEqual(groupsByMap(keys));
  });

  test('are empty for no keys, and hold all places of a single key', () => {
    const keyGroups = new KeyGroups(build);
    expect(groupsOf(keyGroups, [])).toEqual([]);
    const alike = Array<number>(70_000).fill(7);
    expect(groupsOf(keyGroups, alike)).toEqual([70_000, ...alike.keys()]);
  });

  test('rarely keep keys that occur once, and lose none', () => {
    const keyGroups = new KeyGroups(build);
    for (const count of [1, 2, 100, 20_000]) {
      keyGroups
        .buffer(count)
        .set(Array.from({ length: count }, (_, i) => Math.imul(i, 0x85eb_ca6b)));
      expect(keyGroups.keep(count).length).toBeLessThanOrEqual(count / 4);
      expect(keyGroups.group()).toHaveLength(0);
    }
  });

  test('consist of the numbers that the caller gives to the kept ones', () => {
    const keyGroups = new KeyGroups(build);
    keyGroups.buffer(4).set([9, 8, 9, 9]);
    const kept = keyGroups.keep(4);
    for (const [i, place] of kept.entries()) kept[i] = 100 - place;
    expect(Array.from(keyGroups.group())).toEqual([3, 100, 98, 97]);
  });
});

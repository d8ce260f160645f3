import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeHours, zoneHours } from '../../src/text/time-zones.js';
import { cases } from '../fixtures/articles.js';

const HOUR = 3_600_000;

/** Hours from UTC of a place at a moment, by the clock that the runtime shows there. */
function hoursAt(place: string, moment: number): number {
  const shown = new Date(moment).toLocaleString('sv-SE', { timeZone: place });
  return (Date.parse(`${shown.replace(' ', 'T')}Z`) - moment) / HOUR;
}

/** Moments to the hour, from 1990 to 2040. */
const moment = fc
  .integer({ min: Date.UTC(1990, 0, 1) / HOUR, max: Date.UTC(2040, 0, 1) / HOUR })
  .map((hours) => hours * HOUR);

test.each([
  ['ET', 'America/New_York'],
  ['CT', 'America/Chicago'],
  ['MT', 'America/Denver'],
  ['PT', 'America/Los_Angeles'],
])('%s has the hours of %s in winter and in summer', (zone, place) => {
  fc.assert(
    fc.property(moment, (given) => {
      const hours = hoursAt(place, given);
      const local = given + hours * HOUR;
      // An hour that the clock shows twice, or never, has two meanings.
      const isCertain = [-1, 1].every((hour) => hoursAt(place, given + hour * HOUR) === hours);
      if (isCertain) expect(zoneHours(zone, local)).toBe(hours);
    }),
    cases(150),
  );
});

test.each(['Europe/Paris', 'Asia/Kolkata', 'Australia/Sydney', 'America/St_Johns', 'UTC'])(
  'the clock of %s is the clock that the runtime shows there',
  (place) => {
    fc.assert(
      fc.property(moment, (given) => {
        const hours = hoursAt(place, given);
        const isCertain = [-1, 1].every((hour) => hoursAt(place, given + hour * HOUR) === hours);
        if (isCertain) expect(placeHours(place, given + hours * HOUR)).toBe(hours);
      }),
      cases(60),
    );
  },
);

test('names that are neither zones nor places have no hours', () => {
  for (const name of ['XYZ', 'constructor', '__proto__', '', 'est'])
    expect(zoneHours(name, 0)).toBe(undefined);
  for (const name of ['Europe/Atlantis', '', 'constructor'])
    expect(placeHours(name, 0)).toBe(undefined);
});

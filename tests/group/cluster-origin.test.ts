import { expect, test } from 'vitest';
import { clusterOriginOf, type MemberFacts } from '../../src/group/cluster-origin.js';

const member = (id: string, moment: number): MemberFacts => {
  return { id, credits: [], publisher: undefined, from: moment, to: moment };
};

test.each([
  [1, '1 of 3 articles has no date.'],
  [2, '2 of 3 articles have no date.'],
  [3, 'None of the articles has a date.'],
])('%i articles without a date are counted in a sentence', (missing, reason) => {
  const members = ['a', 'b', 'c'].map((id, at) => member(id, at < 3 - missing ? at : Number.NaN));
  expect(clusterOriginOf(members, null)).toMatchObject({ member: null, reason });
});

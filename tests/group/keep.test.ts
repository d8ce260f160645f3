import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepOrder } from '../../src/group/keep.js';
import type { KeepPolicy } from '../../src/options/kinds.js';
import { cases } from '../fixtures/articles.js';
import { referenceOf } from '../kernel/engines.js';

interface Facts {
  date: number;
  tokens: number;
  source: string;
}

const orderOf = (policies: readonly KeepPolicy[], list: readonly Facts[]) => [
  ...keepOrder(referenceOf(), policies, {
    dates: Float64Array.from(list, ({ date }) => date),
    tokens: Uint32Array.from(list, ({ tokens }) => tokens),
    source: (article) => list[article]?.source ?? '',
  }),
];

const facts = fc.record({
  date: fc.constantFrom(Number.NaN, -5, 0, 1, 2 ** 32, -(2 ** 40), 1e12, 2e12),
  tokens: fc.nat(3),
  source: fc.constantFrom('', 'Reuters', 'reuters', 'AP'),
});
const policy = fc.constantFrom<KeepPolicy>(
  'earliest',
  'latest',
  'longest',
  'shortest',
  'source:reuters',
  'source:AP',
);

/** The rank of an article by a policy; lower is better. */
function rank(policy: KeepPolicy, { date, tokens, source }: Facts): number {
  switch (policy) {
    case 'earliest':
      return Number.isNaN(date) ? Number.POSITIVE_INFINITY : date;
    case 'latest':
      return Number.isNaN(date) ? Number.POSITIVE_INFINITY : -date;
    case 'longest':
      return -tokens;
    case 'shortest':
      return tokens;
    default:
      return `source:${source}`.toLowerCase() === policy.toLowerCase() ? 0 : 1;
  }
}

describe('keepOrder', () => {
  test('lets the first policy decide that distinguishes two articles, and ids at last', () => {
    const lists = fc.array(facts, { maxLength: 12 });
    fc.assert(
      fc.property(lists, fc.array(policy, { maxLength: 4 }), (list, policies) => {
        const keys = list.map((own) => policies.map((each) => rank(each, own)));
        const expected = [...list.keys()].sort((a, b) => {
          const at = policies.findIndex((_, p) => keys[a]?.[p] !== keys[b]?.[p]);
          return at < 0 ? a - b : (keys[a]?.[at] ?? 0) < (keys[b]?.[at] ?? 0) ? -1 : 1;
        });
        expect(orderOf(policies, list)).toEqual(expected);
      }),
      cases(300),
    );
  });

  test('puts articles without a date last, in either order of dates', () => {
    const list = [Number.NaN, 2, Number.NaN, 1, 3].map((date) => ({ date, tokens: 0, source: '' }));
    expect(orderOf(['earliest'], list)).toEqual([3, 1, 4, 0, 2]);
    expect(orderOf(['latest'], list)).toEqual([4, 1, 3, 0, 2]);
  });
});

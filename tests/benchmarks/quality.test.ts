import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alikePairs, shinglesOf } from '../../benchmarks/quality/brute-force.js';
import { isMet, type Row, renderMisses, renderTable } from '../../benchmarks/quality/table.js';
import { Ties } from '../../benchmarks/quality/ties.js';
import { scan } from '../../src/index.js';

const row = (figure: number, target?: Row['target']): Row =>
  target ? { corpus: 'c', what: 'w', figure, target } : { corpus: 'c', what: 'w', figure };

describe('the table', () => {
  test('says whether a figure meets its target, which includes equality, and says nothing without a target', () => {
    expect(isMet(row(0.99, { least: 0.99 }))).toBe(true);
    expect(isMet(row(0.9899, { least: 0.99 }))).toBe(false);
    expect(isMet(row(0, { most: 0 }))).toBe(true);
    expect(isMet(row(1, { most: 0 }))).toBe(false);
    expect(isMet(row(0.5))).toBe(null);
  });

  test('never shows a share below 1 as 1', () => {
    expect(renderTable([row(0.99999, { least: 1 })])).toContain('| >= 1   | 0.9999 | NO  |');
    expect(renderTable([row(1, { least: 1 })])).toContain('| >= 1   | 1      | yes |');
  });

  test('names the cases that lower a figure below it', () => {
    expect(renderMisses([row(1), { ...row(0.5), misses: ['a b', 'c d'] }])).toBe(
      '\nc: w\n  a b\n  c d',
    );
  });
});

describe('brute force', () => {
  const texts = fc.array(
    fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 14 }).map((words) => words.join(' ')),
    { maxLength: 6 },
  );

  test('gives every pair that shares a shingle, with the figures of its two sets', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const articles = list.map((text, i) => ({ id: `a${i}`, text }));
        const expected: string[] = [];
        for (const [i, one] of list.entries()) {
          for (const [j, other] of list.slice(0, i).entries()) {
            const [a, b] = [shinglesOf(one), shinglesOf(other)];
            const shared = [...a].filter((shingle) => b.has(shingle)).length;
            if (shared === 0) continue;
            const jaccard = shared / new Set([...a, ...b]).size;
            const containment = shared / Math.min(a.size, b.size);
            expected.push(`a${j} a${i} ${jaccard.toFixed(6)} ${containment.toFixed(6)}`);
          }
        }
        const got = [...alikePairs(articles)].map(
          ({ one, other, jaccard, containment }) =>
            `${one} ${other} ${jaccard.toFixed(6)} ${containment.toFixed(6)}`,
        );
        expect(got.sort()).toEqual(expected.sort());
      }),
    );
  });

  test('has one shingle for a text of fewer than five tokens, and no shingle for an empty one', () => {
    expect([...shinglesOf('One, two!')]).toEqual(['one two']);
    expect(shinglesOf(' … ').size).toBe(0);
    expect(shinglesOf('a b c d e f').size).toBe(2);
  });
});

describe('ties', () => {
  const words = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${prefix}${i}`).join(' ');
  const articles = [
    { id: 'base', text: words('x', 80) },
    { id: 'copy', text: `${words('x', 80)} ${words('y', 10)}` },
    { id: 'host', text: `${words('z', 90)} ${words('x', 40)} ${words('q', 90)}` },
    { id: 'other', text: words('o', 80) },
  ];

  test('distinguish clusters from passages, and give the share of either article that passages cover', async () => {
    const ties = new Ties(await scan(articles), articles);
    expect(ties.areTogether('base', 'copy')).toBe(true);
    expect(ties.areJoinedExactly('base', 'copy')).toBe(true);
    expect(ties.areTogether('base', 'host')).toBe(false);
    expect(ties.areTogether('other', 'other')).toBe(false);
    const covered = Math.max(ties.coverage('base', 'host'), ties.coverage('copy', 'host'));
    expect(covered).toBeGreaterThan(0.4);
    expect(covered).toBeLessThan(0.55);
    expect(ties.coverage('base', 'other')).toBe(0);
    expect([...ties.edges()]).toHaveLength(1);
  });
});

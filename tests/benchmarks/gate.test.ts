import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendFigures } from '../../benchmarks/history.js';
import { measureCorpora } from '../../benchmarks/quality/corpora.js';
import {
  directionOf,
  type Floors,
  findFalls,
  raiseFloors,
  TOLERANCE,
} from '../../benchmarks/quality/gate.js';
import type { Row } from '../../benchmarks/quality/table.js';

const recall = (figure: number): Row => ({
  corpus: 'c',
  what: 'recall',
  figure,
  target: { least: 0.9 },
});
const wrong = (figure: number): Row => ({
  corpus: 'c',
  what: 'wrong',
  figure,
  target: { most: 0 },
});
const floors: Floors = {
  'c: recall': { better: 'higher', floor: 0.95 },
  'c: wrong': { better: 'lower', floor: 0 },
};

describe('the gate', () => {
  test('passes figures at and above their floors', () => {
    expect(findFalls([recall(0.95), wrong(0)], floors)).toEqual([]);
    expect(findFalls([recall(1), wrong(-1)], floors)).toEqual([]);
  });

  test('names each figure that fell, with its floor and the difference', () => {
    expect(findFalls([recall(0.94), wrong(2)], floors)).toEqual([
      'c: recall: 0.94 is below its floor 0.95 by 0.010',
      'c: wrong: 2 is above its floor 0 by 2.0',
    ]);
    expect(findFalls([recall(Number.NaN), wrong(0)], floors)).toHaveLength(1);
  });

  test('names a floor without a measured figure, unless the whole corpus is absent', () => {
    expect(findFalls([wrong(0)], floors)).toEqual([
      'c: recall: not measured, and its floor is 0.95',
    ]);
    expect(findFalls([], floors)).toEqual([]);
  });
});

describe('corpora', () => {
  test('that are absent are named and not measured, and generated ones need no folder', async () => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-data-'));
    try {
      fs.mkdirSync(path.join(data, 'here'));
      const said: string[] = [];
      const asked: string[] = [];
      const run = async (folder: string) => {
        asked.push(folder);
        return [recall(1)];
      };
      const corpora = [
        { name: 'gone', run },
        { name: 'here', run },
        { name: 'own', own: true, run },
      ];
      const { rows, absent } = await measureCorpora(corpora, data, (line) => said.push(line));
      expect(absent).toEqual(['gone']);
      expect(asked).toEqual([path.join(data, 'here'), '']);
      expect(rows).toHaveLength(2);
      expect(said[0]).toBe(`gone: absent, there is no ${path.join(data, 'gone')}`);
    } finally {
      fs.rmSync(data, { recursive: true });
    }
  });
});

describe('floors', () => {
  const figures = fc.double({ min: 0, max: 1, noNaN: true });

  test('never fall, for any figures', () => {
    fc.assert(
      fc.property(figures, figures, figures, figures, (a, b, c, d) => {
        const first = raiseFloors([recall(a), wrong(b)], {});
        const second = raiseFloors([recall(c), wrong(d)], first);
        expect(second['c: recall']!.floor).toBeGreaterThanOrEqual(first['c: recall']!.floor);
        expect(second['c: wrong']!.floor).toBeLessThanOrEqual(first['c: wrong']!.floor);
      }),
    );
  });

  test('pass the run that raised them, and fail one that is worse by twice the tolerance', () => {
    fc.assert(
      fc.property(figures, (figure) => {
        const raised = raiseFloors([recall(figure)], {});
        expect(findFalls([recall(figure)], raised)).toEqual([]);
        expect(findFalls([recall(figure - 2 * TOLERANCE)], raised)).toHaveLength(1);
      }),
    );
  });

  test('are kept for absent corpora, and not made from timed or informing figures', () => {
    const rows: Row[] = [
      { corpus: 'd', what: 'pairs', figure: 160 },
      { corpus: 'd', what: 'pairs a second', figure: 900, target: { least: 500 }, isTimed: true },
      { corpus: 'd', what: 'joined', figure: 8, better: 'higher' },
    ];
    expect(rows.map(directionOf)).toEqual([null, 'higher', 'higher']);
    expect(raiseFloors(rows, floors)).toEqual({
      ...floors,
      'd: joined': { better: 'higher', floor: 8 },
    });
  });
});

describe('the history', () => {
  test('is appended to, never replaced', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-history-'));
    try {
      const file = path.join(folder, 'results', 'quality.jsonl');
      for (const n of [1, 2, 3]) appendFigures(file, { n });
      expect(fs.readFileSync(file, 'utf8')).toBe('{"n":1}\n{"n":2}\n{"n":3}\n');
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});

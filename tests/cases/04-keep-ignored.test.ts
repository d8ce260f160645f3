import { describe, expect, test } from 'vitest';
import { recordsOf, wirecopy } from '../cli/run.js';

const VERSIONS = 'tests/fixtures/cases/04-keep-ignored/versions.jsonl';

/** The one cluster of the versions of a growing story. */
function clusterKept(flags: string[]) {
  const { stdout, status } = wirecopy(['scan', VERSIONS, '--json', ...flags]);
  expect(status).toBe(0);
  const [cluster, ...others] = recordsOf(stdout, 'cluster') as {
    canonical: string;
    centre: string;
    members: { article: string }[];
  }[];
  expect(others).toEqual([]);
  return cluster!;
}

describe('--keep', () => {
  test.each([
    ['earliest', 'v08-2par'],
    ['shortest', 'v08-2par'],
    ['latest', 'v11-5par'],
    ['longest', 'v11-5par'],
  ])('%s has an effect if one version contains another', (policy, expected) => {
    expect(clusterKept(['--keep', policy]).canonical).toBe(expected);
  });

  test('by default keeps the earliest version', () => {
    expect(clusterKept([]).canonical).toBe('v08-2par');
  });

  test('chooses among the same articles, around the same centre, for every policy', () => {
    const found = ['earliest', 'shortest', 'latest', 'longest'].map((policy) => {
      const { canonical, centre, members } = clusterKept(['--keep', policy]);
      return [centre, [canonical, ...members.map(({ article }) => article)].sort()];
    });
    for (const one of found) expect(one).toEqual(found[0]);
  });

  test('shows the kept article first, and the one that the others were compared with', () => {
    const { stdout } = wirecopy(['scan', VERSIONS]);
    const lines = stdout.split('\n').map((line) => line.trim());
    const rows = lines.filter((line) => /^v\d\d-\dpar {2}/.test(line));
    expect(rows[0]).toMatch(/^v08-2par {2}canonical, contained 100% /);
    expect(rows[1]).toMatch(/^v09-3par {2}near-duplicate \d+% /);
    expect(rows[2]).toMatch(/^v10-4par {2}centre: figures are against it /);
  });
});

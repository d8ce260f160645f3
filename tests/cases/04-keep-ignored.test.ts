import { describe, expect, test } from 'vitest';
import { command } from '../cli/command.js';
import { recordsOf } from '../cli/records.js';

const VERSIONS = 'tests/fixtures/cases/04-keep-ignored/versions.jsonl';

/** The one cluster of the versions of a growing story. */
async function clusterKept(flags: string[]) {
  const { stdout, status } = await command(['scan', VERSIONS, '--json', ...flags]);
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
  ])('%s has an effect if one version contains another', async (policy, expected) => {
    expect((await clusterKept(['--keep', policy])).canonical).toBe(expected);
  });

  test('by default keeps the earliest version', async () => {
    expect((await clusterKept([])).canonical).toBe('v08-2par');
  });

  test('chooses among the same articles, around the same centre, for every policy', async () => {
    const chosen = async (policy: string) => {
      const { canonical, centre, members } = await clusterKept(['--keep', policy]);
      return [centre, [canonical, ...members.map(({ article }) => article)].sort()];
    };
    const expected = await chosen('earliest');
    for (const policy of ['shortest', 'latest', 'longest'])
      expect(await chosen(policy)).toEqual(expected);
  });

  test('shows the kept article first, and the one that the others were compared with', async () => {
    const { stdout } = await command(['scan', VERSIONS]);
    const lines = stdout.split('\n').map((line) => line.trim());
    const rows = lines.filter((line) => /^v\d\d-\dpar {2}/.test(line));
    expect(rows[0]).toMatch(/^v08-2par {2}canonical, contained 100% /);
    expect(rows[1]).toMatch(/^v09-3par {2}near-duplicate \d+% /);
    expect(rows[2]).toMatch(/^v10-4par {2}centre: figures are against it /);
  });
});

/** The contenders of `--dedup`: indexes that are asked for each article, and take it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tune } from 'wirecopy';
import type { FoundCluster } from '../quality/score.js';
import type { Absentee, Contender, Places } from './contenders.js';
import { prepareEnvironment } from './environment.js';
import { readGroups } from './groups.js';
import { PEERS } from './peers.js';
import { prepareRedis } from './redis.js';

/** The peers of `--dedup`, by the names of their packages. */
const INDEXES = [
  { name: 'datasketch with Redis', package: 'datasketch', needsRedis: true },
  { name: 'datasketch in memory', package: 'datasketch', needsRedis: false },
  { name: 'rensa', package: 'rensa', needsRedis: false },
];

/** Prepares wirecopy's `dedup` and its peers, all with wirecopy's bands and threshold. */
export function prepareDedup(places: Places): { contenders: Contender[]; absentees: Absentee[] } {
  const { threshold, bands, rows } = tune();
  const setting = `${threshold}, ${bands}x${rows}`;
  const flags = ['--bands', `${bands}`, '--rows', `${rows}`, '--threshold', `${threshold}`];
  const contenders = ownContenders(places);
  const absentees: Absentee[] = [];
  for (const { name, package: wanted, needsRedis } of INDEXES) {
    const peer = PEERS.find((one) => one.name === wanted)!;
    const shown = `${name} ${peer.version}`;
    const adapters = join(places.root, 'benchmarks', 'peers', 'adapters');
    const environment = prepareEnvironment(peer, adapters, places.environments);
    const redis = needsRedis ? prepareRedis(places.environments) : '';
    const fault = [environment, redis].find((part) => typeof part === 'object' && 'reason' in part);
    if ('reason' in environment || typeof redis === 'object') {
      absentees.push({ name: shown, reason: (fault as { reason: string }).reason });
      continue;
    }
    const { command, args } = environment;
    contenders.push({
      ...{ name: shown, setting, command },
      args: [...args, places.articles, places.out, ...flags, ...(redis ? ['--redis', redis] : [])],
      readClusters: () => readGroups(readFileSync(places.out, 'utf8')),
    });
  }
  return { contenders, absentees };
}

function ownContenders({ root, articles, out }: Places): Contender[] {
  const bin = join(root, 'bin', 'wirecopy.js');
  const dedup = [process.execPath, bin, 'dedup', articles, '--out', out, '--quiet'];
  const index = `${out}.index`;
  const contender = { setting: 'no bands', readClusters: () => readCanonicals(out) };
  return [
    {
      ...{ ...contender, name: 'wirecopy dedup --index' },
      command: 'sh',
      // Each run makes an index of its own.
      args: ['-c', `rm -rf "${index}" && exec "$@"`, 'sh', ...dedup, '--index', index],
    },
    { ...contender, name: 'wirecopy dedup', command: dedup[0]!, args: dedup.slice(1) },
  ];
}

/** The articles that have one canonical article. */
function readCanonicals(file: string): FoundCluster[] {
  const groups = new Map<string, { article: string }[]>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { id, wirecopy } = JSON.parse(line) as { id: string; wirecopy: { canonical: string } };
    const members = groups.get(wirecopy.canonical) ?? [];
    groups.set(wirecopy.canonical, members);
    if (id !== wirecopy.canonical) members.push({ article: id });
  }
  return Array.from(groups, ([canonical, members]) => ({ canonical, members }));
}

/** Everything that is timed: wirecopy's own commands, and each peer with its settings and with ours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tune } from 'wirecopy';
import { type FoundCluster, gatherFindings } from '../quality/score.js';
import { prepareEnvironment } from './environment.js';
import { readGroups } from './groups.js';
import { PEERS, type Peer, packagesOf } from './peers.js';

/** A process that reads the corpus and writes what it found. */
export interface Contender {
  name: string;
  /** The similarity asked of candidates, and bands x rows. */
  setting: string;
  command: string;
  args: readonly string[];
  /** Reads what the process wrote. */
  readClusters: () => FoundCluster[];
}

/** What cannot be timed here. */
export interface Absentee {
  name: string;
  reason: string;
}

/** Where things are. */
export interface Places {
  root: string;
  articles: string;
  /** What a run writes; the next one writes over it. */
  out: string;
  environments: string;
}

/** Names that `--only` takes. */
export const NAMES: readonly string[] = ['wirecopy', ...PEERS.map(({ name }) => name)];

/** Makes ready those that are named, with their environments where they have none yet. */
export function prepareContenders(
  names: readonly string[],
  places: Places,
): { contenders: Contender[]; absentees: Absentee[] } {
  const contenders = names.includes('wirecopy') ? ownContenders(places) : [];
  const absentees: Absentee[] = [];
  for (const peer of PEERS.filter(({ name }) => names.includes(name))) {
    const name = `${peer.name} ${peer.version}`;
    console.error(`${name}: looking for its environment, or installing ${packagesOf(peer)[0]}`);
    const adapters = join(places.root, 'benchmarks', 'peers', 'adapters');
    const environment = prepareEnvironment(peer, adapters, places.environments);
    if ('reason' in environment) {
      absentees.push({ name, reason: `does not install: ${environment.reason}` });
      continue;
    }
    for (const { setting, flags } of settingsOf(peer)) {
      contenders.push({
        name,
        setting,
        command: environment.command,
        args: [...environment.args, places.articles, places.out, ...flags],
        readClusters: () => readGroups(readFileSync(places.out, 'utf8')),
      });
    }
  }
  return { contenders, absentees };
}

/**
 * A peer's defaults, and wirecopy's bands: with its threshold where the peer compares signatures, and
 * without, every candidate taken for a copy, as those do that have no such step.
 */
function settingsOf({ defaults }: Peer): { setting: string; flags: readonly string[] }[] {
  const { threshold, bands, rows } = tune();
  const flags = ['--bands', `${bands}`, '--rows', `${rows}`];
  const own = { setting: describe(defaults.threshold, defaults.bands), flags: [] };
  const atThreshold = (least: number) => [...flags, '--threshold', `${least}`];
  const bare = { setting: describe(null, `${bands}x${rows}`), flags: atThreshold(0) };
  if (defaults.threshold === null) return [own, bare];
  const ours = { setting: describe(threshold, `${bands}x${rows}`), flags: atThreshold(threshold) };
  return [own, ours, bare];
}

function describe(threshold: number | null, bands: string): string {
  return `${threshold ?? 'none'}, ${bands}`;
}

function ownContenders({ root, articles, out }: Places): Contender[] {
  const { threshold, bands, rows } = tune();
  const setting = describe(threshold, `${bands}x${rows}`);
  const scan = join(root, 'bin', 'wirecopy.js');
  const kinds = [
    { name: 'wirecopy, documents', flags: ['--only', 'documents'] },
    { name: 'wirecopy, 1 worker', flags: ['--only', 'documents', '--workers', '1'] },
    { name: 'wirecopy, whole job', flags: [] },
  ];
  return kinds.map(({ name, flags }) => ({
    name,
    setting,
    command: process.execPath,
    args: [scan, 'scan', articles, '--format', 'ndjson', '--out', out, ...flags],
    readClusters: () => gatherFindings(readFileSync(out, 'utf8').split('\n')).clusters,
  }));
}

/** All contenders: wirecopy's own commands, and each peer with its settings and with ours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tune } from 'wirecopy';
import { type FoundCluster, gatherFindings } from '../quality/score.js';
import { prepareEnvironment } from './environment.js';
import { readGroups } from './groups.js';
import { PEERS, type Peer, packagesOf } from './peers.js';

/** A process that reads the corpus and writes its findings. */
export interface Contender {
  name: string;
  /** The least similarity of candidates, and bands x rows. */
  setting: string;
  command: string;
  args: readonly string[];
  /** Reads the output of the process. */
  readClusters: () => FoundCluster[];
}

/** A contender that cannot be timed here. */
export interface Absentee {
  name: string;
  reason: string;
}

/** The folders and files of a run. */
export interface Places {
  root: string;
  articles: string;
  /** The output of a run, which the next run overwrites. */
  out: string;
  environments: string;
}

/** Names that `--only` takes. */
export const NAMES: readonly string[] = ['wirecopy', ...PEERS.map(({ name }) => name)];

/** Prepares the named contenders, with their environments if they have none yet. */
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
 * A peer's defaults, and wirecopy's bands: with its threshold if the peer compares signatures, and
 * without it, so that every candidate counts as a copy, as for peers without that step.
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

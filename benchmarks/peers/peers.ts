/** The peers that are measured, with their versions, adapters and defaults. */

/** A package that finds near-duplicates. */
export interface Peer {
  /** Its name in the registry, and the name of its environment. */
  name: string;
  registry: 'pip' | 'npm';
  version: string;
  /** Its optional parts, and the other packages that the adapter needs. */
  extras?: string;
  companions?: readonly string[];
  /** File in adapters/. */
  adapter: string;
  /** The defaults for bands x rows, and for the similarity of candidates. */
  defaults: { bands: string; threshold: number | null };
}

/** In the order of the table. */
export const PEERS: readonly Peer[] = [
  {
    name: 'minhash',
    registry: 'npm',
    version: '0.0.9',
    adapter: 'use_minhash.js',
    defaults: { bands: '32x4', threshold: 0.5 },
  },
  {
    name: 'datasketch',
    registry: 'pip',
    version: '2.0.0',
    companions: ['xxhash', 'redis'],
    adapter: 'use_datasketch.py',
    defaults: { bands: '5x25', threshold: 0.9 },
  },
  {
    name: 'rensa',
    registry: 'pip',
    version: '0.5.0',
    adapter: 'use_rensa.py',
    defaults: { bands: '8x16', threshold: 0.8 },
  },
  {
    name: 'gaoya',
    registry: 'pip',
    version: '0.2.2',
    adapter: 'use_gaoya.py',
    defaults: { bands: '20x5', threshold: 0.75 },
  },
  {
    name: 'text-dedup',
    registry: 'pip',
    // The last version for Python 3.11.
    version: '0.4.0',
    adapter: 'use_text_dedup.py',
    defaults: { bands: '25x10', threshold: null },
  },
  {
    name: 'datatrove',
    registry: 'pip',
    version: '0.10.1',
    extras: 'processing',
    // Its tokenizer of English.
    companions: ['spacy'],
    adapter: 'use_datatrove.py',
    defaults: { bands: '14x8', threshold: null },
  },
];

/** The packages to install for a peer, the peer itself first. */
export function packagesOf({ name, registry, version, extras, companions }: Peer): string[] {
  const itself =
    registry === 'npm'
      ? `${name}@${version}`
      : `${name}${extras === undefined ? '' : `[${extras}]`}==${version}`;
  return [itself, ...(companions ?? [])];
}

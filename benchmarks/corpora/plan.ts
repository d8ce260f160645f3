/**
 * Assigns the parts of articles before any is written. Only the plan is held in memory: a copy is
 * made by writing its base again.
 */
import type { CopyKind, PassageKind, RepeatKind } from './changes.js';
import { Random } from './random.js';

const COPY_KINDS: readonly CopyKind[] = [
  'identical',
  'framed',
  'edited5',
  'edited20',
  'cut60',
  'reordered',
];
const PASSAGE_KINDS: readonly PassageKind[] = ['exact', 'edited'];
const REPEAT_KINDS: readonly RepeatKind[] = ['exact', 'spaced', 'cased', 'edited'];

/** Shares of the articles with a role; no article has two. */
const CLUSTERED_SHARE = 0.3;
const PASSAGE_SHARE = 0.2;
const REPEAT_SHARE = 0.03;

/** The planted part of an article. Articles are named by their number in the plan. */
export type Role =
  | { type: 'plain' }
  | { type: 'copy'; base: number; slot: number; kind: CopyKind }
  | { type: 'source'; family: number }
  | { type: 'host'; source: number; slot: number; family: number; kind: PassageKind }
  | { type: 'repeat'; kind: RepeatKind };

/** A base and its copies, by number. */
interface PlannedCluster {
  base: number;
  copies: { article: number; kind: CopyKind }[];
}

/** A source and the articles that took a passage from it, by number. */
interface PlannedFamily {
  kind: PassageKind;
  source: number;
  hosts: number[];
}

/** The roles of all articles, and the order of output. */
export interface Plan {
  roles: Role[];
  clusters: PlannedCluster[];
  families: PlannedFamily[];
  /** Numbers of the articles in the order of output. */
  order: Uint32Array;
  /** Place in the output by number. */
  position: Uint32Array;
}

const PLAIN: Role = { type: 'plain' };

/** Plans a corpus; the same for the same count and seed. */
export function planCorpus(articles: number, seed: number): Plan {
  const random = new Random(seed, 0x706c616e);
  const roles: Role[] = [];
  const clusters = planClusters(roles, Math.round(articles * CLUSTERED_SHARE), random);
  const families = planFamilies(roles, Math.round(articles * PASSAGE_SHARE), random);
  const repeatKind = dealer(REPEAT_KINDS, random);
  for (let i = Math.round(articles * REPEAT_SHARE); i > 0; i--) {
    roles.push({ type: 'repeat', kind: repeatKind() });
  }
  while (roles.length < articles) roles.push(PLAIN);
  roles.length = articles;

  const order = Uint32Array.from({ length: articles }, (_, i) => i);
  random.shuffle(order);
  const position = new Uint32Array(articles);
  order.forEach((article, i) => {
    position[article] = i;
  });
  return { roles, clusters, families, order, position };
}

function planClusters(roles: Role[], budget: number, random: Random): PlannedCluster[] {
  const kindOf = dealer(COPY_KINDS, random);
  const clusters: PlannedCluster[] = [];
  while (roles.length + 2 <= budget) {
    const base = roles.length;
    const copies: PlannedCluster['copies'] = [];
    roles.push(PLAIN);
    const count = Math.min(random.between(1, 4), budget - roles.length);
    for (let slot = 1; slot <= count; slot++) {
      const kind = kindOf();
      copies.push({ article: roles.length, kind });
      roles.push({ type: 'copy', base, slot, kind });
    }
    clusters.push({ base, copies });
  }
  return clusters;
}

function planFamilies(roles: Role[], budget: number, random: Random): PlannedFamily[] {
  const kindOf = dealer(PASSAGE_KINDS, random);
  const families: PlannedFamily[] = [];
  const end = roles.length + budget;
  while (roles.length + 2 <= end) {
    const source = roles.length;
    const family = families.length;
    const kind = kindOf();
    const hosts: number[] = [];
    roles.push({ type: 'source', family });
    const count = Math.min(random.between(1, 3), end - roles.length);
    for (let slot = 1; slot <= count; slot++) {
      hosts.push(roles.length);
      roles.push({ type: 'host', source, slot, family, kind });
    }
    families.push({ kind, source, hosts });
  }
  return families;
}

/** Deals kinds from a shuffled deck, so that each comes equally often in any count. */
function dealer<T>(kinds: readonly T[], random: Random): () => T {
  let deck: T[] = [];
  return () => {
    if (deck.length === 0) {
      deck = [...kinds];
      random.shuffle(deck);
    }
    return deck.pop()!;
  };
}

/** One decision an article, for pipelines that keep or drop articles. */
import { type ComparedCopy, comparedCopies } from './compared-copies.js';
import { percent } from './figures.js';
import type { ArticleRecord, ClusterRecord, LazyResult, TieToCentre } from './records.js';
import { comparedWords } from './relation-words.js';

/** What to do with an article. */
export interface Decision {
  id: string;
  decision: 'keep' | 'drop' | 'review';
  /** The article that stands for it: itself, or the canonical article of its cluster. */
  canonical: string;
  cluster: string | null;
  /** The article that a copy was compared with: the centre, or for the centre the canonical article. */
  of: string | null;
  /** The relation of a copy to that article, with the figures; null for all others. */
  relation: TieToCentre['relation'] | null;
  jaccard: number | null;
  containment: number | null;
  aligned: number | null;
  words: number;
  coverage: number;
  /** The decision in a sentence. */
  reason: string;
}

/**
 * The shares of an article's words from which a person decides: its own words, if it is a copy that would be
 * dropped; the words of others, if it would be kept.
 */
const LOOK = { ownWords: 0.2, coverage: 0.7 };

/** An article of a cluster: a copy in it, or the canonical article. */
interface Place {
  cluster: ClusterRecord;
  copy: ComparedCopy | null;
}

/**
 * The decisions about all articles, in the order of ids: the canonical article of each cluster is kept
 * and its copies are dropped, except those with much text of their own. Nothing is decided about
 * passages: an article that shares most of its words without being a copy is to be reviewed. Cost: linear.
 */
export function* decisionsOf({
  articles,
  clusters,
}: Pick<LazyResult, 'articles' | 'clusters'>): Generator<Decision> {
  const places = new Map<string, Place>();
  for (const cluster of clusters) {
    places.set(cluster.canonical, { cluster, copy: null });
    for (const copy of comparedCopies(cluster)) places.set(copy.article, { cluster, copy });
  }
  for (const article of articles) {
    const own = places.get(article.id);
    const { of = null, relation = null, jaccard = null } = own?.copy ?? {};
    const { id, words, coverage } = article;
    yield {
      id,
      ...(own ? judgeInCluster(article, own) : judgeAlone(article)),
      canonical: own?.cluster.canonical ?? id,
      cluster: own?.cluster.id ?? null,
      ...{ of, relation, jaccard },
      containment: own?.copy?.containment ?? null,
      aligned: own?.copy?.aligned ?? null,
      ...{ words, coverage },
    };
  }
}

type Judgement = Pick<Decision, 'decision' | 'reason'>;

function judgeAlone({ words, coverage }: ArticleRecord): Judgement {
  if (words === 0) return { decision: 'review', reason: 'It has no words.' };
  if (coverage === 0) return { decision: 'keep', reason: 'It shares no passage with others.' };
  const shared = `${percent(coverage)} of its words occur in others`;
  if (coverage < LOOK.coverage) return { decision: 'keep', reason: `It is not a copy: ${shared}.` };
  return { decision: 'review', reason: `It is not a copy of one article, but ${shared}.` };
}

function judgeInCluster({ coverage }: ArticleRecord, { cluster, copy }: Place): Judgement {
  const { canonical, members, stub } = cluster;
  if (copy === null) {
    if (stub) return { decision: 'review', reason: 'It is a page in place of an article.' };
    const copies = members.length === 1 ? 'one copy' : `${members.length} copies`;
    return { decision: 'keep', reason: `It is the canonical article of ${copies}.` };
  }
  const words = `It is a copy of ${canonical}: ${comparedWords(copy, canonical)}`;
  if (1 - coverage <= LOOK.ownWords) return { decision: 'drop', reason: `${words}.` };
  const own = `${percent(1 - coverage)} of its words occur in no other article`;
  return { decision: 'review', reason: `${words}, but ${own}.` };
}

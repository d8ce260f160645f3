import type { Overlap } from '../kernel/engine.js';
import { jaccard } from '../match/verify.js';
import type { Relation } from '../options/kinds.js';
import type { SketchSet } from '../store/sketch-set.js';
import type { Credit } from '../text/credit.js';

/** An article of a cluster, compared with the centre. */
export interface CopiedArticle {
  article: number;
  relation: Relation;
  overlap: Overlap;
}

/** The sources of articles. */
interface ArticleSources {
  set: SketchSet;
  credits: (article: number) => readonly Credit[];
  /** Name of the source of an article; '' if it is not known. */
  sourceOf: (article: number) => string;
}

/** A stub, a page in place of an article, is short, and one source shows it often. */
const STUB = { words: 80, articles: 5, ofOneSource: 0.8 };

/**
 * A shell (subscription text around a teaser) may be long. This many pages of one source are shells
 * if they are similar, but less so than versions of one story.
 */
const SHELL = { articles: 10, jaccard: 0.95 };

/**
 * Whether a cluster consists of paywalls, cookie walls, logins or error pages: many copies from one
 * source. They are either short and credit no agency (a brief that an agency sent to many is not a
 * stub), or shells.
 */
export function isStub(members: readonly CopiedArticle[], articles: ArticleSources): boolean {
  const { set, credits } = articles;
  const isShort = ({ article }: CopiedArticle) => set.tokenCount(article) <= STUB.words;
  const areShort =
    members.length >= STUB.articles &&
    members.every(
      (member) =>
        isShort(member) && credits(member.article).every(({ place }) => place === 'metadata'),
    );
  const shells = members.filter(
    ({ relation, overlap }) => relation === 'near-duplicate' && jaccard(overlap) < SHELL.jaccard,
  );
  const areShells =
    shells.length >= SHELL.articles && shells.length >= STUB.ofOneSource * members.length;
  if (!areShort && !areShells) return false;
  return areOfOneSource(members, articles) && (areShort || hasSources(articles));
}

/** Whether most articles have the same known source. */
function areOfOneSource(members: readonly CopiedArticle[], { sourceOf }: ArticleSources): boolean {
  const counts = new Map<string, number>();
  for (const { article } of members) {
    const source = sourceOf(article);
    // Articles of unknown sources do not count as one source.
    if (source !== '') counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  let most = 0;
  for (const number of counts.values()) most = Math.max(most, number);
  return most >= STUB.ofOneSource * members.length;
}

/**
 * Whether articles have different sources; the name of the only folder that was read shows nothing.
 */
function hasSources({ set, sourceOf }: ArticleSources): boolean {
  const first = set.count > 0 ? sourceOf(0) : '';
  for (let article = 1; article < set.count; article++) {
    if (sourceOf(article) !== first) return true;
  }
  return false;
}

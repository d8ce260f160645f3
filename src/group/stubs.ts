import { shingleHashes } from '../align/shingle-hashes.js';
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

/** The pages of a cluster whose words are compared; tokens of their shingles. */
const COMPARED = 16;
const SHINGLE = 5;
/** The share of the pages that have the frame of shells. */
const FRAME = 0.8;
/** If this share of the other text recurs on another page, the pages are versions of one story. */
const OF_OTHERS = 0.5;

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
  if (!areOfOneSource(members, articles)) return false;
  return areShort || (hasSources(articles) && !areVersions(shells, set));
}

/**
 * Whether similar pages are versions of one story, such as the updates of a wire agency. What one of
 * them adds to the text of nearly all is on others, too; each shell has a teaser of its own.
 */
function areVersions(pages: readonly CopiedArticle[], set: SketchSet): boolean {
  const some = pages.slice(0, COMPARED).map(({ article }) => shinglesOf(set.tokens(article)));
  const counts = new Map<number, number>();
  for (const shingles of some) {
    for (const shingle of shingles) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  let [own, ofOthers] = [0, 0];
  for (const times of counts.values()) {
    if (times >= FRAME * some.length) continue;
    own += times;
    if (times > 1) ofOthers += times;
  }
  return ofOthers > OF_OTHERS * own;
}

/** The hashes of the shingles of a text, each once. */
function shinglesOf(tokens: Uint32Array): Set<number> {
  return new Set(tokens.length < SHINGLE ? [] : shingleHashes(tokens, SHINGLE));
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
 * Whether sources are known: articles have different ones, or name their own. The name of the only
 * folder that was read shows nothing.
 */
function hasSources({ set, sourceOf }: ArticleSources): boolean {
  const first = set.count > 0 ? sourceOf(0) : '';
  for (let article = 0; article < set.count; article++) {
    const isNamed = set.stringBytes(article, 'source') + set.stringBytes(article, 'url') > 0;
    if (isNamed || sourceOf(article) !== first) return true;
  }
  return false;
}

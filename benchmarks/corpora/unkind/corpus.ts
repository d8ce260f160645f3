/**
 * The unkind corpus: features of real archives that the kind generator lacks. Copies are dated
 * before their base as often as after it, or not at all; they have other line breaks, corrections,
 * captions, or are parts. There are also forms filled in anew, paywalls, whole pages of one site,
 * and roundups. The planted truth is exact. The same options give the same bytes on every platform.
 */
import { Random } from '../random.js';
import { addForms, type TrueForm } from './forms.js';
import { Pieces, type Sources, type UnkindArticle } from './pieces.js';
import { addRoundups, type TrueRoundup } from './roundups.js';
import { addShells, addSites, type TrueShell, type TrueSite } from './sites.js';
import { addStories, type TrueStory } from './stories.js';

/** Options of a corpus. */
export interface UnkindOptions {
  /**
   * Articles of stories, at least 1; forms add half that number, and pages and roundups are added.
   */
  articles: number;
  /** 32-bit integer. */
  seed: number;
  /** Whether each outlet sets its own header, footer and newsletter lines around its articles. */
  boilerplate: boolean;
  /** Whether articles name their outlets, or all are of one folder. */
  sources: Sources;
}

/** Everything planted in a corpus, by ids. */
export interface UnkindTruth {
  stories: TrueStory[];
  forms: TrueForm[];
  shells: TrueShell[];
  sites: TrueSite[];
  roundups: TrueRoundup[];
}

/** Names of the random streams, different from those in the kind generator. */
const STREAM = { stories: 21, forms: 22, shells: 23, sites: 24, roundups: 25 } as const;

/** The number of story articles for each roundup, and for each site of two pages. */
const ARTICLES_A_ROUNDUP = 50;
const ARTICLES_A_SITE = 20;

/** A corpus and its truth, held in memory: for some ten thousand articles. */
export function makeUnkindCorpus(options: UnkindOptions): {
  articles: UnkindArticle[];
  truth: UnkindTruth;
} {
  const { articles, seed, boilerplate, sources } = options;
  if (!Number.isInteger(articles) || articles < 1) {
    throw new RangeError(`articles: expected an integer of 1 or more, got ${articles}`);
  }
  const pieces = new Pieces(seed, boilerplate, sources);
  const random = (stream: keyof typeof STREAM): Random => new Random(seed, STREAM[stream]);
  const { stories, told } = addStories(articles, pieces, random('stories'));
  const truth = {
    stories,
    forms: addForms(Math.ceil(articles / 2), pieces, random('forms')),
    shells: addShells(pieces, random('shells')),
    sites: addSites(Math.ceil(articles / ARTICLES_A_SITE), pieces, random('sites')),
    roundups: addRoundups(
      Math.ceil(articles / ARTICLES_A_ROUNDUP),
      told,
      pieces,
      random('roundups'),
    ),
  };
  return { articles: pieces.inOrder(), truth };
}

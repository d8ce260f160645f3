/**
 * The unkind corpus: what real archives are and the kind generator is not. Copies are dated before
 * their base as often as after it, or not at all; they are set in other lines, corrected, captioned, cut
 * into parts. Beside them are forms filled in anew, paywalls, whole pages of one site, and roundups.
 * What was planted is known exactly. Same options, same bytes, on every platform.
 */
import { Random } from '../random.js';
import { addForms, type TrueForm } from './forms.js';
import { Pieces, type Sources, type UnkindArticle } from './pieces.js';
import { addRoundups, type TrueRoundup } from './roundups.js';
import { addShells, addSites, type TrueShell, type TrueSite } from './sites.js';
import { addStories, type TrueStory } from './stories.js';

/** What corpus to make. */
export interface UnkindOptions {
  /** Articles of stories; forms are half as many, and pages and roundups come on top. At least 1. */
  articles: number;
  /** 32-bit integer. */
  seed: number;
  /** Whether each outlet sets its own header, footer and newsletter lines around its articles. */
  boilerplate: boolean;
  /** Whether articles name their outlets, or are all of one folder. */
  sources: Sources;
}

/** All that was planted in a corpus, by ids. */
export interface UnkindTruth {
  stories: TrueStory[];
  forms: TrueForm[];
  shells: TrueShell[];
  sites: TrueSite[];
  roundups: TrueRoundup[];
}

/** Names of the random streams: not those of the kind generator. */
const STREAM = { stories: 21, forms: 22, shells: 23, sites: 24, roundups: 25 } as const;

/** Of so many articles of stories there is one roundup, and a site of two pages. */
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

/** The conclusion from the figures of two articles, in a word and in a sentence. */
import type { StoryRule } from '../match/own-stories.js';
import type { ExplainedRule, Explanation } from './explanation.js';
import { count } from './figures.js';
import { whatDiffers } from './form-lines.js';

/** An explanation before its verdict. */
type Facts = Omit<Explanation, 'verdict' | 'sentence'>;

/**
 * The verdict: copies of each other in one cluster, both copies of a third, no more than passages,
 * or nothing.
 */
export function verdictOf(facts: Facts): Explanation['verdict'] {
  const { a, b, isSameText, alignments } = facts;
  const isOneCluster = a.cluster !== null && a.cluster === b.cluster;
  const isCopy = isSameText || facts.rules.some((rule) => rule.holds);
  if (isOneCluster) return isCopy ? 'copies' : 'one-cluster';
  if (isCopy && facts.form?.holds) return 'same-form';
  return alignments.some(isPassage) ? 'shared-passages' : 'apart';
}

/** The verdict in a sentence, with the figure that decided. */
export function sentenceOf(facts: Facts, verdict: Explanation['verdict']): string {
  const { a, b, rules } = facts;
  const holding = rules.find((rule) => rule.holds);
  switch (verdict) {
    case 'copies':
      if (facts.isSameText) return `Copies: a and b have the same ${count(a.words, 'word')}.`;
      return `Copies: ${holding ? describeRule(holding, facts) : ''}.`;
    case 'one-cluster':
      return `One cluster, but no copies of each other: both are copies of its centre, ${a.centre}.`;
    case 'same-form':
      return sameForm(facts);
    case 'shared-passages':
      return `${parted(facts, holding)} They share ${count(
        facts.alignments.filter(isPassage).length,
        'passage',
      )}.`;
    case 'apart':
      if (a.words === 0 || b.words === 0)
        return 'Apart: an article without words is like no other.';
      if (facts.fingerprints.shared === 0) return 'Apart: they do not share a single fingerprint.';
      return `${parted(facts, holding)} Nothing that they share makes a passage.`;
  }
}

/** The figures by which two articles are one form, although they are as similar as copies. */
function sameForm({ form, rules }: Facts): string {
  const { kept = 0, replaced = 0, reworded = 0 } = form ?? {};
  const holding = rules.find((rule) => rule.holds);
  const words = form?.rules.find(({ figure }) => figure === 'wordsAChange');
  const differs = whatDiffers({ kept, replaced, reworded });
  const alike = holding ? `${holding.relation} by ${holding.value}` : 'alike';
  return `The same form, filled in anew, and no copies: ${alike}, but ${differs}, a change for every ${words?.value.toFixed(1)} words.`;
}

function isPassage({ rule }: Explanation['alignments'][number]): boolean {
  return rule === 'exact-run' || rule === 'edited-copy';
}

function parted(facts: Facts, holding: ExplainedRule | undefined): string {
  if (!holding) {
    // The rule that came nearest to its limit.
    const [nearest] = facts.rules.toSorted((x, y) => y.value / y.least - x.value / x.least);
    return `No copies: ${nearest ? describeRule(nearest, facts) : ''}.`;
  }
  const story = facts.stories.find(({ holds }) => holds);
  if (story) return `Parted, though alike (${describeRule(holding, facts)}): ${ownStories(story)}.`;
  const why = facts.isNominated
    ? 'one is not a copy of the centre of the cluster that the other is in'
    : 'no stage nominated the pair';
  return `Parted, though alike (${describeRule(holding, facts)}): ${why}.`;
}

/** The runs of words by which two articles are stories of their own. */
function ownStories({ rule, ownRunOfA, ownRunOfB }: StoryRule): string {
  const words = `${ownRunOfA} and ${ownRunOfB} words in a row that the other has not`;
  return rule === 'pages-of-one-site'
    ? `they are two pages of one site with ${words}`
    : `links around them align, but they are two stories with ${words}`;
}

function describeRule({ relation, figure, value, least, holds }: ExplainedRule, facts: Facts) {
  const words = {
    jaccard: 'the Jaccard similarity is',
    aInB: `the share of a's ${count(facts.a.shingles, 'shingle')} that occur in b is`,
    bInA: `the share of b's ${count(facts.b.shingles, 'shingle')} that occur in a is`,
    aligned: 'the aligned share of the shorter article is',
  };
  // A rounded figure must not look like the limit that it does not reach.
  const shown = !holds && value >= least ? `just under ${least}` : value;
  return `${words[figure]} ${shown}, and ${relation} takes ${least}`;
}

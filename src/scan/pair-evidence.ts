/** The evidence on two articles of a scan, as records show it. */
import { copyRules, relationOf } from '../group/copy-rules.js';
import type { Overlap } from '../kernel/engine.js';
import { NO_TEXT } from '../match/distinct-texts.js';
import type { StoryRule } from '../match/own-stories.js';
import { formRules } from '../match/same-form.js';
import { reversed } from '../match/verify.js';
import { rounded, spanReader } from '../records/assemble.js';
import type { ExplainedAlignment, ExplainedForm, ExplainedRule } from '../records/explanation.js';
import type { Analysis } from './analyse.js';
import type { PairFigures } from './pair-figures.js';
import type { Matching } from './reduce.js';

/** An analysis with the intermediate results for its pairs. */
export type PairAnalysis = Analysis & { matching: Matching };

/** Two articles by their numbers. */
export type Pair = readonly [a: number, b: number];

/** Where the chains of a pair are in both articles, and the rule that each passed or failed. */
export function alignmentsOf(analysis: PairAnalysis, [a, b]: Pair, { chains }: PairFigures) {
  const { catalogue, matching } = analysis;
  const { textOf } = catalogue.texts;
  const { bodies } = matching;
  const spans = [a, b].map((article) => {
    const spanOf = spanReader(catalogue);
    const text = textOf[article] ?? NO_TEXT;
    return (start: number, end: number) =>
      spanOf(article, bodies.cut.toText(text, start), bodies.cut.toText(text, end - 1) + 1);
  });
  const place = (which: 0 | 1, start: number, end: number) =>
    spans[which]?.(start, end) ?? { start: 0, end: 0 };
  return chains.map(({ chain, rule }): ExplainedAlignment => {
    const { aStart, aEnd, bStart, bEnd, columns, matches, longestRun } = chain;
    const identity = rounded(matches / columns);
    const where = { a: place(0, aStart, aEnd), b: place(1, bStart, bEnd) };
    return { ...where, columns, matches, identity, longestRun, rule };
  });
}

/** The changes between two articles as forms; null if they have the same words, or one has none. */
export function formOf(
  { catalogue, matching }: PairAnalysis,
  a: number,
  b: number,
): ExplainedForm | null {
  const [one = NO_TEXT, other = NO_TEXT] = [a, b].map((x) => catalogue.texts.textOf[x]);
  if (one === other || one === NO_TEXT || other === NO_TEXT) return null;
  const { forms } = matching;
  const changes = forms.changes(Math.min(one, other), Math.max(one, other));
  const { kept, replaced, reworded } = changes;
  const rules = formRules(changes).map((rule) => ({ ...rule, value: rounded(rule.value) }));
  return { kept, replaced, reworded, rules, holds: forms.areSame(one, other) };
}

/**
 * The rules that make two articles stories of their own, seen from a; none if they have the same
 * words.
 */
export function storiesOf(
  { catalogue, matching, plan }: PairAnalysis,
  pair: Pair,
  { overlap, aligned }: PairFigures,
): StoryRule[] {
  const [one = NO_TEXT, other = NO_TEXT] = pair.map((article) => catalogue.texts.textOf[article]);
  if (one === other || one === NO_TEXT || other === NO_TEXT) return [];
  const alike = relationOf(overlap, () => aligned, plan.threshold);
  // The rule about links only explains an alignment.
  return matching.stories
    .rules(one, other, overlap)
    .filter(({ rule }) => rule === 'pages-of-one-site' || alike === 'edited');
}

/** Every rule with its figure, both ways, although the scan stops at the first that holds. */
export function rulesOf({ overlap, aligned }: PairFigures, threshold: number): ExplainedRule[] {
  const judged = (side: Overlap, figures: readonly ExplainedRule['figure'][]) =>
    copyRules(side, () => aligned, threshold).map(({ relation, value, least }, i) => {
      const figure = figures[i] ?? 'aligned';
      return { relation, figure, value: rounded(value || 0), least, holds: value >= least };
    });
  const [near, inB, edited] = judged(overlap, ['jaccard', 'aInB', 'aligned']);
  const [, inA] = judged(reversed(overlap), ['jaccard', 'bInA', 'aligned']);
  return [near, inB, inA, edited].filter((rule) => rule !== undefined);
}

/** An explanation for people: one block for each stage, figures in columns, the verdict last. */
import type { StoryRule } from '../match/own-stories.js';
import type { FormRule } from '../match/same-form.js';
import type {
  ExplainedAlignment,
  ExplainedArticle,
  ExplainedRule,
  Explanation,
} from '../records/explanation.js';
import { andMore, count, thousands } from '../records/figures.js';
import { cutMiddle, printable } from '../records/quote.js';
import { hasLabel, titleLine } from './labels.js';
import { type Paint, painter, STYLE } from './paint.js';
import type { TextLook } from './reporter.js';
import { wrap } from './wrap.js';

const LABEL_WIDTH = 24;

const FIGURES: Record<ExplainedRule['figure'], string> = {
  jaccard: 'Jaccard similarity',
  aInB: 'share of a in b',
  bInA: 'share of b in a',
  aligned: 'share aligned',
};

/** The explanation in lines, wrapped at words. */
export function renderExplanation(explanation: Explanation, look: TextLook): string {
  const { a, b, isSameText, sentence } = explanation;
  const blocks = [
    [...articleLines('a', a, look), ...articleLines('b', b, look)],
    shingles(explanation),
    signatures(explanation),
    fingerprints(explanation),
    isSameText
      ? ['Alignment', '  The same words in the same order: there is nothing to align.']
      : alignments(explanation, look),
    rules(explanation, look),
    ...formBlock(explanation, look),
    ...storyBlock(explanation, look),
    ['Clusters', ...[a, b].map((one, i) => line(i === 0 ? 'a' : 'b', place(one, look)))],
    [sentence],
  ];
  const paint = painter(look);
  const lines = blocks.map((block) => block.flatMap((text) => wrapLine(text, look, paint)));
  return `${lines.map((block) => block.join('\n')).join('\n\n')}\n`;
}

/** A line, wrapped with its later lines under the value of a figure; one without an indent is a heading. */
function wrapLine(text: string, { width }: TextLook, paint: Paint): string[] {
  const shown = printable(text);
  const indent = shown.length - shown.trimStart().length;
  const isFigure = indent > 0 && shown[LABEL_WIDTH + 1] === ' ' && shown[LABEL_WIDTH + 2] !== ' ';
  const isWide = width >= 2 * LABEL_WIDTH;
  const further = indent === 0 ? 0 : indent + 2;
  const hanging = isFigure && isWide ? LABEL_WIDTH + 2 : further;
  const style = indent === 0 ? STYLE.bold : '';
  return wrap([{ text: shown.trimStart(), style }], { indent, hanging, width }, paint);
}

/** The id and size of an article, then its source, date and title. */
function articleLines(name: string, article: ExplainedArticle, { width }: TextLook): string[] {
  const { id, words, setAside, title = '', source = '', published } = article;
  const aside = setAside > 0 ? `, ${thousands(setAside)} of them set aside as boilerplate` : '';
  const moment = published === undefined ? Number.NaN : Date.parse(published);
  const label = { title, source, published: moment, credits: [] };
  const named = hasLabel(id, label) ? [`   ${titleLine(id, label, width - 3)}`] : [];
  return [`${name}  ${cutMiddle(id, width - 4)}  ${count(words, 'word')}${aside}`, ...named];
}

function shingles({ a, b, shingle, similarity }: Explanation): string[] {
  const { shared, jaccard, aInB, bInA, estimate, wholeJaccard } = similarity;
  const isCut = a.setAside + b.setAside > 0;
  const whole = isCut ? `, of the whole texts ${figure(wholeJaccard)}` : '';
  return [
    `Shingles of ${count(shingle, 'word')}`,
    line('distinct in a', thousands(a.shingles)),
    line('distinct in b', thousands(b.shingles)),
    line('in both', thousands(shared)),
    line('Jaccard similarity', `${figure(jaccard)}${whole}; signatures say ${figure(estimate)}`),
    line('share of a in b', figure(aInB)),
    line('share of b in a', figure(bInA)),
  ];
}

function signatures({ bands }: Explanation): string[] {
  const { hit, of, rows, probability } = bands;
  const met = hit > 0 ? 'a candidate' : 'no candidate';
  return [
    'Signatures',
    line('bands in common', `${hit} of ${of}, ${count(rows, 'slot')} each: ${met}`),
    line('expected', `one or more with probability ${figure(probability)}`),
  ];
}

function fingerprints({ a, b, fingerprints: found, isNominated }: Explanation): string[] {
  const { shared, linked, common, boilerplate, elsewhere } = found;
  const fates: [string, number][] = [
    ['linked', linked],
    ['in boilerplate', boilerplate],
    ['too common to link', common],
    ['linked to earlier texts', elsewhere],
  ];
  const shown = fates.filter(([, number]) => number > 0);
  return [
    'Fingerprints',
    line('in a, in b', `${thousands(a.fingerprints)}, ${thousands(b.fingerprints)}`),
    line('in both', thousands(shared)),
    ...shown.map(([fate, number]) => line(fate, thousands(number))),
    line('nominated as copies', isNominated ? 'yes' : 'no'),
  ];
}

function alignments(
  { alignments: found, aligned, minPassage, limits, offsets }: Explanation,
  { top, width }: TextLook,
): string[] {
  const rows = found
    .slice(0, top)
    .map((one) => [
      `${one.a.start}-${one.a.end}`,
      `${one.b.start}-${one.b.end}`,
      thousands(one.columns),
      thousands(one.matches),
      figure(one.identity),
      thousands(one.longestRun),
      judged(one, limits),
    ]);
  const head = ['in a', 'in b', 'words', 'match', 'identity', 'longest run', 'passage'];
  const more = found.length - top;
  return [
    `Alignment, offsets in ${offsets}, passages of ${count(minPassage, 'word')}`,
    ...(found.length === 0 ? ['  nothing to begin with'] : table(head, rows, width)),
    ...(more > 0 ? [`  ${andMore(more)}`] : []),
    line('share aligned', `${figure(aligned)} of the shorter article`),
  ];
}

/** Whether an alignment is a passage, with the figures and limits that decide it. */
function judged(
  { rule, longestRun, matches, identity }: ExplainedAlignment,
  limits: Explanation['limits'],
): string {
  if (rule === 'exact-run') return 'yes, an exact run';
  if (rule === 'edited-copy') return 'yes, edited copy';
  const run = `no: run ${longestRun} of ${limits.run}`;
  return rule === 'too-few-matches'
    ? `${run}, matches ${matches} of ${limits.matches}`
    : `${run}, identity ${figure(identity)} of ${limits.identity}`;
}

function rules({ rules: judged }: Explanation, { width }: TextLook): string[] {
  const rows = judged.map(({ relation, figure: name, value, least, holds }) => [
    relation,
    FIGURES[name],
    figure(value),
    `from ${least}`,
    holds ? 'yes' : 'no',
  ]);
  return ['Rules', ...table([], rows, width)];
}

const FORM_FIGURES: Record<FormRule['figure'], [name: string, limit: string]> = {
  changes: ['changes', 'from'],
  replacedShare: ['share of numbers replaced', 'over'],
  wordsAChange: ['words a change', 'up to'],
  words: ['words in common', 'up to'],
  rewordedANumber: ['reworded places a number', 'below'],
};

/**
 * Whether the two are one form that was filled in anew, with the rules; empty if they are not
 * similar anyway.
 */
function formBlock({ form, rules }: Explanation, { width }: TextLook): string[][] {
  const isAlike = rules.some((rule) => rule.holds);
  if (form === null || form.replaced === 0 || !isAlike) return [];
  const { kept, replaced, reworded } = form;
  const rows = form.rules.map(({ figure: name, value, limit, holds }) => [
    FORM_FIGURES[name][0],
    figure(value),
    `${FORM_FIGURES[name][1]} ${limit}`,
    holds ? 'yes' : 'no',
  ]);
  return [
    [
      `One form, filled in anew: ${form.holds ? 'yes, all rules hold' : 'no, not all rules hold'}`,
      line('numbers in place', `${kept} the same, ${replaced} replaced`),
      line('other words', `in ${count(reworded, 'place')}`),
      ...table([], rows, width),
    ],
  ];
}

const STORY_WORDS: Record<StoryRule['rule'], string> = {
  'pages-of-one-site': 'two pages of one site',
  'stories-beside-links': 'two stories beside links',
};

/** Whether two similar articles are stories of their own, with the runs of words that decide it. */
function storyBlock({ stories, rules: judged }: Explanation, { width }: TextLook): string[][] {
  if (!judged.some(({ holds }) => holds)) return [];
  const rows = stories
    .filter(({ applies }) => applies)
    .map(({ rule, ownRunOfA, leastOfA, ownRunOfB, leastOfB, holds }) => [
      STORY_WORDS[rule],
      `a ${thousands(ownRunOfA)} from ${thousands(leastOfA)}`,
      `b ${thousands(ownRunOfB)} from ${thousands(leastOfB)}`,
      holds ? 'yes' : 'no',
    ]);
  if (rows.length === 0) return [];
  return [['Stories of their own, by words in a row that only one has', ...table([], rows, width)]];
}

function place(
  { id, cluster, canonical, centre, relation, through }: ExplainedArticle,
  { width }: TextLook,
): string {
  const short = (other: string) => cutMiddle(other, width - 4);
  if (cluster === null) return 'in no cluster';
  const isCanonical = id === canonical;
  if (relation === 'centre')
    return `centre${isCanonical ? ' and canonical article' : ''} of ${cluster}`;
  const by = through === null ? '' : `, found through ${short(through)}`;
  const where = isCanonical ? `canonical article of ${cluster}` : `in ${cluster}`;
  return `${where}: ${relation}, compared with the centre ${short(centre ?? '')}${by}`;
}

function line(label: string, value: string): string {
  return `  ${label.padEnd(LABEL_WIDTH)}${value}`;
}

function figure(share: number): string {
  return share.toFixed(4);
}

/**
 * Rows with aligned columns; figures are right-aligned, and the last column is unchanged. If all columns but
 * the last are too wide for a line, each row is a list, in which the names of the columns are repeated.
 * @param head the names of the columns; empty if they have none.
 */
function table(head: readonly string[], rows: readonly string[][], width: number): string[] {
  const all = head.length === 0 ? rows : [head, ...rows];
  const widths = (rows[0] ?? []).map((_, i) =>
    all.reduce((widest, row) => Math.max(widest, row[i]!.length), 0),
  );
  const before = widths.slice(0, -1).reduce((sum, column) => sum + column + 2, 2);
  if (before > width) {
    const named = (cell: string, i: number) => (i < head.length - 1 ? `${head[i]} ${cell}` : cell);
    return rows.map((row) => `  ${row.map(named).join(', ')}`);
  }
  return all.map((row) => {
    const cells = row.map((cell, i) => {
      return /^[\d.,]+$/.test(cell) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!);
    });
    return `  ${cells.join('  ').trimEnd()}`;
  });
}

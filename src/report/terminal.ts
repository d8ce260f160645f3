/**
 * Results for people, in the order in which a news desk needs them, with quotations. Ids and texts
 * come from outside and pass through `printable` on their way.
 */

import { count, formatBytes, percent, thousands } from '../records/figures.js';
import { quoteForm, whatDiffers } from '../records/form-lines.js';
import { novelty } from '../records/novelty.js';
import { cutMiddle, locate, printable, quote } from '../records/quote.js';
import type { ClusterRecord, PassageRecord, RepeatRecord } from '../records/records.js';
import { CENTRE_WORDS, relationWords } from '../records/relation-words.js';
import { CLASS_WORDS, describePurposeful, isDoubled } from '../records/repeat-lines.js';
import { shortTexts, whyNoDocuments, whyNoPassages } from './empty.js';
import { describeFieldGuesses } from './field-lines.js';
import { HOUSE_WORDS, isShared } from './passage-lines.js';
import type { QuotableResult, Reporter, ReportView } from './reporter.js';
import { describeAllSkipped, describeNotice } from './skipped-lines.js';
import { SHOWN } from './terminal-limits.js';

/** Results for people at a terminal. */
export const TERMINAL: Reporter<QuotableResult> = {
  quotesTexts: true,
  readsLineage: false,
  isPlainText: true,
  render: renderTerminal,
};

/** The summary, in pieces of a line or more. */
export function* renderTerminal(result: QuotableResult, view: ReportView): Generator<string> {
  const page = new Page(result, view);
  yield `${page.headline()}\n`;
  const { only } = view;
  if (only === null || only === 'documents') yield* page.documents();
  yield* page.forms();
  if (only === null || only === 'passages') yield* page.passages();
  if (only === null || only === 'repeats') yield* page.repeats();
  yield* page.skipped();
  yield* page.notices();
  yield* page.fields();
  yield `\n${page.totals()}\n`;
}

/** In place of findings if there are none since a baseline. */
const NONE_NEW = '  None that the baseline does not have.\n';

class Page {
  private readonly idWidth: number;
  private readonly quoteWidth: number;

  constructor(
    private readonly result: QuotableResult,
    private readonly view: ReportView,
  ) {
    this.idWidth = Math.max(16, Math.floor(view.width / 2));
    this.quoteWidth = Math.max(20, view.width - 7);
  }

  headline(): string {
    const { passages, repeats, summary } = this.result;
    const doubled = this.view.all ? repeats.length : repeats.filter(isDoubled).length;
    const shared = passages.filter(isShared).length;
    const found = [
      [summary.clusters, 'cluster of copies', 'clusters of copies'],
      [shared, 'shared passage', 'shared passages'],
      [doubled, 'repeat inside an article', 'repeats inside articles'],
    ] as const;
    const parts = found
      .filter(([number]) => number > 0)
      .map(([number, one, many]) => count(number, one, many));
    const nothing = this.result.since ? 'nothing' : 'nothing is copied';
    const findings = parts.length === 0 ? nothing : parts.join(', ');
    const what = this.result.since ? `new since the baseline: ${findings}` : findings;
    return this.bold(`${count(summary.articles, 'article')}: ${what}`);
  }

  *documents(): Generator<string> {
    const { clusters, summary } = this.result;
    const stubs = clusters.filter((cluster) => cluster.stub);
    yield this.heading('Copies', clusters.length - stubs.length);
    if (clusters.length === stubs.length && this.result.since) yield NONE_NEW;
    else if (clusters.length === stubs.length) {
      const but = this.result.forms.length === 0 ? '' : ' outside one form';
      yield `  No two articles${but} reach a similarity of ${this.view.threshold} (--threshold, Jaccard), and no\n`;
      yield '  article is contained in another or edited from it.\n';
      yield* whyNoDocuments(this.result.counts, this.view.threshold);
      yield* shortTexts(summary, this.view.minPassage);
    }
    // The most copied first; clusters of equal size stay in the order of ids.
    const bySize = clusters.toSorted((x, y) => y.members.length - x.members.length);
    const copies = bySize.filter((cluster) => !cluster.stub);
    for (const cluster of copies.slice(0, SHOWN.clusters)) yield* this.cluster(cluster);
    yield this.more(copies.length, SHOWN.clusters, '  ');
    if (stubs.length === 0) return;
    yield this.heading('Stubs: paywalls, logins, error pages in place of articles', stubs.length);
    for (const cluster of bySize.filter(({ stub }) => stub).slice(0, SHOWN.clusters)) {
      const pages = count(cluster.members.length + 1, 'page');
      yield `  ${pages} like ${this.id(cluster.canonical)}\n`;
    }
  }

  *forms(): Generator<string> {
    const forms = this.result.forms.toSorted((x, y) => y.members.length - x.members.length);
    if (forms.length === 0) return;
    yield this.heading('One form filled in anew: no copies', forms.length);
    for (const form of forms.slice(0, SHOWN.clusters)) {
      yield `  ${count(form.members.length + 1, 'article')} like ${this.id(form.article)}\n`;
      const { offsets } = this.result.summary;
      yield* this.quoted(
        quoteForm(this.textOf(form.article) ?? '', form, offsets, this.quoteWidth),
      );
      for (const member of form.members.slice(0, SHOWN.members)) {
        yield `    ${this.id(member.article)}  ${whatDiffers(member)}\n`;
      }
      yield this.more(form.members.length, SHOWN.members, '    ');
    }
    yield this.more(forms.length, SHOWN.clusters, '  ');
  }

  private *cluster(cluster: ClusterRecord): Generator<string> {
    const { canonical, centre, canonicalToCentre, members } = cluster;
    const own = canonical === centre ? '' : `  ${relationWords(canonicalToCentre)}`;
    yield `  ${this.id(canonical)}${own}${this.credits(canonical)}\n`;
    const shown = members
      .toSorted((x, y) => Number(y.article === centre) - Number(x.article === centre))
      .slice(0, SHOWN.members);
    const ids = shown.map((member) => cutMiddle(member.article, this.idWidth));
    const column = ids.reduce((widest, id) => Math.max(widest, id.length), 0);
    for (const [index, member] of shown.entries()) {
      const id = (ids[index] ?? '').padEnd(column);
      const words = member.article === centre ? CENTRE_WORDS : relationWords(member);
      yield `    ${id}  ${words}${this.credits(member.article, canonical)}\n`;
    }
    yield this.more(members.length, SHOWN.members, '    ');
    for (const { article, other, aligned } of cluster.links.slice(0, SHOWN.links)) {
      const share = `${percent(aligned)} of the shorter aligned`;
      yield this.dim(`    ${this.id(article)} is also close to ${this.id(other)}: ${share}\n`);
    }
    yield this.more(cluster.links.length, SHOWN.links, '    ');
  }

  *passages(): Generator<string> {
    const passages = this.result.passages.filter(isShared);
    const house = this.result.passages.filter((passage) => passage.house);
    const setAside = this.result.passages.length - passages.length - house.length;
    yield this.heading('Shared passages', passages.length);
    if (passages.length === 0 && this.result.since) yield NONE_NEW;
    else if (passages.length === 0) {
      const limit = `${this.view.minPassage} words (--min-passage)`;
      yield house.length === 0
        ? `  No two articles share a passage of ${limit} or more.\n`
        : `  No passage of ${limit} or more travelled.\n`;
      yield* whyNoPassages(this.result.counts, this.view.minPassage);
    }
    yield* this.byReach(passages);
    if (house.length > 0 && !this.view.all) {
      yield this.dim(
        `  ${count(house.length, 'house passage')}: ${HOUSE_WORDS}; --all lists them\n`,
      );
    }
    if (setAside > 0) {
      const what = count(setAside, 'passage');
      yield this.dim(`  ${what} set aside as boilerplate; --format ndjson shows all\n`);
    }
    if (house.length === 0 || !this.view.all) return;
    yield this.heading(`House passages: ${HOUSE_WORDS}`, house.length);
    yield* this.byReach(house);
  }

  /** Passages, first those by which most words of most articles are copied. */
  private *byReach(passages: readonly PassageRecord[]): Generator<string> {
    const reach = ({ words, occurrences }: PassageRecord) => words * (occurrences.length - 1);
    const byReach = passages.toSorted((x, y) => reach(y) - reach(x));
    for (const passage of byReach.slice(0, SHOWN.passages)) yield* this.passage(passage);
    yield this.more(passages.length, SHOWN.passages, '  ');
  }

  private *passage(passage: PassageRecord): Generator<string> {
    const { occurrences, origin, words } = passage;
    const articles = new Set(occurrences.map(({ article }) => article)).size;
    const from = origin === null ? 'no credit or date shows its origin' : `from ${this.id(origin)}`;
    yield `  ${count(words, 'word')} in ${count(articles, 'article')}; ${from}\n`;
    const first = occurrences[0];
    if (first !== undefined) yield* this.quotation(first.article, first);
    for (const occurrence of occurrences.slice(0, SHOWN.occurrences)) {
      const { article, identity, start, end } = occurrence;
      const where = this.where(article, occurrence);
      const alike = identity < 1 ? `, ${percent(identity)} the same` : '';
      const offsets = this.dim(` ${start}-${end}`);
      yield `    ${this.id(article)}  ${where}${offsets}${alike}${this.credits(article)}\n`;
    }
    yield this.more(occurrences.length, SHOWN.occurrences, '    ');
  }

  *repeats(): Generator<string> {
    const { repeats } = this.result;
    const listed = this.view.all ? repeats : repeats.filter(isDoubled);
    yield this.heading('Repeats inside an article', listed.length);
    if (repeats.length === 0 && this.result.since) yield NONE_NEW;
    else if (repeats.length === 0) {
      yield `  No article repeats ${this.view.minPassage} words (--min-passage) or a whole paragraph.\n`;
    }
    for (const repeat of listed.slice(0, SHOWN.repeats)) yield* this.repeat(repeat);
    yield this.more(listed.length, SHOWN.repeats, '  ');
    const rest = this.view.all ? '' : describePurposeful(repeats);
    if (rest !== '') yield this.dim(`  ${rest}, there on purpose; --all lists them\n`);
  }

  private *repeat(repeat: RepeatRecord): Generator<string> {
    const { article, first, again, identity, words } = repeat;
    const what = this.bold(CLASS_WORDS[repeat.class]);
    const lines =
      first.line === again.line ? `line ${first.line}` : `lines ${first.line} and ${again.line}`;
    const alike = identity < 1 ? `, ${percent(identity)} the same` : '';
    yield `  ${this.id(article)}  ${what}: ${lines}, ${count(words, 'word')}${alike}\n`;
    yield* this.quotation(article, again);
  }

  *skipped(): Generator<string> {
    const { skipped } = this.result;
    if (skipped.length === 0) return;
    yield this.heading('Skipped, or read only in part', skipped.length);
    for (const line of describeAllSkipped(skipped)) yield `  ${this.paint('33', line)}\n`;
  }

  *notices(): Generator<string> {
    const { notices } = this.result;
    if (notices.length === 0) return;
    yield this.heading('Notices', notices.length);
    for (const notice of notices) yield `  ${this.paint('33', describeNotice(notice))}\n`;
  }

  *fields(): Generator<string> {
    const lines = describeFieldGuesses(this.result.summary);
    if (lines.length > 0) yield `\n${this.bold('Fields')}\n`;
    for (const line of lines) yield `  ${line}\n`;
  }

  totals(): string {
    const { articles, summary } = this.result;
    const size = `${count(summary.articles, 'article')}, ${count(summary.words, 'word')}`;
    // Words are only new if copies of them were searched for.
    const isKnown = this.view.only === null && summary.words > 0;
    const fresh = !isKnown ? '' : `; ${percent(novelty(articles))} of the words are new`;
    const read = formatsRead(summary.formats ?? {});
    return this.dim(`${size}, ${formatBytes(summary.bytes)}${fresh}${read}`);
  }

  private heading(title: string, total: number): string {
    return `\n${this.bold(title)}${total === 0 ? '' : this.dim(`  ${thousands(total)}`)}\n`;
  }

  private more(total: number, shown: number, indent: string): string {
    if (total <= shown) return '';
    return this.dim(`${indent}and ${thousands(total - shown)} more; --format ndjson shows all\n`);
  }

  private *quotation(article: string, span: { start: number; end: number }): Generator<string> {
    const text = this.textOf(article);
    if (text === undefined) {
      yield this.dim('      (its text could not be read again)\n');
      return;
    }
    const { start, end } = locate(text, span, this.result.summary.offsets);
    yield* this.quoted(quote(text.slice(start, end), this.quoteWidth));
  }

  /** The lines of a quotation form one column; the quotation mark hangs before it. */
  private *quoted(lines: readonly string[]): Generator<string> {
    for (const [index, line] of lines.entries()) {
      yield `      ${index === 0 ? '' : ' '}${this.paint('36', line)}\n`;
    }
  }

  private where(article: string, span: { start: number; end: number }): string {
    const text = this.textOf(article);
    return text === undefined
      ? 'offsets'
      : `line ${locate(text, span, this.result.summary.offsets).line},`;
  }

  private textOf(article: string): string | undefined {
    try {
      return this.result.textOf(article);
    } catch {
      // The source is gone or has changed: the findings stay valid, only their words cannot be
      // shown.
      return undefined;
    }
  }

  /**
   * Credits of an article; a missing credit is only worth a word beside an article that has one.
   */
  private credits(article: string, canonical?: string): string {
    const credits = this.result.creditsOf(article);
    if (credits.length > 0) return this.dim(`  credits ${credits.map(printable).join(', ')}`);
    const isUncredited = canonical !== undefined && this.result.creditsOf(canonical).length > 0;
    return isUncredited ? this.dim('  no credit') : '';
  }

  private id(id: string): string {
    return this.bold(cutMiddle(id, this.idWidth));
  }

  private bold(text: string): string {
    return this.paint('1', text);
  }

  private dim(text: string): string {
    return this.paint('2', text);
  }

  private paint(code: string, text: string): string {
    return this.view.color ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}

/** The number of files of each format; '' if all are plain text and records. */
function formatsRead(formats: Readonly<Record<string, number>>): string {
  const names = Object.keys(formats);
  if (names.every((name) => name === 'text' || name === 'records')) return '';
  const list = names.map((name) => `${thousands(formats[name]!)} ${name}`);
  return `\nfiles: ${list.join(', ')}`;
}

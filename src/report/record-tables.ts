/** The records of a result as tables: one for each kind of record, and one for each list in a record. */
import type { EditedSpans } from '../records/lineage.js';
import type {
  ClusterRecord,
  FormRecord,
  LazyResult,
  PassageRecord,
  RepeatRecord,
} from '../records/records.js';
import type { FiledResult } from './reporter.js';
import {
  ARTICLES,
  BLANKS,
  CLUSTER_LINKS,
  CLUSTERS,
  EDITS,
  FORM_MEMBERS,
  FORMS,
  MEMBERS,
  NOTICES,
  NOVEL,
  OCCURRENCES,
  PASSAGES,
  PATHS,
  REPEATS,
  SEEN,
  SKIPPED,
  SOURCES,
  SUMMARY,
} from './table-columns.js';
import type { Rows, TableColumns } from './table-files.js';

/** A table of a result. */
export interface RecordTable {
  name: string;
  columns: TableColumns;
  rows: Rows;
}

/** The tables of a result; the articles are read twice, and nothing is held. */
export function recordTables(result: LazyResult & Pick<FiledResult, 'seen'>): RecordTable[] {
  const { clusters, forms, passages, repeats, summary } = result;
  return [
    { name: 'articles', columns: ARTICLES, rows: articleRows(result) },
    { name: 'novel', columns: NOVEL, rows: novelRows(result) },
    { name: 'clusters', columns: CLUSTERS, rows: lazily(clusters, clusterRows) },
    { name: 'members', columns: MEMBERS, rows: lazily(clusters, memberRows) },
    { name: 'edits', columns: EDITS, rows: lazily(clusters, editRows) },
    { name: 'links', columns: CLUSTER_LINKS, rows: lazily(clusters, linkRows) },
    { name: 'forms', columns: FORMS, rows: lazily(forms, formRows) },
    {
      name: 'form_members',
      columns: FORM_MEMBERS,
      rows: lazily(forms, ({ id, members }) => members.map((member) => ({ form: id, ...member }))),
    },
    {
      name: 'blanks',
      columns: BLANKS,
      rows: lazily(forms, ({ id, article, blanks }) =>
        blanks.map((blank) => ({ form: id, article, ...blank })),
      ),
    },
    { name: 'passages', columns: PASSAGES, rows: lazily(passages, passageRows) },
    {
      name: 'occurrences',
      columns: OCCURRENCES,
      rows: lazily(passages, ({ id, occurrences }) =>
        occurrences.map((occurrence) => ({ passage: id, ...occurrence })),
      ),
    },
    {
      name: 'paths',
      columns: PATHS,
      rows: lazily(passages, ({ id, path = [] }) =>
        path.map((step, at) => ({ passage: id, step: at + 1, ...step })),
      ),
    },
    { name: 'repeats', columns: REPEATS, rows: lazily(repeats, repeatRows) },
    { name: 'sources', columns: SOURCES, rows: rowsOf(result.sources, SOURCES) },
    { name: 'seen', columns: SEEN, rows: rowsOf(result.seen, SEEN) },
    { name: 'skipped', columns: SKIPPED, rows: rowsOf(result.skipped, SKIPPED) },
    { name: 'notices', columns: NOTICES, rows: rowsOf(result.notices, NOTICES) },
    { name: 'summary', columns: SUMMARY, rows: rowsOf([summary], SUMMARY) },
  ];
}

type Row = Rows extends Iterable<infer One> ? One : never;

function* lazily<Item>(items: Iterable<Item>, rows: (item: Item) => Iterable<Row>): Iterable<Row> {
  for (const item of items) yield* rows(item);
}

/** Records whose properties have the names of the columns. */
function rowsOf<Name extends string, Item extends { [Key in Name]?: Row[string] }>(
  records: Iterable<Item>,
  columns: Record<Name, unknown>,
): Iterable<Row> {
  const names = Object.keys(columns) as Name[];
  return lazily(records, (record) => [
    Object.fromEntries(names.map((name) => [name, record[name]])),
  ]);
}

function* articleRows({ articles }: LazyResult): Iterable<Row> {
  for (const { credits, novel: _, ...article } of articles) {
    yield { ...article, credits: namesOf(credits) };
  }
}

function* novelRows({ articles }: LazyResult): Iterable<Row> {
  for (const { id, novel = [] } of articles) {
    for (const [start, end] of novel) yield { article: id, start, end };
  }
}

/** Names in one cell. */
function namesOf(credits: readonly string[]): string {
  return credits.join('; ');
}

function* clusterRows(cluster: ClusterRecord): Iterable<Row> {
  const { id, canonical, centre, stub, members, agency, origin } = cluster;
  yield {
    ...{ id, canonical, centre, stub, articles: members.length + 1 },
    ...{ agency: agency?.name, agency_article: agency?.article, agency_place: agency?.place },
    ...{ credited: agency?.credited, origin: origin?.article },
    ...{ evidence: origin?.evidence, reason: origin?.reason },
  };
}

/** The canonical article first. */
function* memberRows(cluster: ClusterRecord): Iterable<Row> {
  const { id, canonical, canonicalToCentre, members, lineage = [] } = cluster;
  const ways = new Map(lineage.map((way) => [way.article, way]));
  for (const tie of [{ article: canonical, ...canonicalToCentre }, ...members]) {
    const { published, delay, credits, uncredited, changes } = ways.get(tie.article) ?? {};
    const { kept, cut, added, changed, changedTo } = changes ?? {};
    yield {
      ...{ cluster: id, ...tie, canonical: tie.article === canonical },
      ...{ published, delay, credits: credits && namesOf(credits), uncredited },
      ...{ kept, cut, added, changed, changed_to: changedTo },
    };
  }
}

function* editRows({ id, origin, lineage = [] }: ClusterRecord): Iterable<Row> {
  for (const { article, changes } of lineage) {
    if (changes === null) continue;
    const facts = { cluster: id, article, origin: origin?.article };
    for (const edit of changes.edits) yield { ...facts, moved: false, ...spansOf(edit) };
    for (const run of changes.moved) yield { ...facts, moved: true, ...spansOf(run) };
  }
}

function spansOf([originStart, originEnd, start, end]: EditedSpans): Row {
  return { origin_start: originStart, origin_end: originEnd, start, end };
}

function* linkRows({ id, links }: ClusterRecord): Iterable<Row> {
  for (const { cluster, ...link } of links) yield { cluster: id, ...link, other_cluster: cluster };
}

function* formRows({ id, article, blanks, members }: FormRecord): Iterable<Row> {
  yield { id, article, blanks: blanks.length, articles: members.length + 1 };
}

function* passageRows(passage: PassageRecord): Iterable<Row> {
  const { occurrences, path: _, oneText, ...plain } = passage;
  yield { ...plain, occurrences: occurrences.length, one_text: oneText };
}

function* repeatRows({ first, again, ...repeat }: RepeatRecord): Iterable<Row> {
  yield {
    ...repeat,
    ...{ first_start: first.start, first_end: first.end, first_line: first.line },
    ...{ again_start: again.start, again_end: again.end, again_line: again.line },
  };
}

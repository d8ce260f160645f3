/** The columns of the tables of a result. */
import type { TableColumns } from './table-files.js';

/** Articles. */
export const ARTICLES = {
  id: 'STRING',
  words: 'INT32',
  credits: 'STRING',
  coverage: 'DOUBLE',
  cluster: 'STRING',
  title: 'STRING',
  date: 'STRING',
  source: 'STRING',
  url: 'STRING',
  encoding: 'STRING',
} as const satisfies TableColumns;

/** Spans that occur in no other article. */
export const NOVEL = {
  article: 'STRING',
  start: 'INT32',
  end: 'INT32',
} as const satisfies TableColumns;

/** Clusters. */
export const CLUSTERS = {
  id: 'STRING',
  canonical: 'STRING',
  centre: 'STRING',
  stub: 'BOOLEAN',
  articles: 'INT32',
  agency: 'STRING',
  agency_article: 'STRING',
  agency_place: 'STRING',
  credited: 'INT32',
  origin: 'STRING',
  evidence: 'STRING',
  reason: 'STRING',
} as const satisfies TableColumns;

/** Articles of clusters, the canonical one included. */
export const MEMBERS = {
  cluster: 'STRING',
  article: 'STRING',
  canonical: 'BOOLEAN',
  relation: 'STRING',
  jaccard: 'DOUBLE',
  containment: 'DOUBLE',
  contains: 'DOUBLE',
  aligned: 'DOUBLE',
  published: 'STRING',
  delay: 'DOUBLE',
  credits: 'STRING',
  uncredited: 'BOOLEAN',
  kept: 'INT32',
  cut: 'INT32',
  added: 'INT32',
  changed: 'INT32',
  changed_to: 'INT32',
} as const satisfies TableColumns;

/**
 * Spans of the origin and of a copy in its place: edits, of which one span is empty where words were
 * added or cut, and then runs that were moved.
 */
export const EDITS = {
  cluster: 'STRING',
  article: 'STRING',
  origin: 'STRING',
  moved: 'BOOLEAN',
  origin_start: 'INT32',
  origin_end: 'INT32',
  start: 'INT32',
  end: 'INT32',
} as const satisfies TableColumns;

/** Links from articles of clusters to other articles. */
export const CLUSTER_LINKS = {
  cluster: 'STRING',
  article: 'STRING',
  other: 'STRING',
  other_cluster: 'STRING',
  jaccard: 'DOUBLE',
  aligned: 'DOUBLE',
} as const satisfies TableColumns;

/** Forms. */
export const FORMS = {
  id: 'STRING',
  article: 'STRING',
  blanks: 'INT32',
  articles: 'INT32',
} as const satisfies TableColumns;

/** Articles of forms, except the first. */
export const FORM_MEMBERS = {
  form: 'STRING',
  article: 'STRING',
  kept: 'INT32',
  replaced: 'INT32',
  reworded: 'INT32',
  jaccard: 'DOUBLE',
} as const satisfies TableColumns;

/** The words of the first article of a form for which another article has others. */
export const BLANKS = {
  form: 'STRING',
  article: 'STRING',
  start: 'INT32',
  end: 'INT32',
} as const satisfies TableColumns;

/** Passages. */
export const PASSAGES = {
  id: 'STRING',
  words: 'INT32',
  origin: 'STRING',
  boilerplate: 'BOOLEAN',
  house: 'BOOLEAN',
  kind: 'STRING',
  occurrences: 'INT32',
  reason: 'STRING',
  one_text: 'INT32',
} as const satisfies TableColumns;

/** Places of passages. */
export const OCCURRENCES = {
  passage: 'STRING',
  article: 'STRING',
  start: 'INT32',
  end: 'INT32',
  identity: 'DOUBLE',
  edits: 'INT32',
} as const satisfies TableColumns;

/** The articles that a passage went through, from the first step. */
export const PATHS = {
  passage: 'STRING',
  step: 'INT32',
  article: 'STRING',
  source: 'STRING',
  published: 'STRING',
} as const satisfies TableColumns;

/** Repeats. */
export const REPEATS = {
  article: 'STRING',
  class: 'STRING',
  words: 'INT32',
  identity: 'DOUBLE',
  first_start: 'INT32',
  first_end: 'INT32',
  first_line: 'INT32',
  again_start: 'INT32',
  again_end: 'INT32',
  again_line: 'INT32',
} as const satisfies TableColumns;

/** Sources. */
export const SOURCES = {
  source: 'STRING',
  articles: 'INT32',
  words: 'DOUBLE',
  originality: 'DOUBLE',
  given: 'INT32',
  taken: 'INT32',
} as const satisfies TableColumns;

/** Articles that an index has seen before. */
export const SEEN = {
  article: 'STRING',
  verdict: 'STRING',
  canonical: 'STRING',
  of: 'STRING',
  jaccard: 'DOUBLE',
  containment: 'DOUBLE',
  contains: 'DOUBLE',
  aligned: 'DOUBLE',
  coverage: 'DOUBLE',
} as const satisfies TableColumns;

/** Input that was skipped. */
export const SKIPPED = {
  path: 'STRING',
  reason: 'STRING',
  message: 'STRING',
  line: 'INT32',
  count: 'INT32',
} as const satisfies TableColumns;

/** Notices. */
export const NOTICES = {
  cause: 'STRING',
  count: 'INT32',
  article: 'STRING',
  message: 'STRING',
} as const satisfies TableColumns;

/** Totals; some may exceed 32 bits. */
export const SUMMARY = {
  articles: 'DOUBLE',
  words: 'DOUBLE',
  bytes: 'DOUBLE',
  pairs: 'DOUBLE',
  clusters: 'INT32',
  forms: 'INT32',
  passages: 'INT32',
  repeats: 'INT32',
  skipped: 'INT32',
  offsets: 'STRING',
} as const satisfies TableColumns;

/** The parts of records that show where a text is from, and what its copies made of it. */

import type { OriginEvidence } from '../group/cluster-origin.js';
import type { CreditPlace } from '../text/credit.js';

/** The agency that a cluster's text is from, by its best-credited article. */
export interface ClusterAgency {
  /** Its name as in `credits`. */
  name: string;
  /** The article with the best credit: a dateline before metadata, a byline, a footer, a credit line. */
  article: string;
  place: CreditPlace;
  /** The line of the credit, from 1; none in metadata. */
  line?: number;
  /** Articles of the cluster that credit it, and their share. */
  credited: number;
  share: number;
}

/** The article that a cluster's text came from. */
export interface ClusterOrigin {
  /** Null if dates and credits do not show it; nothing is guessed. */
  article: string | null;
  evidence: OriginEvidence;
  /** The evidence in a sentence. */
  reason: string;
}

/** A span of the origin and the span of the copy in its place, in the unit of all spans. */
export type EditedSpans = [
  originStart: number,
  originEnd: number,
  copyStart: number,
  copyEnd: number,
];

/**
 * The differences of a copy from the origin. `kept + cut + changed` is the number of words of the origin,
 * `kept + added + changedTo` the number of words of the copy.
 */
export interface Changes {
  kept: number;
  cut: number;
  added: number;
  /** Words of the origin that have others in their place, and the number of these. */
  changed: number;
  changedTo: number;
  /**
   * Each edit, in the order of the copy: an empty span of the origin where words were added, an
   * empty span of the copy where words were cut.
   */
  edits: EditedSpans[];
  /** Words that were kept at another place, in the order of the copy. */
  moved: EditedSpans[];
}

/** An article of a cluster on its way. */
export interface MemberLineage {
  article: string;
  /** When it was published, in ISO 8601 and UTC; not there if its date is not known. */
  published?: string;
  /** Seconds after the first dated article of the cluster. */
  delay?: number;
  credits: string[];
  /** Whether it has the agency's text without a credit of it. */
  uncredited: boolean;
  /** Against the origin; null for the origin, and if none is known. */
  changes: Changes | null;
}

/** An article through which a passage went. */
export interface PathStep {
  article: string;
  /** Its source, and when it was published; not there if they are not known. */
  source?: string;
  published?: string;
}

/** The share of a source's words that are its own, and its copies from and for others. */
export interface SourceRecord {
  type: 'source';
  source: string;
  articles: number;
  words: number;
  /** Share of its words that occur in no other article, or occurred here first. */
  originality: number;
  /** Copies in other sources whose origin is an article of this one; and the other way round. */
  given: number;
  taken: number;
}

/**
 * The edits of copies as small numbers, which compress to half: the text between two edits is as long in
 * the copy as in the origin, or nearly so. This file is also a part of the page.
 */
import type { Changes, EditedSpans, MemberLineage } from '../../records/lineage.js';
import type { ClusterRecord } from '../../records/records.js';

/**
 * Four numbers for each edit: the gap after the edit before it in the origin, what the gap in the copy
 * is longer, and the lengths of both spans.
 */
type PackedEdits = number[];

/** A cluster with the edits of its copies in one of two forms. */
type WithEdits<Edits> = Omit<ClusterRecord, 'lineage'> & {
  lineage?: (Omit<MemberLineage, 'changes'> & {
    changes: (Omit<Changes, 'edits' | 'moved'> & { edits: Edits; moved: Edits }) | null;
  })[];
};

/** A cluster as the page has it. */
export type PackedCluster = WithEdits<PackedEdits>;

/** A cluster with packed edits. */
export function packedCluster(cluster: ClusterRecord): PackedCluster {
  return edited(cluster, packed);
}

/** The cluster that was packed. */
export function unpackedCluster(cluster: PackedCluster): ClusterRecord {
  return edited(cluster, unpacked);
}

function edited<From, To>(cluster: WithEdits<From>, edits: (from: From) => To): WithEdits<To> {
  const { lineage, ...others } = cluster;
  if (!lineage) return others;
  const members = lineage.map(({ changes, ...member }) => ({
    ...member,
    changes: changes && { ...changes, edits: edits(changes.edits), moved: edits(changes.moved) },
  }));
  return { ...others, lineage: members };
}

function packed(edits: readonly EditedSpans[]): PackedEdits {
  const numbers: PackedEdits = [];
  let [originAt, copyAt] = [0, 0];
  for (const [originStart, originEnd, copyStart, copyEnd] of edits) {
    const gap = originStart - originAt;
    const longer = copyStart - copyAt - gap;
    numbers.push(gap, longer, originEnd - originStart, copyEnd - copyStart);
    [originAt, copyAt] = [originEnd, copyEnd];
  }
  return numbers;
}

function unpacked(numbers: PackedEdits): EditedSpans[] {
  const edits: EditedSpans[] = [];
  let [originAt, copyAt] = [0, 0];
  for (let at = 0; at < numbers.length; at += 4) {
    const [gap = 0, longer = 0, inOrigin = 0, inCopy = 0] = numbers.slice(at, at + 4);
    const [originStart, copyStart] = [originAt + gap, copyAt + gap + longer];
    [originAt, copyAt] = [originStart + inOrigin, copyStart + inCopy];
    edits.push([originStart, originAt, copyStart, copyAt]);
  }
  return edits;
}

import type { ComparedTexts } from '../match/compared-texts.js';
import type { Forms } from '../match/forms.js';
import { connect } from '../match/stories.js';
import { jaccard, type Verifier } from '../match/verify.js';

/**
 * Groups of texts that are one form, filled in anew. In each, the earliest text comes first, and
 * the others have their figures against it. Places count tokens of whole texts.
 */
export interface FormGroups {
  /** Where the texts of each group begin; one more for the end of the last. */
  bounds: Uint32Array;
  texts: Uint32Array;
  /** The figures of each text against the first of its group: see `FormChanges`. */
  kept: Uint32Array;
  replaced: Uint32Array;
  reworded: Uint32Array;
  jaccards: Float64Array;
  /** Spans of the first text in which others differ, and where the spans of each group begin. */
  blankBounds: Uint32Array;
  blankStarts: Uint32Array;
  blankEnds: Uint32Array;
}

/** No groups. */
export const NO_FORM_GROUPS: FormGroups = {
  bounds: new Uint32Array(1),
  texts: new Uint32Array(0),
  kept: new Uint32Array(0),
  replaced: new Uint32Array(0),
  reworded: new Uint32Array(0),
  jaccards: new Float64Array(0),
  blankBounds: new Uint32Array(1),
  blankStarts: new Uint32Array(0),
  blankEnds: new Uint32Array(0),
};

/**
 * Groups texts by the pairs that are one form. A form has no centre, so all connected texts belong
 * together. Cost: each text is matched with the first of its group.
 * @param count number of texts.
 */
export function groupForms(
  count: number,
  forms: Forms,
  exact: Verifier,
  bodies: ComparedTexts,
): FormGroups {
  if (forms.same.count === 0) return NO_FORM_GROUPS;
  const { bounds, texts } = groupsOf(connect(count, forms.same));
  const [kept, replaced, reworded] = [0, 1, 2].map(() => new Uint32Array(texts.length)) as Three;
  const jaccards = new Float64Array(texts.length).fill(1);
  const blankBounds = [0];
  const blankStarts: number[] = [];
  const blankEnds: number[] = [];
  for (let group = 0; group + 1 < bounds.length; group++) {
    const first = texts[bounds[group]!]!;
    const isBlank = new Uint8Array(bodies.count(first) + 1);
    for (let at = bounds[group]! + 1; at < bounds[group + 1]!; at++) {
      const changes = forms.changes(first, texts[at]!);
      kept[at] = changes.kept;
      replaced[at] = changes.replaced;
      reworded[at] = changes.reworded;
      jaccards[at] = jaccard(exact.overlap(first, texts[at]!));
      markSpans(changes.numbers, isBlank);
      markSpans(changes.words, isBlank);
    }
    for (let start = 0, end = 0; start < isBlank.length; start = end + 1) {
      for (end = start; isBlank[end] === 1; ) end++;
      if (end === start) continue;
      blankStarts.push(bodies.cut.toText(first, start));
      blankEnds.push(bodies.cut.toText(first, end - 1) + 1);
    }
    blankBounds.push(blankStarts.length);
  }
  return {
    ...{ bounds, texts, kept, replaced, reworded, jaccards },
    blankBounds: Uint32Array.from(blankBounds),
    blankStarts: Uint32Array.from(blankStarts),
    blankEnds: Uint32Array.from(blankEnds),
  };
}

type Three = [Uint32Array, Uint32Array, Uint32Array];

function markSpans(spans: readonly number[], marks: Uint8Array): void {
  for (let at = 0; at < spans.length; at += 2) marks.fill(1, spans[at], spans[at + 1]);
}

/** Groups of at least two texts, in the order of their first ones; texts ascend in each. */
function groupsOf(firsts: Uint32Array): Pick<FormGroups, 'bounds' | 'texts'> {
  const sizes = new Uint32Array(firsts.length);
  for (const first of firsts) sizes[first]!++;
  const next = new Uint32Array(firsts.length);
  const bounds = [0];
  let filled = 0;
  for (let first = 0; first < firsts.length; first++) {
    if (sizes[first]! < 2) continue;
    next[first] = filled;
    filled += sizes[first]!;
    bounds.push(filled);
  }
  const texts = new Uint32Array(filled);
  for (let text = 0; text < firsts.length; text++) {
    const first = firsts[text]!;
    if (sizes[first]! >= 2) texts[next[first]!++] = text;
  }
  return { bounds: Uint32Array.from(bounds), texts };
}

/** The group of each text, from 1; 0 for none. */
export function formOfTexts({ bounds, texts }: FormGroups, count: number): Uint32Array {
  const formOf = new Uint32Array(count);
  for (let group = 0; group + 1 < bounds.length; group++) {
    for (let at = bounds[group]!; at < bounds[group + 1]!; at++) formOf[texts[at]!] = group + 1;
  }
  return formOf;
}

/**
 * The spans that pairs cover, without the pairs that are one form and not copies: words that two
 * reports share by their form may still be new.
 * @param spans text, first token, end; the two texts of a pair alternate.
 * @param formOf the form of each text, from 1; 0 for none. `clusterOf` likewise.
 */
export function coveredByCopies(
  spans: Uint32Array,
  formOf: Uint32Array,
  clusterOf: Uint32Array,
): Uint32Array {
  const areOf = (groupOf: Uint32Array, at: number) => {
    const group = groupOf[spans[at]!]!;
    return group > 0 && group === groupOf[spans[at + 3]!];
  };
  const left = new Uint32Array(spans.length);
  let filled = 0;
  for (let at = 0; at < spans.length; at += 6) {
    if (areOf(formOf, at) && !areOf(clusterOf, at)) continue;
    left.set(spans.subarray(at, at + 6), filled);
    filled += 6;
  }
  return left.subarray(0, filled);
}

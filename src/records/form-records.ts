import type { FormGroups } from '../group/form-groups.js';
import { type Catalogue, rounded, spanReader } from './assemble.js';
import type { FormMember, FormRecord } from './records.js';

/** The records of reports that were filled into one form, in the order of their first ids. */
export function formRecords(groups: FormGroups, catalogue: Catalogue): FormRecord[] {
  const { articlesOf, ids } = catalogue;
  const spanOf = spanReader(catalogue);
  const found = Array.from({ length: groups.bounds.length - 1 }, (_, group) => {
    const [from, to] = [groups.bounds[group]!, groups.bounds[group + 1]!];
    const [first = 0, ...copies] = articlesOf(groups.texts[from]!);
    const members = copies.map((article) => memberOf(article, groups, from, catalogue));
    for (let at = from + 1; at < to; at++) {
      for (const article of articlesOf(groups.texts[at]!)) {
        members.push(memberOf(article, groups, at, catalogue));
      }
    }
    const blanks = Array.from(
      groups.blankStarts.subarray(groups.blankBounds[group], groups.blankBounds[group + 1]),
      (start, blank) => spanOf(first, start, groups.blankEnds[groups.blankBounds[group]! + blank]!),
    );
    members.sort((x, y) => x.number - y.number);
    return { first, blanks, members: members.map(({ number: _, ...member }) => member) };
  });
  found.sort((x, y) => x.first - y.first);
  return found.map(({ first, blanks, members }, i) => ({
    type: 'form',
    id: `f${i + 1}`,
    article: ids[first] ?? '',
    blanks,
    members,
  }));
}

function memberOf(
  article: number,
  groups: FormGroups,
  at: number,
  { ids }: Catalogue,
): FormMember & { number: number } {
  return {
    number: article,
    article: ids[article] ?? '',
    kept: groups.kept[at]!,
    replaced: groups.replaced[at]!,
    reworded: groups.reworded[at]!,
    jaccard: rounded(groups.jaccards[at]!),
  };
}

/**
 * Names of articles in results. Each article has a name of its own: its id, if no other article has
 * that id. Articles that share an id are all qualified, so that the order of the input does not
 * matter: by the file, `b.jsonl#17`, and if one file has the id more than once, also by the line,
 * `b.jsonl#17:3`. No article is dropped because of its name.
 */

/** An article before it has a name. */
export interface Unnamed {
  /** Id in its record; '' if the record has no id, and for a file of text. */
  own: string;
  /** Id of the file; '' for articles in memory. */
  file: string;
  /** Line in the file, from 1, or index in the list of articles in memory; 0 for a file of text. */
  line: number;
}

/** The names of articles, in the order of the articles; and the order of the articles by name. */
export interface ArticleNames {
  names: string[];
  /** Numbers of the articles in the order of their names (UTF-16 code units). */
  order: Uint32Array;
  /** Numbers of the articles whose ids were qualified, ascending. */
  qualified: number[];
}

/**
 * Names `count` articles. Cost: a sort of the names, and a look at each in every round of
 * qualifying: one round if ids are different, two or three if not.
 */
export function nameArticles(count: number, at: (article: number) => Unnamed): ArticleNames {
  const names = Array.from({ length: count }, (_, article) => nameOf(at(article), 0));
  const first = orderOf(names);
  let groups = groupsInOrder(names, first);
  if (groups.length === 0) return { names, order: first, qualified: [] };
  const levels = new Map<number, number>();
  const known = new Map<number, Unnamed>();
  const knownAt = (article: number) => known.get(article) ?? at(article);
  while (groups.length > 0) {
    // In the order of the input, because the strings may be on disk.
    for (const article of groups.flat().sort((x, y) => x - y)) {
      if (!known.has(article)) known.set(article, at(article));
    }
    const renamed = groups.flatMap((group) => toQualify(group, knownAt, levels));
    for (const article of renamed) {
      const level = (levels.get(article) ?? 0) + 1;
      levels.set(article, level);
      names[article] = nameOf(knownAt(article), level);
    }
    groups = groupsOf(names, renamed);
  }
  return { names, order: orderOf(names), qualified: [...levels.keys()].sort((x, y) => x - y) };
}

/** The names that an article may get, its id first: enough for any real input. */
export function possibleNames(article: Unnamed): string[] {
  return [0, 1, 2].map((level) => nameOf(article, level));
}

/** Id of a file, or of a member of the archive that it is: `news.zip/a.html`. */
export function sourceId(fileId: string, member: string): string {
  return member === '' ? fileId : `${fileId}/${member}`;
}

/** Id of a record without an id: `news.jsonl#12`, with the line in the whole file. */
export function recordId(fileId: string, line: number): string {
  return `${fileId}#${line}`;
}

/** The name of an article that was qualified this number of times. */
function nameOf({ own, file, line }: Unnamed, level: number): string {
  const place = line === 0 ? file : recordId(file, line);
  if (own === '') return `${place}${`:${line}`.repeat(level)}`;
  if (level === 0) return own;
  return file === ''
    ? `${own}${`:${line}`.repeat(level)}`
    : `${file}#${own}${`:${line}`.repeat(level - 1)}`;
}

/**
 * The articles of one name that must get another name. Articles with ids of their own go first; the
 * others are named by their places already.
 */
function toQualify(
  group: readonly number[],
  at: (article: number) => Unnamed,
  levels: ReadonlyMap<number, number>,
): number[] {
  const owning = group.filter((article) => at(article).own !== '');
  const movable = owning.length > 0 ? owning : group.filter((article) => at(article).line > 0);
  const isShort = movable.some((article) => (levels.get(article) ?? 0) < 2);
  if (owning.length > 0 && (isShort || owning.length < group.length)) return movable;
  // File names with # may collide however often articles are qualified: one article keeps its name.
  movable.sort((x, y) => comparePlaces(at(x), at(y)));
  return movable.length < group.length ? movable : movable.slice(1);
}

function comparePlaces(x: Unnamed, y: Unnamed): number {
  if (x.file !== y.file) return x.file < y.file ? -1 : 1;
  return x.line - y.line;
}

/**
 * The numbers of names in the order of the names; equal names stay in the order of their numbers.
 */
function orderOf(names: readonly string[]): Uint32Array {
  const order = new Uint32Array(names.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  // Most inputs come in the order of their ids.
  if (names.every((name, i) => i === 0 || names[i - 1]! <= name)) return order;
  return order.sort((x, y) => (names[x]! < names[y]! ? -1 : names[x] === names[y] ? x - y : 1));
}

/** The articles of each name that several articles have. */
function groupsInOrder(names: readonly string[], order: Uint32Array): number[][] {
  const groups: number[][] = [];
  for (let from = 0, to = 1; to <= order.length; to++) {
    if (names[order[to]!] === names[order[from]!]) continue;
    if (to - from > 1) groups.push([...order.subarray(from, to)]);
    from = to;
  }
  return groups;
}

/** The articles of each name that some articles have just got, if others have it too. */
function groupsOf(names: readonly string[], renamed: readonly number[]): number[][] {
  const groups = new Map<string, number[]>(renamed.map((article) => [names[article]!, []]));
  for (const [article, name] of names.entries()) groups.get(name)?.push(article);
  return [...groups.values()].filter((group) => group.length > 1);
}

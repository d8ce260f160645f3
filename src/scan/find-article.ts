import { isWholeFile } from '../article/address.js';
import { UsageError } from '../errors.js';
import { count } from '../records/figures.js';
import type { Analysis } from './analyse.js';

/**
 * The number of an article of a scan, by its id or by the path of its file.
 *
 * @throws {UsageError} if no article or several have this name.
 */
export function findArticle(name: string, { collection }: Analysis): number {
  const { ids, addressOf, qualified } = collection;
  const byId = ids.indexOf(name);
  if (byId >= 0) return byId;
  const owning = [...qualified].filter(([, own]) => own === name).map(([article]) => ids[article]!);
  if (owning.length > 0) {
    const some = owning.slice(0, 3).map(quoted).join(', ');
    throw new UsageError(
      `${count(owning.length, 'article')} have the id ${quoted(name)}: name one of them, such as ${some}`,
    );
  }
  const byPath = [...ids.keys()].filter((article) => {
    const address = addressOf(article);
    return isWholeFile(address) && isSamePath(address.path, name);
  });
  if (byPath[0] !== undefined && byPath.length === 1) return byPath[0];
  const skipped = collection.skipped.find((record) => isSamePath(record.path, name));
  if (skipped) {
    throw new UsageError(`${quoted(name)} was not read: ${skipped.reason}, ${skipped.message}`);
  }
  const some = ids.slice(0, 3).map(quoted).join(', ');
  const known =
    ids.length === 0 ? 'nothing was read' : `the scan has ${ids.length}, such as ${some}`;
  const wrong = byPath.length > 1 ? 'several articles have the name' : 'there is no article';
  const hint = byPath.length === 0 && isLikePath(name) ? '; a file must be among the paths' : '';
  throw new UsageError(`${wrong} ${quoted(name)}: ${known}${hint}`);
}

/** Whether a name may be the path of a file. */
function isLikePath(name: string): boolean {
  return /[/\\]|\.\w+$/.test(name);
}

/** Whether two paths are the same, or one ends with all parts of the other. */
function isSamePath(found: string, name: string): boolean {
  const [path = '', given = ''] = [found, name].map((one) =>
    one.replaceAll('\\', '/').replace(/^(\.\/)+/, ''),
  );
  const isEnd = (one: string, other: string) => other !== '' && one.endsWith(`/${other}`);
  return path === given || isEnd(path, given) || isEnd(given, path);
}

/** A name as messages show it. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 57)}...` : name);
}

/** Checks the arguments of the library's functions before anything is read. */
import { UsageError } from '../errors.js';
import { OPTIONS } from '../options/command-options.js';
import { HOOK_NAMES } from '../options/scan-table.js';
import type { ArticleInput } from '../read/given-articles.js';
import { listInputs } from '../read/list.js';

/**
 * The input of a scan: paths (files, folders, globs, or `-` for NDJSON on standard input), or
 * articles in memory, from a list, a generator or a stream.
 */
export type ScanInput = readonly string[] | Iterable<ArticleInput> | AsyncIterable<ArticleInput>;

/** Paths, or articles that are not checked yet; one of the two is null. */
export type TakenInput = { paths: string[]; articles: null } | { paths: null; articles: unknown[] };

/**
 * Takes the input; reads a stream to its end. A list of strings is a list of paths.
 * @throws {UsageError} if it is a single string, or cannot be iterated.
 */
export async function takeInput(input: ScanInput): Promise<TakenInput> {
  const given: unknown = input;
  if (typeof given === 'string') {
    throw new UsageError(`input takes a list of paths, got a string: pass [${show(given)}]`);
  }
  if (!isIterable(given)) {
    throw new UsageError(`input takes a list of paths, or articles, got ${show(given)}`);
  }
  const items = await itemsOf(given);
  const isPaths = items.every((item) => typeof item === 'string');
  return isPaths ? { paths: items, articles: null } : { paths: null, articles: items };
}

/**
 * The files that a scan of these paths reads, in the order in which they are found. A path that
 * leads nowhere has no files.
 */
export function* filesRead(paths: readonly string[]): Generator<string> {
  for (const { path } of listInputs(paths).inputs) yield path;
}

async function itemsOf(given: Iterable<unknown> | AsyncIterable<unknown>): Promise<unknown[]> {
  if (Symbol.iterator in given) return Array.from(given);
  const items: unknown[] = [];
  for await (const item of given) items.push(item);
  return items;
}

function isIterable(value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Symbol.iterator in value || Symbol.asyncIterator in value)
  );
}

/**
 * Refuses anything that is not a hook.
 * @throws {UsageError} that names options given as hooks, and hooks of other types.
 */
export function checkHooks(hooks: unknown): void {
  if (typeof hooks !== 'object' || hooks === null || hooks instanceof AbortSignal) {
    const advice = hooks instanceof AbortSignal ? ': pass { signal }' : '';
    throw new UsageError(`hooks takes an object, got ${show(hooks)}${advice}`);
  }
  const faults = Object.entries(hooks).flatMap(([name, value]) => {
    if (OPTIONS.some((option) => option.name === name)) {
      return [`${name} is an option, not a hook: pass it in the argument before the hooks`];
    }
    if (!HOOK_NAMES.includes(name))
      return [`there is no hook ${show(name)}; there are ${HOOK_NAMES.join(', ')}`];
    const isRight = name === 'signal' ? value instanceof AbortSignal : typeof value === 'function';
    if (value === undefined || isRight) return [];
    return [
      `${name} takes ${name === 'signal' ? 'an AbortSignal' : 'a function'}, got ${show(value)}`,
    ];
  });
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
}

function show(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return value.constructor?.name ? `an object of type ${value.constructor.name}` : 'an object';
  }
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'string') return String(value);
  return `'${value.length > 60 ? `${value.slice(0, 57)}...` : value}'`;
}

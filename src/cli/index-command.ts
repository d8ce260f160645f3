/** `wirecopy index`: looks at an index and changes it. */
import { EXIT, UsageError } from '../errors.js';
import { type ArticleIndex, type IndexStats, openIndex } from '../index.js';
import { INDEX_TABLE, type IndexCliOptions } from '../options/dedup-tables.js';
import { validateIndexCli } from '../options/validate-dedup.js';
import { count, formatBytes, thousands } from '../records/figures.js';
import type { Streams } from './output.js';

/** The options that only some actions take. */
const OF_ACTIONS = ['id', 'source', 'older', 'json'] as const;

/** An action of the command on an open index. */
interface Action {
  isReadOnly: boolean;
  /** The options that it takes beside those with which the index was made. */
  takes: readonly (keyof IndexCliOptions)[];
  /** Returns the exit status. */
  run: (index: ArticleIndex, others: readonly string[], call: Call) => Promise<number>;
}

interface Call {
  options: IndexCliOptions;
  streams: Streams;
}

const ACTIONS: Readonly<Record<string, Action>> = {
  stats: { isReadOnly: true, takes: ['json'], run: showStats },
  verify: { isReadOnly: true, takes: [], run: verify },
  remove: { isReadOnly: false, takes: ['id', 'source', 'older'], run: remove },
  merge: { isReadOnly: false, takes: [], run: merge },
  compact: { isReadOnly: false, takes: [], run: compact },
};

/**
 * Runs the command and returns its exit status: 3 if an index is damaged.
 *
 * @throws UsageError, RunError for faults that the user has to mend.
 */
export async function runIndex(
  [name = '', folder = '', ...others]: readonly string[],
  given: Readonly<Record<string, unknown>>,
  streams: Streams,
): Promise<number> {
  const options = validateIndexCli(given);
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) {
    throw new UsageError(
      `wirecopy index takes one of ${Object.keys(ACTIONS).join(', ')}, got ${JSON.stringify(name)}; articles are added and asked for by wirecopy dedup`,
    );
  }
  if (others.length > 0 && name !== 'merge') {
    throw new UsageError(`wirecopy index ${name} takes one index, got ${others.length + 1}`);
  }
  refuseOthers(name, action, given);
  const index = await openIndex(folder, { ...madeWith(options), readOnly: action.isReadOnly });
  try {
    return await action.run(index, others, { options, streams });
  } finally {
    index.close();
  }
}

/** @throws {UsageError} that names an option without effect on an action. */
function refuseOthers(
  name: string,
  { takes }: Action,
  given: Readonly<Record<string, unknown>>,
): void {
  const wrong = OF_ACTIONS.filter(
    (option) => given[option] !== undefined && !takes.includes(option),
  );
  if (wrong.length === 0) return;
  const flags = wrong.map((option) => INDEX_TABLE[option].flag).join(' or ');
  throw new UsageError(`wirecopy index ${name} takes no ${flags}`);
}

function madeWith({ shingle, minPassage, offsets }: IndexCliOptions) {
  return { shingle, minPassage, offsets };
}

async function showStats(index: ArticleIndex, _: readonly string[], { options, streams }: Call) {
  const stats = index.stats();
  const text = options.json ? `${JSON.stringify(stats)}\n` : describeStats(stats);
  streams.stdout.write(text);
  return EXIT.ok;
}

function describeStats({ articles, segments, recent, boilerplate, bytes }: IndexStats): string {
  const total = Object.values(bytes).reduce((sum, part) => sum + part, 0);
  const each = articles === 0 ? '' : `, ${thousands(Math.round(total / articles))} an article`;
  const lines = [
    `${count(articles, 'article')} in ${count(segments, 'segment')}; ${thousands(recent)} in the journal`,
    `${count(boilerplate, 'fingerprint')} of boilerplate`,
    `${formatBytes(total)} on disk${each}`,
    ...Object.entries(bytes).map(([name, part]) => `  ${name.padEnd(10)} ${formatBytes(part)}`),
  ];
  return `${lines.join('\n')}\n`;
}

async function verify(index: ArticleIndex, _: readonly string[], { streams }: Call) {
  const faults = index.verify();
  for (const fault of faults) streams.stderr.write(`wirecopy: ${fault}\n`);
  if (faults.length === 0) {
    streams.stdout.write(`${count(index.stats().articles, 'article')}: every checksum is right\n`);
  }
  return faults.length === 0 ? EXIT.ok : EXIT.incomplete;
}

async function remove(index: ArticleIndex, _: readonly string[], { options, streams }: Call) {
  const { id, source, older } = options;
  if (id === '' && source === '' && older === null) {
    throw new UsageError('wirecopy index remove takes --id, --source or --older');
  }
  const removed = await index.remove({
    ...(id === '' ? {} : { id }),
    ...(source === '' ? {} : { source }),
    ...(older === null ? {} : { before: index.latest - older }),
  });
  streams.stdout.write(`${count(removed, 'article')} removed\n`);
  return EXIT.ok;
}

async function merge(index: ArticleIndex, others: readonly string[], { options, streams }: Call) {
  if (others.length === 0) throw new UsageError('wirecopy index merge takes the indexes to add');
  for (const folder of others) {
    const other = await openIndex(folder, { ...madeWith(options), readOnly: true });
    const added = await index.merge(other);
    other.close();
    streams.stdout.write(`${folder}: ${count(added, 'article')} added\n`);
  }
  return EXIT.ok;
}

async function compact(index: ArticleIndex, _: readonly string[], { streams }: Call) {
  index.compact();
  streams.stdout.write(describeStats(index.stats()));
  return EXIT.ok;
}

/** `wirecopy serve`: the index over HTTP, until a signal asks it to end. */
import fs from 'node:fs';
import { EXIT, messageOf, RunError, UsageError } from '../errors.js';
import { openIndex, serveIndex } from '../index.js';
import { validateServeCli } from '../options/validate-serve.js';
import type { Streams } from './output.js';
import { version } from './version.js';

/**
 * Runs the command and returns its exit status after a signal.
 *
 * @throws UsageError, RunError for faults that the user has to mend.
 */
export async function runServe(
  given: Readonly<Record<string, unknown>>,
  { stderr, env, signal }: Streams,
): Promise<number> {
  const { reading, rules, listening, cli } = validateServeCli(given);
  const token = tokenOf(cli.tokenFile, env.WIRECOPY_TOKEN);
  const { threshold, minPassage, shingle, offsets } = reading;
  const { index: folder, ...judging } = rules;
  const index = await openIndex(folder, { threshold, minPassage, shingle, offsets, ...judging });
  try {
    const context = {
      token,
      version: version(),
      log: stderr,
      level: cli.quiet ? 'warn' : 'info',
    } as const;
    const server = await serveIndex(index, { ...reading, ...listening }, context);
    await aborted(signal);
    await server.stop();
  } finally {
    index.close();
  }
  return EXIT.ok;
}

/** The token of a file, else of the environment, without white space around it; null if there is none. */
function tokenOf(file: string | null, fromEnvironment: string | undefined): string | null {
  const given = file === null ? fromEnvironment : contentOf(file);
  if (given === undefined) return null;
  const token = given.trim();
  const where = file === null ? 'WIRECOPY_TOKEN' : '--token-file';
  if (token === '') throw new UsageError(`${where} takes a token, got nothing but white space`);
  return token;
}

function contentOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new RunError(`--token-file cannot read ${JSON.stringify(file)}: ${messageOf(error)}`);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

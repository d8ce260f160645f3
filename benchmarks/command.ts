/**
 * Shared parts of the commands of the benches: reading numbers, working in a folder of their own,
 * ending with a status.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The integer value of an option. @throws Error that names the option, if its value is below
 * `least` or no integer.
 */
export function integerOption<Name extends string>(
  values: Readonly<Record<Name, unknown>>,
  name: Name,
  least: number,
): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`--${name}: expected an integer of ${least} or more, got ${values[name]}`);
}

/** Runs `work` in a new folder, which is removed afterwards, even after an interruption. */
export async function inOwnFolder(
  name: string,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `wirecopy-${name}-`));
  const clean = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('SIGINT', () => {
    clean();
    process.exit(130);
  });
  try {
    await work(folder);
  } finally {
    clean();
  }
}

/** Runs the command; an error becomes a line on standard error, and the status 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

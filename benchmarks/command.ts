/** What all commands of the benches do: read numbers, work in a folder of their own, end with a status. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The integer that an option was given. @throws Error that names it, where it is none of `least` and more. */
export function integerOption<Name extends string>(
  values: Readonly<Record<Name, unknown>>,
  name: Name,
  least: number,
): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`--${name}: expected an integer of ${least} or more, got ${values[name]}`);
}

/** Runs `work` in a new folder, which is gone afterwards, also when it is interrupted. */
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

/** Runs the command; an error is a line on standard error, and the status 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** Exit statuses of the command line; see README, "Exit codes". */
export const EXIT = { ok: 0, found: 1, usage: 2, incomplete: 3, interrupted: 130 } as const;

/**
 * A wrong option or argument. The message names the flag, the value it got and the values it takes.
 */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly exitStatus = EXIT.usage;
}

/** The environment failed the run: an output that cannot be written, a worker that died. */
export class RunError extends Error {
  override name = 'RunError';
  readonly exitStatus = EXIT.incomplete;
}

/** The message of an error; a thrown value of another kind as a string. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

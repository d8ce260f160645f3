/**
 * The signal that ends a run, such as an `AbortSignal`. Declared here because not every consumer
 * has that type.
 */
export interface Abortion {
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Work that may be interrupted after each bounded piece of it: it then yields. */
export type Pieces<Result> = Generator<void, Result, void>;

/** Small steps, such as comparisons of two texts, that make a piece together. */
export const STEPS_A_PIECE = 256;

/** The time after which work is interrupted, so that a signal is heard well within a second. */
const PIECE_MS = 50;

/** Does work piece by piece, with pauses in between. The result does not depend on the pauses. */
export async function inPieces<Result>(
  work: Pieces<Result>,
  signal: Abortion | undefined,
): Promise<Result> {
  for (let since = performance.now(); ; ) {
    const next = work.next();
    if (next.done) return next.value;
    if (performance.now() - since < PIECE_MS) continue;
    await pause(signal);
    since = performance.now();
  }
}

/**
 * Lets everything run that waits, such as code that aborts the signal; then throws if the signal is
 * aborted.
 */
export async function pause(signal: Abortion | undefined): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}

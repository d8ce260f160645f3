/**
 * The signal that ends a run, such as an `AbortSignal`. Declared here because not every consumer
 * has that type.
 */
export interface Abortion {
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Lets everything run that waits, such as code that aborts the signal; then throws if the signal is
 * aborted.
 */
export async function pause(signal: Abortion | undefined): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}

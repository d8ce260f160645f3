/** What ends a run: an `AbortSignal` is one. Declared here, for not every consumer has that type. */
export interface Abortion {
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Lets everything else run that waits, such as what aborts the signal; then throws if it did. */
export async function pause(signal: Abortion | undefined): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}

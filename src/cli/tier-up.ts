import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that a function runs through before V8 optimises it; of its own accord 66 KB. */
const INTERRUPT_BUDGET = 400_000;
/** The Node on which it was measured: another V8 may not gain, or may complain of the flag on stderr. */
const MEASURED_ON = 20;

/**
 * Has V8 optimise only what runs for long. What is hot here is WebAssembly; the JavaScript around it
 * is much code that runs seldom, and each thread compiles its own: an eighth of the CPU time of a scan of
 * 20,000 articles. Cost: none. Holds for all threads that are started later.
 */
export function optimiseSeldom(): void {
  const major = Number.parseInt(process.versions.node, 10);
  if (major === MEASURED_ON) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}

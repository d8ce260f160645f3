import { setFlagsFromString } from 'node:v8';

/**
 * What V8 is told: to optimise a function once it has run through so many bytes of bytecode (of its own
 * accord 66 KB), to put less of other functions into it (920 bytes), and to do it in fewer steps.
 */
const FLAGS = [
  '--interrupt-budget=400000',
  '--max-inlined-bytecode-size-cumulative=100',
  '--no-turbo-loop-peeling',
];
/** The Node on which it was measured: another V8 may not gain, or may complain of a flag on stderr. */
const MEASURED_ON = 20;

/**
 * Has V8 optimise only what runs for long, and for less. What is hot here is WebAssembly; the JavaScript
 * around it is much code that runs seldom, and each thread compiles its own: of a scan of 20,000 articles
 * an eighth of the CPU time for the first flag, some 8 % for the others. Cost: none. Holds for all
 * threads that are started later.
 */
export function optimiseSeldom(): void {
  const major = Number.parseInt(process.versions.node, 10);
  if (major === MEASURED_ON) for (const flag of FLAGS) setFlagsFromString(flag);
}

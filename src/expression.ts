/**
 * A regular expression that is made at the first call, for code that most scans do not run. V8 checks
 * each literal when it loads a file, also those in functions that never run: an expression with several
 * classes of Unicode takes half a millisecond of each thread.
 */
export function expression(source: string, flags = 'u'): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, flags);
    return made;
  };
}
